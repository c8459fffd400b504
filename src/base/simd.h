// SIMD: operations on sixteen bytes at once, written with the vector types of g++ and clang.
//
// In: bytes. Out: vectors of bytes, which the operators of C++ compare and combine byte by byte; numbers with one bit per byte.
// The idea: a loop that asks each byte of a text whether it is, say, a letter has a branch per byte; here sixteen bytes are
// answered without one.
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

using Bytes16 [[gnu::vector_size(16)]] = std::int8_t;  ///< signed on every machine, so bytes beyond ASCII are negative
inline constexpr std::size_t kSimdBytes = sizeof(Bytes16);

/// A byte beyond ASCII as a number to compare vectors with.
constexpr std::int8_t signed_byte(char byte) { return static_cast<std::int8_t>(byte); }

/// The 16 bytes at `bytes`, all of which must be readable.
inline Bytes16 load16(const char* bytes) {
  Bytes16 vector;
  std::memcpy(&vector, bytes, kSimdBytes);
  return vector;
}

/// The 16 bytes of `text` from `at` on, with zeros in place of bytes after its end. `at` is at most the size of the text.
inline Bytes16 load16(std::string_view text, std::size_t at) {
  const char* bytes = text.data() + at;
  const std::size_t rest = text.size() - at;
  if (rest >= kSimdBytes) return load16(bytes);
  std::array<char, kSimdBytes> padded;
  store_eight(padded.data(), load_few(bytes, std::min<std::size_t>(rest, 8)));
  store_eight(padded.data() + 8, rest > 8 ? load_few(bytes + 8, rest - 8) : 0);
  return load16(padded.data());
}

/// One bit per byte, the lowest for the first byte: 1 where the byte is negative, as the results of comparisons are where they
/// are true.
inline std::uint32_t mask_of(Bytes16 vector) {
#ifdef __SSE2__
  using Chars [[gnu::vector_size(16)]] = char;
  return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(reinterpret_cast<Chars>(vector)));
#else
  using Halves [[gnu::vector_size(16)]] = std::uint64_t;
  constexpr Bytes16 kWeights = {1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128};
  const Halves sums = reinterpret_cast<Halves>((vector < 0) & kWeights) * kEachByte >> 56;
  return static_cast<std::uint32_t>(sums[0] | sums[1] << 8);
#endif
}

/// The index of the first negative byte, or kSimdBytes if there is none.
inline std::size_t first_match(Bytes16 vector) {
  return static_cast<std::size_t>(std::countr_zero(mask_of(vector) | std::uint32_t{1} << kSimdBytes));
}

/// The same as mask_of() for 64 bytes. `matches(vector)` returns bytes that are negative where the byte of `vector` matches.
template <typename Matches>
std::uint64_t mask_of_64(const char* bytes, const Matches& matches) {
  std::uint64_t bits = 0;
  for (std::size_t at = 0; at < 64; at += kSimdBytes) bits |= std::uint64_t{mask_of(matches(load16(bytes + at)))} << at;
  return bits;
}

/// The position of the first byte of `text` from `at` on that matches, or the size of the text if none does. `at` is at most that
/// size.
template <typename Matches>
std::size_t find_class(std::string_view text, std::size_t at, const Matches& matches) {
  if (text.size() - at < kSimdBytes) return std::min(text.size(), at + first_match(matches(load16(text, at))));
  const std::size_t last = text.size() - kSimdBytes;
  while (true) {
    if (const std::size_t first = first_match(matches(load16(text.data() + at))); first < kSimdBytes) return at + first;
    if (at == last) return text.size();
    at = std::min(at + kSimdBytes, last);  // the last step may overlap the one before
  }
}

/// The position of the first of these bytes in `text` from `at` on, or the size of the text if it has none. `at` is at most that
/// size.
template <char... Bytes>
std::size_t find_any(std::string_view text, std::size_t at = 0) {
  return find_class(text, at, [](Bytes16 c) { return ((c == signed_byte(Bytes)) | ...); });
}

/// Negative where the byte is from `first` to `last`, which are ASCII. Moved so that `last` becomes the highest number, and what
/// was above it wraps around, all of them are found with one comparison.
inline Bytes16 is_between16(Bytes16 c, char first, char last) {
  using Unsigned [[gnu::vector_size(16)]] = std::uint8_t;
  const auto moved = reinterpret_cast<Bytes16>(reinterpret_cast<Unsigned>(c) + static_cast<std::uint8_t>(0x7F - last));
  return moved > static_cast<std::int8_t>(0x7E - (last - first));
}

/// Negative where the byte is an ASCII letter.
inline Bytes16 is_letter16(Bytes16 c) { return is_between16(c | 0x20, 'a', 'z'); }

/// Negative where the byte is an ASCII digit.
inline Bytes16 is_digit16(Bytes16 c) { return is_between16(c, '0', '9'); }

}  // namespace pith::internal
