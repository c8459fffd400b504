// Sorting by whole numbers without comparing any two.
//
// In: things that are numbered from 0, and a number to sort each by. Out: them in that order; those with the same number stay in theirs.
// The idea: how many have each number tells where the first of them belongs. It takes as long as reading them, and no branch depends on
// what they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace pith::internal {

/// Sorts by `key(id)`, a number below `limit`, for which it takes memory.
template <typename Key>
void counting_sort(std::vector<std::uint32_t>& ids, std::size_t limit, const Key& key) {
  std::vector<std::uint32_t> begins(limit + 1);  // of each number; then where the next with it belongs
  for (const std::uint32_t id : ids) ++begins[key(id) + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<std::uint32_t> sorted(ids.size());
  for (const std::uint32_t id : ids) sorted[begins[key(id)]++] = id;
  ids = std::move(sorted);
}

/// All numbers below `count`, sorted by `key(id)`, any number of 32 bits: byte by byte, the lowest first.
template <typename Key>
std::vector<std::uint32_t> sorted_ids(std::size_t count, const Key& key) {
  constexpr unsigned kByte = 8;
  constexpr std::size_t kBytes = std::size_t{1} << kByte;
  std::vector<std::uint32_t> ids(count);
  std::iota(ids.begin(), ids.end(), 0U);
  for (unsigned shift = 0; shift < 32; shift += kByte)
    counting_sort(ids, kBytes, [&](std::uint32_t id) { return std::uint32_t{key(id)} >> shift & (kBytes - 1); });
  return ids;
}

}  // namespace pith::internal
