// Collapsing white space. In: UTF-8. Out: where it has to be changed, or a copy with single spaces.
#include "base/text.h"

#include "base/simd.h"

namespace pith::internal {
namespace {

// Control characters, and lead bytes of U+00A0, U+200B and U+FEFF.
Bytes16 is_special16(Bytes16 c) {
  return ((c >= 0) & (c < ' ')) | (c == signed_byte('\xC2')) | (c == signed_byte('\xE2')) | (c == signed_byte('\xEF'));
}

}  // namespace

std::size_t find_collapsible(std::string_view text, std::size_t at) {
  for (; at < text.size(); at += kSimdBytes) {
    const Bytes16 bytes = load16(text, at);
    const Bytes16 next = load16(text, at + 1);  // ends in a zero at the end of the text, so that a space there is found
    const std::size_t first = first_match(is_special16(bytes) | ((bytes == ' ') & ((next == ' ') | is_special16(next))));
    if (first < kSimdBytes) return std::min(text.size(), at + first);
  }
  return text.size();
}

std::string collapse(std::string_view utf8, std::size_t max_bytes) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size() && out.size() < max_bytes;) {
    const char32_t c = decode_code_point(utf8, at);
    if (c > U' ' && c < 0x7F)  // most characters are answered without a call
      out.push_back(static_cast<char>(c));
    else if (!is_space(c))
      append_utf8(out, c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace pith::internal
