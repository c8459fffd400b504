// Decompression of xz.
#pragma once

#include "input/byte_source.h"
#include "input/window_memory.h"

namespace pith::internal {

/// `from` decompressed: any number of xz streams. `memory`, which must outlive the source, says what dictionaries may take. Fails
/// on damaged data and on decompression bombs; what was decompressed before the failure comes first.
ByteSource xz_source(ByteSource from, WindowMemory& memory);

}  // namespace pith::internal
