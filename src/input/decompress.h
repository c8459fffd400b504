// Decompression of an input, whatever it is compressed with.
#pragma once

#include "input/stream.h"
#include "input/window_memory.h"

namespace pith::internal {

/// `stream` decompressed if its first bytes are those of gzip, zstd, xz or bzip2, else as it is. One layer is decompressed. Reads
/// no more bytes than it takes to decide, so that a filter can answer the first line before there is a second one. Damaged data
/// and decompression bombs end the stream with an error, and so does data that takes more memory than `memory` allows, which must
/// outlive the stream. `capacity` is the first size of the buffer for what was decompressed.
Stream decompressed(Stream stream, WindowMemory& memory, std::size_t capacity = Stream::kCapacity);

}  // namespace pith::internal
