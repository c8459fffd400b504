// Decompression of zstd (RFC 8878), with dictionaries as web archives have them.
#pragma once

#include <string_view>

#include "input/byte_source.h"
#include "input/window_memory.h"

namespace pith::internal {

/// The first bytes of every zstd frame that has content.
inline constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";

/// `from` decompressed: any number of frames. Skippable frames are passed over, but for a dictionary in the first one, which may
/// be compressed itself; all frames after it use it. `memory`, which must outlive the source, says what windows and dictionaries
/// may take. Fails on damaged data and on decompression bombs; what was decompressed before the failure comes first. When it is
/// read after a failure, it goes on with the next frame.
ByteSource zstd_source(ByteSource from, WindowMemory& memory);

/// Whether `start` is the beginning of a skippable frame, which has content for others than a decompressor, or the beginning of
/// the beginning. Four bytes are enough.
bool may_be_skippable_frame(std::string_view start);

}  // namespace pith::internal
