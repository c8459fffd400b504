// Line terminators in text of strangers.
//
// In: text of a page. Out: text whose only line terminator is the line feed. The idea: programs disagree on what ends a line, and
// text that ends one where the writer of a format saw none can leave a quotation, a block of code or a comment. So every line
// terminator that CommonMark, YAML, JavaScript or a terminal knows is found here, and replaced before it is part of a block.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::internal {

/// How many bytes the line terminator at `at` has: LF, VT, FF, CR, CR LF, U+0085, U+2028 or U+2029. 0 if none begins there. `at` is
/// less than the size of the text.
constexpr std::size_t line_terminator_size(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\r') return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
  if (c >= '\n' && c < '\r') return 1;
  if (c == '\xC2') return at + 1 < text.size() && text[at + 1] == '\x85' ? 2 : 0;
  if (c != '\xE2') return 0;
  const std::string_view three = text.substr(at, 3);
  return three == "\u2028" || three == "\u2029" ? 3 : 0;
}

/// Appends preformatted text with each line terminator as a line feed.
void append_lines_of(std::string& out, std::string_view text);

}  // namespace pith::internal
