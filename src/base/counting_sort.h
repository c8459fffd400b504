// Counting sort and radix sort: they sort by integer keys without comparing them.
//
// In: numbers of items, and a function that gives the key of each. Out: the numbers in ascending order of the keys; items with
// equal keys keep their order. The idea: after counting how often each key occurs, the place of each item is known. The time is
// linear in the number of items and keys, and no branch depends on the data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace pith::internal {

/// Sorts `ids` by `key(id)`, which must be below `limit`. Takes memory for `limit` numbers.
template <typename Key>
void counting_sort(std::vector<std::uint32_t>& ids, std::size_t limit, const Key& key) {
  std::vector<std::uint32_t> places(limit + 1);  // for each key, where the next item with it belongs
  for (const std::uint32_t id : ids) ++places[key(id) + 1];
  std::partial_sum(places.begin(), places.end(), places.begin());
  std::vector<std::uint32_t> sorted(ids.size());
  for (const std::uint32_t id : ids) sorted[places[key(id)]++] = id;
  ids = std::move(sorted);
}

/// The numbers from 0 to `count` - 1, sorted by `key(id)`, which may be any number of 32 bits: a radix sort, lowest byte first.
template <typename Key>
std::vector<std::uint32_t> sorted_ids(std::size_t count, const Key& key) {
  constexpr unsigned kBitsPerByte = 8;
  constexpr std::size_t kByteValues = std::size_t{1} << kBitsPerByte;
  std::vector<std::uint32_t> ids(count);
  std::iota(ids.begin(), ids.end(), 0U);
  for (unsigned shift = 0; shift < 32; shift += kBitsPerByte)
    counting_sort(ids, kByteValues, [&](std::uint32_t id) { return std::uint32_t{key(id)} >> shift & (kByteValues - 1); });
  return ids;
}

}  // namespace pith::internal
