// Line terminators to line feeds. In: preformatted text. Out: the same lines, each ended by a line feed.
#include "base/line_terminators.h"

#include "base/simd.h"

namespace pith::internal {
namespace {

// Line terminators, and the bytes that those beyond ASCII begin with. Line feeds stay as they are.
Bytes16 may_be_replaced(Bytes16 c) {
  return ((c > '\n') & (c <= '\r')) | (c == signed_byte('\xC2')) | (c == signed_byte('\xE2'));
}

}  // namespace

void append_lines_of(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = find_class(text, at, may_be_replaced);
    out.append(text, at, end - at);
    at = end;
    if (at == text.size()) return;
    const std::size_t size = line_terminator_size(text, at);
    out.push_back(size > 0 ? '\n' : text[at]);
    at += size > 0 ? size : 1;
  }
}

}  // namespace pith::internal
