// SWAR, "SIMD within a register": operations on eight bytes of a text at once, as one number of 64 bits.
//
// In: bytes. Out: numbers that have the first byte in their lowest eight bits, on every machine. Functions that test bytes, named
// ..._bits, return a number in which the highest bit of each byte is the answer for that byte and all other bits are 0. The idea:
// words are short, and reading them eight bytes at a time needs no branch for each letter.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace pith::internal {

inline constexpr std::uint64_t kEachByte = 0x0101010101010101;  ///< multiplied by it, the highest byte is the sum of all bytes
inline constexpr std::uint64_t kHighBits = 0x80 * kEachByte;

/// The eight bytes at `bytes`, all of which must be readable.
inline std::uint64_t load_eight(const char* bytes) {
  std::uint64_t eight;
  std::memcpy(&eight, bytes, sizeof(eight));
  return std::endian::native == std::endian::big ? __builtin_bswap64(eight) : eight;
}

/// The `count` bytes at `bytes`, at most eight, and zeros after them. Reads no other bytes.
constexpr std::uint64_t load_few(const char* bytes, std::size_t count) {
  const auto one_at = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(bytes[at])} << (8 * at); };
  if (std::is_constant_evaluated()) {
    std::uint64_t few = 0;
    for (std::size_t at = 0; at < count; ++at) few |= one_at(at);
    return few;
  }
  const auto four_at = [&](std::size_t at) {
    std::uint32_t four = 0;
    std::memcpy(&four, bytes + at, sizeof(four));
    if (std::endian::native == std::endian::big) four = __builtin_bswap32(four);
    return std::uint64_t{four} << (8 * at);
  };
  if (count == 8) return load_eight(bytes);
  if (count >= 4) return four_at(0) | four_at(count - 4);  // reads up to three bytes twice
  if (count == 0) return 0;
  return one_at(0) | one_at(count / 2) | one_at(count - 1);
}

/// Writes eight bytes to `bytes`.
inline void store_eight(char* bytes, std::uint64_t eight) {
  if (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
  std::memcpy(bytes, &eight, sizeof(eight));
}

/// The first `count` bytes, with zeros in place of the others; all bytes if `count` is 8 or more.
constexpr std::uint64_t first_bytes(std::uint64_t eight, std::size_t count) {
  const std::size_t half =
      4 * std::min<std::size_t>(count, 8);  // in bits; shifting twice by half, since a shift by 64 is undefined
  return eight & ~(~std::uint64_t{0} << half << half);
}

/// The number of bytes before the first one whose bit is set; 8 if no bit is.
constexpr std::size_t bytes_before(std::uint64_t bits) { return static_cast<std::size_t>(std::countr_zero(bits)) / 8; }

/// The bits of ASCII letters.
constexpr std::uint64_t letter_bits(std::uint64_t eight) {
  const std::uint64_t small = (eight | 0x20 * kEachByte) & ~kHighBits;
  const std::uint64_t from_a = small + (0x80 - 'a') * kEachByte;
  const std::uint64_t beyond_z = small + (0x80 - 'z' - 1) * kEachByte;
  return from_a & ~beyond_z & ~eight & kHighBits;
}

/// The bits of bytes equal to `c`, which must be ASCII.
constexpr std::uint64_t char_bits(std::uint64_t eight, char c) {
  const std::uint64_t other = eight ^ static_cast<unsigned char>(c) * kEachByte;
  return ~(((other & ~kHighBits) + ~kHighBits) | other) & kHighBits;
}

/// The bytes with those in lower case whose bit in `letters` is set.
constexpr std::uint64_t lower_letters(std::uint64_t eight, std::uint64_t letters) {
  return eight | letters >> 2;  // from the highest bit of each byte to 0x20, which only 'a' has
}

/// The number of bits that are 1. In builds for any x86-64 processor std::popcount() would be a call into libgcc, which is
/// slower.
constexpr std::uint32_t count_bits(std::uint64_t bits) {
  bits -= bits >> 1U & 0x5555555555555555;                                 // sums of two bits each
  bits = (bits & 0x3333333333333333) + (bits >> 2U & 0x3333333333333333);  // of four
  bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0F;                       // of bytes
  return static_cast<std::uint32_t>(bits * kEachByte >> 56U);
}

}  // namespace pith::internal
