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

namespace pith {

inline constexpr std::uint64_t kEachByte = 0x0101010101010101;
inline constexpr std::uint64_t kHighBits = 0x80 * kEachByte;

/// All eight must be readable.
inline std::uint64_t load_eight(const char* bytes) {
  std::uint64_t eight;
  std::memcpy(&eight, bytes, sizeof(eight));
  return std::endian::native == std::endian::big ? __builtin_bswap64(eight) : eight;
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

/// Lower case for those bytes; all others as they are.
constexpr std::uint64_t lower_letters(std::uint64_t eight, std::uint64_t letters) {
  return eight | letters >> 2;  // from the highest bit of each to the one that 'a' has and 'A' has not
}

/// Which bytes are `c`, an ASCII character.
constexpr std::uint64_t bits_of(char c, std::uint64_t eight) {
  const std::uint64_t other = eight ^ static_cast<unsigned char>(c) * kEachByte;
  return ~(((other & ~kHighBits) + ~kHighBits) | other) & kHighBits;
}

}  // namespace pith
