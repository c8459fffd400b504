// How well the words of one text are those of another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

/// Words of two multisets; adds up over pages.
struct Score {
  std::size_t hit = 0;       ///< in both
  std::size_t found = 0;     ///< in the one that is judged
  std::size_t expected = 0;  ///< in the other

  /// 1 when there is nothing to be wrong about.
  double precision() const { return found == 0 ? 1 : static_cast<double>(hit) / static_cast<double>(found); }
  double recall() const { return expected == 0 ? 1 : static_cast<double>(hit) / static_cast<double>(expected); }
  double f1() const { return found + expected == 0 ? 1 : 2 * static_cast<double>(hit) / static_cast<double>(found + expected); }
  Score& operator+=(const Score& other);
};

/// Compares multisets of words, in lower case; takes n log n.
Score score_of(const std::vector<std::string>& found, const std::vector<std::string>& expected);

}  // namespace pith::internal
