// The pages of one archive: of a WARC or an ARC file.
#pragma once

#include <memory>
#include <string_view>

#include "input/containers.h"
#include "input/record_heads.h"

namespace pith::internal {

/// The pages of an archive, decompressed, whose records have such heads.
std::unique_ptr<PageSource> archive_pages(Stream stream, const ReadOptions& options, std::unique_ptr<RecordHeads> heads);

/// The same for a WARC or an ARC file; its first bytes tell which it is.
std::unique_ptr<PageSource> archive_pages(Stream stream, const ReadOptions& options);

}  // namespace pith::internal
