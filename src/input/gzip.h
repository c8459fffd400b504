// Decompression of gzip, zlib and bare deflate data.
#pragma once

#include <string_view>

#include "input/byte_source.h"

namespace pith::internal {

/// The first bytes of every gzip member.
inline constexpr std::string_view kGzipMagic = "\x1F\x8B";

/// `from` decompressed: gzip of any number of members. It ends at bytes that are no member. Fails on damaged data and on
/// decompression bombs; what was decompressed before the failure comes first. When it is read after its end or a failure, it goes
/// on with the next member, which may begin before the place where the damage was found. Bytes between members that are no gzip,
/// and more than padding, are a failure of their own.
ByteSource gzip_source(ByteSource from);

/// The same for a body that HTTP calls "deflate", which is zlib or bare deflate data.
ByteSource deflate_source(ByteSource from);

}  // namespace pith::internal
