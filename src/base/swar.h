// Eight bytes of a text at once, as one number, for going through words without a branch for each letter.
//
// In: bytes. Out: numbers with the first byte in the lowest eight bits, on every machine; bits that say something of a byte are the
// highest of its eight.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace pith::internal {

inline constexpr std::uint64_t kEachByte = 0x0101010101010101;  ///< times this, a number's highest byte is the sum of its bytes
inline constexpr std::uint64_t kHighBits = 0x80 * kEachByte;

/// All eight must be readable.
inline std::uint64_t load_eight(const char* bytes) {
  std::uint64_t eight;
  std::memcpy(&eight, bytes, sizeof(eight));
  return std::endian::native == std::endian::big ? __builtin_bswap64(eight) : eight;
}

/// Likewise of `count` bytes, at most eight, of which no more need be readable; zeros behind them.
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
  if (count >= 4) return four_at(0) | four_at(count - 4);  // some bytes twice, in the same place
  if (count == 0) return 0;
  return one_at(0) | one_at(count / 2) | one_at(count - 1);
}

/// All eight must be writable.
inline void store_eight(char* bytes, std::uint64_t eight) {
  if (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
  std::memcpy(bytes, &eight, sizeof(eight));
}

/// The first `count` bytes, the others 0; all from 8 on.
constexpr std::uint64_t first_bytes(std::uint64_t eight, std::size_t count) {
  const std::size_t half = 4 * std::min<std::size_t>(count, 8);  // of the bits: a shift by all 64 is not defined
  return eight & ~(~std::uint64_t{0} << half << half);
}

/// How many bytes there are ahead of the first that has its bit; 8 when none has.
constexpr std::size_t bytes_before(std::uint64_t bits) { return static_cast<std::size_t>(std::countr_zero(bits)) / 8; }

/// Which bytes are ASCII letters.
constexpr std::uint64_t letter_bits(std::uint64_t eight) {
  const std::uint64_t small = (eight | 0x20 * kEachByte) & ~kHighBits;
  const std::uint64_t from_a = small + (0x80 - 'a') * kEachByte;
  const std::uint64_t beyond_z = small + (0x80 - 'z' - 1) * kEachByte;
  return from_a & ~beyond_z & ~eight & kHighBits;
}

/// Which bytes are `c`, an ASCII character.
constexpr std::uint64_t char_bits(std::uint64_t eight, char c) {
  const std::uint64_t other = eight ^ static_cast<unsigned char>(c) * kEachByte;
  return ~(((other & ~kHighBits) + ~kHighBits) | other) & kHighBits;
}

/// Lower case for those bytes; all others as they are.
constexpr std::uint64_t lower_letters(std::uint64_t eight, std::uint64_t letters) {
  return eight | letters >> 2;  // from the highest bit of each to the one that 'a' has and 'A' has not
}

/// How many bits are set. std::popcount() is a call of the compiler's library on machines that may lack the instruction.
constexpr std::uint32_t count_bits(std::uint64_t bits) {
  bits -= bits >> 1U & 0x5555555555555555;                                 // of two bits each
  bits = (bits & 0x3333333333333333) + (bits >> 2U & 0x3333333333333333);  // of four
  bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0F;                       // of bytes
  return static_cast<std::uint32_t>(bits * kEachByte >> 56U);
}

}  // namespace pith::internal
