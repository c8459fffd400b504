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

#include "base/swar.h"

namespace pith::internal {

using Bytes16 [[gnu::vector_size(16)]] = std::int8_t;  ///< signed on every machine: bytes beyond ASCII are negative
inline constexpr std::size_t kSimdBytes = sizeof(Bytes16);

/// What lanes are compared with for a byte beyond ASCII.
constexpr std::int8_t signed_byte(char byte) { return static_cast<std::int8_t>(byte); }

/// The kSimdBytes bytes from `bytes` on.
inline Bytes16 load16(const char* bytes) {
  Bytes16 lanes;
  std::memcpy(&lanes, bytes, kSimdBytes);
  return lanes;
}

/// Those of `text` from `at` on, at most its size; zeros behind its end.
inline Bytes16 load16(std::string_view text, std::size_t at) {
  const char* bytes = text.data() + at;
  const std::size_t rest = text.size() - at;
  if (rest >= kSimdBytes) return load16(bytes);
  std::array<char, kSimdBytes> padded;
  store_eight(padded.data(), load_few(bytes, std::min<std::size_t>(rest, 8)));
  store_eight(padded.data() + 8, rest > 8 ? load_few(bytes + 8, rest - 8) : 0);
  return load16(padded.data());
}

/// A bit for each lane that is negative, as lanes that compare true are; the first lane's is the lowest.
inline std::uint32_t mask_of(Bytes16 lanes) {
#ifdef __SSE2__
  using Chars [[gnu::vector_size(16)]] = char;
  return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(reinterpret_cast<Chars>(lanes)));
#else
  using Halves [[gnu::vector_size(16)]] = std::uint64_t;
  constexpr Bytes16 kWeights = {1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128};
  const Halves sums = reinterpret_cast<Halves>((lanes < 0) & kWeights) * kEachByte >> 56;
  return static_cast<std::uint32_t>(sums[0] | sums[1] << 8);
#endif
}

/// The first lane that is negative; kSimdBytes when none is.
inline std::size_t first_match(Bytes16 lanes) {
  return static_cast<std::size_t>(std::countr_zero(mask_of(lanes) | std::uint32_t{1} << kSimdBytes));
}

/// A bit for each of 64 bytes that is of a class. `is(lanes)` are lanes that are negative where it holds, each judged by itself.
template <typename Class>
std::uint64_t mask_of_64(const char* bytes, const Class& is) {
  std::uint64_t bits = 0;
  for (std::size_t at = 0; at < 64; at += kSimdBytes) bits |= std::uint64_t{mask_of(is(load16(bytes + at)))} << at;
  return bits;
}

/// The first byte of `text` from `at` on, at most its size, that is of a class; the size when there is none.
template <typename Class>
std::size_t find_class(std::string_view text, std::size_t at, const Class& is) {
  if (text.size() - at < kSimdBytes) return std::min(text.size(), at + first_match(is(load16(text, at))));
  const std::size_t last = text.size() - kSimdBytes;
  while (true) {
    if (const std::size_t first = first_match(is(load16(text.data() + at))); first < kSimdBytes) return at + first;
    if (at == last) return text.size();
    at = std::min(at + kSimdBytes, last);  // the last lanes may begin with bytes that have been looked at
  }
}

/// Which lanes are ASCII letters.
inline Bytes16 is_letter16(Bytes16 c) {
  const Bytes16 lower = c | 0x20;
  return (lower >= 'a') & (lower <= 'z');
}

/// Which lanes are ASCII digits.
inline Bytes16 is_digit16(Bytes16 c) { return (c >= '0') & (c <= '9'); }

}  // namespace pith::internal
