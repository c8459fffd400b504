// Running heads and page numbers of a printed text, such as "12 | The Magazine" or "Page 3 of 9".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith::internal {

/// Finds short lines that come again with a number that grows by one or two each time, far apart from each other.
class RunningHeads {
 public:
  /// Adds a short block with a number in it; blocks come in order. `folded` is its text as fold_phrase() makes it,
  /// `words_before` how many words of the page come before it.
  void add(std::uint32_t block, std::string_view text, std::string_view folded, std::uint32_t words_before);

  /// The blocks that are such heads. Linear in their number, but for sorting them.
  std::vector<std::uint32_t> find();

 private:
  struct Line {
    std::uint64_t key = 0;  // a hash of all that is no number
    std::uint32_t block = 0;
    std::uint32_t first = 0;  // number
    std::uint32_t last = 0;   // number
    std::uint32_t words_before = 0;
  };
  static bool follows(const Line& before, const Line& line);

  std::vector<Line> lines_;
};

}  // namespace pith::internal
