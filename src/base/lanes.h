// Sixteen bytes side by side, and which of them are of some class as the bits of a number.
//
// In: bytes. Out: lanes, compared and combined by the compiler's vector operators; bits. The idea: what a loop over bytes asks
// of each with a branch is asked of sixteen at once without one.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pith {

using Lanes [[gnu::vector_size(16)]] = std::int8_t;  ///< signed on every machine: bytes beyond ASCII are negative
inline constexpr std::size_t kLanes = sizeof(Lanes);
inline constexpr std::uint64_t kOnes = 0x0101010101010101;  ///< times this, a number's highest byte is the sum of its bytes

/// The kLanes bytes from `bytes` on.
inline Lanes lanes_at(const char* bytes) {
  Lanes lanes;
  std::memcpy(&lanes, bytes, kLanes);
  return lanes;
}

/// The first `count` bytes, at most kLanes, from `bytes` on; zero behind.
inline Lanes lanes_at(const char* bytes, std::size_t count) {
  Lanes lanes{};
  std::memcpy(&lanes, bytes, count);
  return lanes;
}

/// A bit for each lane that is negative, as lanes that compare true are; the first lane's is the lowest.
inline std::uint32_t bits_of(Lanes lanes) {
#ifdef __SSE2__
  using Chars [[gnu::vector_size(16)]] = char;
  return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(reinterpret_cast<Chars>(lanes)));
#else
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < kLanes; ++i) bits |= static_cast<std::uint32_t>(lanes[i] < 0) << i;
  return bits;
#endif
}

/// How many bits are set. std::popcount() is a call of the compiler's library on machines that may lack the instruction.
inline std::uint32_t count_bits(std::uint64_t bits) {
  bits -= bits >> 1U & 0x5555555555555555;                                 // of two bits each
  bits = (bits & 0x3333333333333333) + (bits >> 2U & 0x3333333333333333);  // of four
  bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0F;                       // of bytes
  return static_cast<std::uint32_t>(bits * kOnes >> 56U);
}

/// The first byte from `at` on that is of a class, or the end. `is(lanes)` are lanes that compare true.
template <typename Class>
std::size_t find_class(std::string_view text, std::size_t at, const Class& is) {
  for (; at + kLanes <= text.size(); at += kLanes)
    if (const std::uint32_t found = bits_of(is(lanes_at(text.data() + at))); found != 0)
      return at + static_cast<std::size_t>(std::countr_zero(found));
  if (at >= text.size()) return text.size();
  const std::size_t rest = text.size() - at;
  const std::uint32_t end = std::uint32_t{1} << rest;
  return at + static_cast<std::size_t>(std::countr_zero(bits_of(is(lanes_at(text.data() + at, rest))) | end));
}

}  // namespace pith
