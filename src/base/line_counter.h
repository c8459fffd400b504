// Numbers of lines. In: a text, and positions in it in ascending order. Out: the number of the line of each position.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith::internal {

/// Numbers lines in one pass over a text, which is borrowed.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text);

  /// The line of the byte at `at`, counted from 1. `at` is at most the size of the text and not before the position asked for
  /// last.
  std::uint32_t line_of(std::size_t at);

 private:
  std::string_view text_;
  std::uint32_t line_ = 1;  // the line of the position asked for last
  std::size_t line_end_;    // its line feed, or npos
};

}  // namespace pith::internal
