// A guard against decompression bombs: small inputs that decompress to far more than any page.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace pith::internal {

/// How many bytes went into a decompressor and how many came out.
struct Expansion {
  std::uint64_t in = 0;
  std::uint64_t out = 0;

  bool is_bomb() const {
    constexpr std::uint64_t kMaxRatio = 2000;                       // gzip reaches 1032
    constexpr std::uint64_t kJudgedFrom = std::uint64_t{16} << 20;  // short runs of one byte compress better than any bound
    return out > kJudgedFrom && out > kMaxRatio * std::max<std::uint64_t>(in, 1);
  }
};

inline constexpr std::string_view kBombError = "inflates too far to be a page";

}  // namespace pith::internal
