// A search for the first byte of some kind, sixteen bytes at a time.
//
// In: a text, and the kind as a question asked of sixteen bytes at once. Out: a place. The idea: most texts are short and have no such
// byte, so what counts is that nothing branches on a single byte, not even in the last fifteen.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pith {

using SixteenBytes [[gnu::vector_size(16)]] = std::uint8_t;
using SixteenMarks [[gnu::vector_size(16)]] = signed char;  ///< -1 for a byte that is marked, 0 for another

/// Eight bytes as a number, the first the lowest on every machine.
inline std::uint64_t eight_bytes(const char* bytes) {
  std::uint64_t number;
  std::memcpy(&number, bytes, sizeof number);
  return std::endian::native == std::endian::little ? number : __builtin_bswap64(number);
}

/// Likewise of `size` bytes, at most eight; zeros behind them.
inline std::uint64_t few_bytes(const char* bytes, std::size_t size) {
  const auto four_at = [&](std::size_t at) {
    std::uint32_t number;
    std::memcpy(&number, bytes + at, sizeof number);
    return std::uint64_t{std::endian::native == std::endian::little ? number : __builtin_bswap32(number)};
  };
  const auto one_at = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(bytes[at])} << (8 * at); };
  if (size == 8) return eight_bytes(bytes);
  if (size >= 4) return four_at(0) | four_at(size - 4) << (8 * (size - 4));  // some bytes twice, in the same place
  if (size == 0) return 0;
  return one_at(0) | one_at(size / 2) | one_at(size - 1);
}

/// The first of sixteen that is marked; 16 when none is.
inline std::size_t first_marked(SixteenMarks marks) {
  std::array<char, 16> bytes;
  std::memcpy(bytes.data(), &marks, sizeof marks);
  const std::uint64_t low = eight_bytes(bytes.data());
  const std::uint64_t high = eight_bytes(bytes.data() + 8);
  const int bits = std::countr_zero(low != 0 ? low : high) + (low != 0 ? 0 : 64);  // 64 of zero itself
  return static_cast<std::size_t>(bits / 8);
}

/// Sixteen bytes of `text` from `at` on, at most its size; zeros behind its end.
inline SixteenBytes sixteen_at(std::string_view text, std::size_t at) {
  SixteenBytes bytes;
  const std::size_t rest = text.size() - at;
  if (rest >= sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    return bytes;
  }
  std::array<std::uint64_t, 2> halves = {few_bytes(text.data() + at, std::min<std::size_t>(rest, 8)),
                                         rest > 8 ? few_bytes(text.data() + at + 8, rest - 8) : 0};
  if constexpr (std::endian::native != std::endian::little)
    for (std::uint64_t& half : halves) half = __builtin_bswap64(half);
  std::memcpy(&bytes, halves.data(), sizeof bytes);
  return bytes;
}

/// The first byte of `text` from `at` on that `marks` marks; the size when there is none. It is given SixteenBytes and returns
/// SixteenMarks; each byte must be judged by itself.
template <typename Marks>
std::size_t find_marked(std::string_view text, std::size_t at, Marks&& marks) {
  constexpr std::size_t kStep = sizeof(SixteenBytes);
  if (text.size() - at < kStep) return std::min(text.size(), at + first_marked(marks(sixteen_at(text, at))));
  const std::size_t last = text.size() - kStep;
  while (true) {
    if (const std::size_t first = first_marked(marks(sixteen_at(text, at))); first < kStep) return at + first;
    if (at == last) return text.size();
    at = std::min(at + kStep, last);  // the last sixteen may begin with bytes that have been looked at
  }
}

}  // namespace pith
