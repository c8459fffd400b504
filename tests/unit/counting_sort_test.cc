// Sorting by integer keys, which keeps the order of equal keys.
#include "base/counting_sort.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace pith;
using namespace pith::internal;

TEST_CASE("keys below a limit are sorted, and equal ones keep their order", "[counting_sort]") {
  const std::vector<std::uint32_t> keys = {2, 0, 1, 2, 0};
  std::vector<std::uint32_t> ids = {4, 3, 2, 1, 0};
  counting_sort(ids, 3, [&](std::uint32_t id) { return keys[id]; });
  CHECK(ids == std::vector<std::uint32_t>{4, 1, 2, 3, 0});
}

TEST_CASE("keys of 32 bits are sorted as std::stable_sort sorts them", "[counting_sort]") {
  std::minstd_rand random(1);
  for (const std::size_t size : {0U, 1U, 2U, 300U, 5000U}) {
    std::vector<std::uint32_t> keys(size);
    for (std::uint32_t& key : keys) key = static_cast<std::uint32_t>(random()) * 2U >> random() % 32;
    std::vector<std::uint32_t> expected(size);
    for (std::size_t i = 0; i < size; ++i) expected[i] = static_cast<std::uint32_t>(i);
    std::stable_sort(expected.begin(), expected.end(), [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
    CHECK(sorted_ids(size, [&](std::uint32_t id) { return keys[id]; }) == expected);
  }
}
