// The memory of decompressors: the windows of zstd, the dictionaries of zstd and xz.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

namespace pith::internal {

/// What a decompressor may hold and holds as long as its input is read, in bytes. A file states how much it needs; one that needs
/// more is refused.
struct WindowMemory {
  static constexpr std::size_t kDefaultMax = std::size_t{130} << 20;  ///< as much as `zstd` itself takes, and `xz -9` twice

  std::size_t max = kDefaultMax;
  std::size_t held = 0;

  /// Notes that so much is needed. False, with a reason in `error`, if that is too much.
  bool hold(std::size_t bytes, std::string& error) {
    held = std::max(held, std::min(bytes, max));
    if (bytes > max)
      error =
          "it takes " + std::to_string(bytes >> 20U) + " MiB to unpack, and " + std::to_string(max >> 20U) + " MiB are allowed";
    return bytes <= max;
  }
};

}  // namespace pith::internal
