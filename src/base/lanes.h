// Sixteen bytes side by side, and which of them are of some class as the bits of a number.
//
// In: bytes. Out: lanes, compared and combined by the compiler's vector operators; bits. The idea: what a loop over bytes asks
// of each with a branch is asked of sixteen at once without one, and of the last fifteen of a text no differently.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/eight_bytes.h"

namespace pith::internal {

using Lanes [[gnu::vector_size(16)]] = std::int8_t;  ///< signed on every machine: bytes beyond ASCII are negative
inline constexpr std::size_t kLanes = sizeof(Lanes);

/// What lanes are compared with for a byte beyond ASCII.
constexpr std::int8_t lane(char byte) { return static_cast<std::int8_t>(byte); }

/// The kLanes bytes from `bytes` on.
inline Lanes lanes_at(const char* bytes) {
  Lanes lanes;
  std::memcpy(&lanes, bytes, kLanes);
  return lanes;
}

/// Those of `text` from `at` on, at most its size; zeros behind its end.
inline Lanes lanes_at(std::string_view text, std::size_t at) {
  const char* bytes = text.data() + at;
  const std::size_t rest = text.size() - at;
  if (rest >= kLanes) return lanes_at(bytes);
  std::array<char, kLanes> padded;
  store_eight(padded.data(), load_few(bytes, std::min<std::size_t>(rest, 8)));
  store_eight(padded.data() + 8, rest > 8 ? load_few(bytes + 8, rest - 8) : 0);
  return lanes_at(padded.data());
}

/// A bit for each lane that is negative, as lanes that compare true are; the first lane's is the lowest.
inline std::uint32_t bits_of(Lanes lanes) {
#ifdef __SSE2__
  using Chars [[gnu::vector_size(16)]] = char;
  return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(reinterpret_cast<Chars>(lanes)));
#else
  using Halves [[gnu::vector_size(16)]] = std::uint64_t;
  constexpr Lanes kWeights = {1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128};
  const Halves sums = reinterpret_cast<Halves>((lanes < 0) & kWeights) * kEachByte >> 56;
  return static_cast<std::uint32_t>(sums[0] | sums[1] << 8);
#endif
}

/// The first lane that is negative; kLanes when none is.
inline std::size_t first_lane(Lanes lanes) {
  return static_cast<std::size_t>(std::countr_zero(bits_of(lanes) | std::uint32_t{1} << kLanes));
}

/// A bit for each of 64 bytes that is of a class. `is(lanes)` are lanes that are negative where it holds, each judged by itself.
template <typename Class>
std::uint64_t bits_of_64(const char* bytes, const Class& is) {
  std::uint64_t bits = 0;
  for (std::size_t at = 0; at < 64; at += kLanes) bits |= std::uint64_t{bits_of(is(lanes_at(bytes + at)))} << at;
  return bits;
}

/// The first byte of `text` from `at` on, at most its size, that is of a class; the size when there is none.
template <typename Class>
std::size_t find_class(std::string_view text, std::size_t at, const Class& is) {
  if (text.size() - at < kLanes) return std::min(text.size(), at + first_lane(is(lanes_at(text, at))));
  const std::size_t last = text.size() - kLanes;
  while (true) {
    if (const std::size_t first = first_lane(is(lanes_at(text.data() + at))); first < kLanes) return at + first;
    if (at == last) return text.size();
    at = std::min(at + kLanes, last);  // the last lanes may begin with bytes that have been looked at
  }
}

/// Which lanes are ASCII letters.
inline Lanes are_letters(Lanes c) {
  const Lanes lower = c | 0x20;
  return (lower >= 'a') & (lower <= 'z');
}

/// Which lanes are ASCII digits.
inline Lanes are_digits(Lanes c) { return (c >= '0') & (c <= '9'); }

}  // namespace pith::internal
