// Decompression of gzip, zlib and bare deflate data.
#pragma once

#include <string_view>

#include "input/byte_source.h"

namespace pith::internal {

/// The first bytes of every gzip member.
inline constexpr std::string_view kGzipMagic = "\x1F\x8B";

/// `from` decompressed: gzip of any number of members. Bytes after the last member that are not a member are left out. Fails on
/// damaged data and on decompression bombs; what was decompressed before the failure comes first.
ByteSource gzip_source(ByteSource from);

/// The same for a body that HTTP calls "deflate", which is zlib or bare deflate data.
ByteSource deflate_source(ByteSource from);

}  // namespace pith::internal
