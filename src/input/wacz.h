// WACZ files: ZIP files of web archives.
#pragma once

#include <memory>
#include <string_view>

#include "input/containers.h"

namespace pith::internal {

/// Whether an input that starts with these bytes may be a WACZ file: a ZIP file that is not known to be anything else.
bool may_be_wacz(std::string_view start);

/// The pages of the files archive/*.warc, .warc.gz, .warc.zst, .arc and .arc.gz in a ZIP file, with the titles that pages/*.jsonl
/// has for their addresses. A ZIP file without such a file gives an error.
std::unique_ptr<PageSource> wacz_pages(Stream stream, const ReadOptions& options);

}  // namespace pith::internal
