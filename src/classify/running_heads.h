// Running heads and page numbers of a printed text, such as "12 | The Magazine" or "Page 3 of 9".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "blocks/outline.h"

namespace pith::internal {

/// Finds short lines that come again with a number that grows by one or two each time, far apart from each other, and tells them
/// from numbered subheadings ("Step 2") and entries.
class RunningHeads {
 public:
  /// Adds a short block with a number in it; blocks come in order. `folded` is its text as fold_phrase() makes it,
  /// `words_before` how many words of the page come before it.
  void add(std::uint32_t block, std::string_view text, std::string_view folded, std::uint32_t words_before);

  /// The blocks of the outline that are such heads. Linear in the number of lines added, but for sorting them.
  std::vector<std::uint32_t> find(const Outline& outline);

 private:
  struct Line {
    std::uint64_t key = 0;  // a hash of all that is no number
    std::uint32_t block = 0;
    std::uint32_t first = 0;  // number; kNoNumber when a word comes before it
    std::uint32_t last = 0;   // number; kNoNumber when a word comes after it
    std::uint32_t inner = 0;  // the first number when a word comes before it, as in "Page 3 of 9"; else kNoNumber
    std::uint32_t words_before = 0;
    bool has_title = false;  // of the print, as in "The Magazine"
  };
  static bool grows_at_edge(const Line& before, const Line& line);
  static bool follows(const Line& before, const Line& line);
  bool are_heads(const Outline& outline, std::size_t begin, std::size_t end) const;

  std::vector<Line> lines_;
};

}  // namespace pith::internal
