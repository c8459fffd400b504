// How well two texts agree, word by word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

/// Counts of words, which add up over pages.
struct Score {
  std::size_t hit = 0;       ///< words that were found and expected
  std::size_t found = 0;     ///< words that were found
  std::size_t expected = 0;  ///< words that were expected

  /// These are from 0 to 1, and 1 when there is nothing to be wrong about.
  double precision() const { return found == 0 ? 1 : static_cast<double>(hit) / static_cast<double>(found); }
  double recall() const { return expected == 0 ? 1 : static_cast<double>(hit) / static_cast<double>(expected); }
  double f1() const { return found + expected == 0 ? 1 : 2 * static_cast<double>(hit) / static_cast<double>(found + expected); }
  Score& operator+=(const Score& other);
};

/// Compares the lines' words as multisets, in lower case: their order does not count. Takes O(n log n).
Score score_of(const std::vector<std::string>& found, const std::vector<std::string>& expected);

}  // namespace pith::internal
