// Hashes that give the same numbers on every machine and in every version, which std::hash does not promise.
//
// In: bytes or numbers. Out: numbers of 64 bits, not safe against an attacker who wants two inputs with the same hash.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

/// 2^64 divided by the golden ratio, an odd number: multiplied by it, numbers that differ little differ in their high bits.
inline constexpr std::uint64_t kHashMultiplier = 0x9E3779B97F4A7C15;

inline constexpr std::uint64_t kFnvBasis = 0xCBF29CE484222325;

/// FNV-1a with one more byte.
constexpr std::uint64_t fnv1a(char byte, std::uint64_t hash) { return (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3; }

/// FNV-1a of a text. To hash several texts as one, pass on the hash of those before.
constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = kFnvBasis) {
  for (const char byte : text) hash = fnv1a(byte, hash);
  return hash;
}

}  // namespace pith::internal
