// Numbers of lines. In: a text and positions. Out: numbers. The idea: a search for line feeds, which the C library does fast,
// goes on where the last one ended.
#include "base/line_counter.h"

namespace pith::internal {

LineCounter::LineCounter(std::string_view text) : text_(text), line_end_(text.find('\n')) {}

std::uint32_t LineCounter::line_of(std::size_t at) {
  for (; line_end_ < at; line_end_ = text_.find('\n', line_end_ + 1)) ++line_;
  return line_;
}

}  // namespace pith::internal
