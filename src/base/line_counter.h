// Which line of a text a byte is in. In: a text, and places in rising order. Out: numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith::internal {

/// Numbers lines in one pass, for whoever asks about places from front to back. The text is borrowed.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}

  /// The line, from 1, of the byte at `at`, which stands behind or at the last one that was asked for, or is the end.
  std::uint32_t line_of(std::size_t at);

 private:
  std::string_view text_;
  std::size_t counted_ = 0;  // bytes, whole stretches
  std::uint32_t line_ = 1;   // of the byte behind them
};

}  // namespace pith::internal
