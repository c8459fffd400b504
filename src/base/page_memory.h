// How much memory a page may take, and how much its parts take. In: Limits and sizes. Out: bytes, and numbers of what fits.
//
// The idea: what each stage makes of a page grows with the numbers of bytes, tags, blocks and marks. So a page is kept within its
// budget by stopping at so many of each, and the amounts here are what each of them takes in the stage that needs most.
#pragma once

#include <algorithm>
#include <cstddef>

#include "pith/pith.h"

namespace pith::internal {

/// The budget of a page is at least this much for each byte of it. So no more of a page is read than fits in Limits::memory.
inline constexpr std::size_t kMemoryPerPageByte = 12;
/// What a page of any size may take in addition, unless Limits::memory is set.
inline constexpr std::size_t kMemoryOfAnyPage = std::size_t{16} << 20;

// Each of these includes what a growing array takes while it is copied.
inline constexpr std::size_t kMemoryPerBlock = 1080;
inline constexpr std::size_t kMemoryPerExplainedBlock = 2220;  ///< with its reasons, and its part of a report
inline constexpr std::size_t kMemoryPerContainer = 320;
inline constexpr std::size_t kMemoryPerInline = 200;

/// How many bytes of a page are read at most.
constexpr std::size_t max_page_bytes(const Limits& limits) {
  return limits.memory > 0 ? std::min(limits.bytes, limits.memory / kMemoryPerPageByte) : limits.bytes;
}

/// The budget of a page of `page_bytes`, for the page itself and all that is made of it.
constexpr std::size_t page_memory(const Limits& limits, std::size_t page_bytes) {
  return limits.memory > 0 ? limits.memory : kMemoryOfAnyPage + kMemoryPerPageByte * page_bytes;
}

constexpr std::size_t memory_per_block(bool explain) { return explain ? kMemoryPerExplainedBlock : kMemoryPerBlock; }

constexpr std::size_t difference_or_zero(std::size_t a, std::size_t b) { return a > b ? a - b : 0; }

}  // namespace pith::internal
