// Records of WARC files.
#pragma once

#include <memory>
#include <string_view>

#include "input/containers.h"

namespace pith::internal {

/// Whether an input that starts with these bytes is a WARC file.
bool is_warc(std::string_view start);

/// The pages of a WARC file, decompressed.
std::unique_ptr<PageSource> warc_pages(Stream stream, const ReadOptions& options);

}  // namespace pith::internal
