// Decompression of Brotli (RFC 7932), which HTTP calls "br".
#pragma once

#include "input/byte_source.h"

namespace pith::internal {

/// `from` decompressed. Fails on damaged data and on decompression bombs; what was decompressed before the failure comes first.
/// What follows the compressed data is not read. Takes up to 16 MiB for the window, as far as the data fills it.
ByteSource brotli_source(ByteSource from);

}  // namespace pith::internal
