// White space collapsed. In: UTF-8. Out: a copy with single spaces.
#include "base/text.h"

#include "base/simd.h"

namespace pith::internal {

std::string collapse(std::string_view utf8, std::size_t max_bytes) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size() && out.size() < max_bytes;) {
    // White space and, being negative, what is not ASCII.
    const std::size_t word_end = find_class(utf8, at, [](Bytes16 c) { return c <= ' '; });
    if (word_end > at) {
      out.append(utf8.substr(at, std::min(word_end - at, max_bytes - out.size())));
      at = word_end;
      continue;
    }
    const char32_t c = decode_code_point(utf8, at);
    if (!is_space(c))
      append_utf8(out, c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace pith::internal
