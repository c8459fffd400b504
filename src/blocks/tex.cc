// In: characters, words, commands. Out: TeX.
#include "blocks/tex.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

struct Symbol {
  char32_t code_point;
  std::string_view tex;
};
constexpr Symbol kSymbols[] = {
#define TEX_SYMBOL(code_point, tex) {code_point, tex},
#include "blocks/tex_symbols.inc"
#undef TEX_SYMBOL
};
static_assert(std::ranges::is_sorted(kSymbols, {}, &Symbol::code_point));

// Function application, invisible times, separator and plus.
bool is_invisible(char32_t c) { return (c >= 0x2061 && c <= 0x2064) || c == 0x200B || c == 0xFEFF; }

}  // namespace

void Tex::add(std::string_view piece) {
  if (piece.empty()) return;
  if (is_after_command_ && is_ascii_letter(piece.front())) text_.push_back(' ');
  text_.append(piece);
  is_after_command_ = false;
  if (!is_ascii_letter(text_.back())) return;
  std::size_t at = text_.size();
  while (at > 0 && is_ascii_letter(text_[at - 1])) --at;
  is_after_command_ = at > 0 && text_[at - 1] == '\\';
}

void Tex::add_command(std::string_view name) {
  add("\\");
  add(name);
}

void Tex::add_characters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_code_point(text, at);
    const auto symbol = std::ranges::lower_bound(kSymbols, c, {}, &Symbol::code_point);
    if (is_invisible(c)) continue;
    if (symbol != std::end(kSymbols) && symbol->code_point == c)
      add(symbol->tex);
    else if (std::string_view("{}%#&_$").find(text[begin]) != std::string_view::npos)
      add_command(text.substr(begin, 1));
    else if (c == U'\\')
      add("\\backslash");
    else if (is_space(c))
      add("\\ ");
    else
      add(text.substr(begin, at - begin));
  }
}

void Tex::add_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("{}%#&_$").find(c) != std::string_view::npos) escaped.push_back('\\');
    escaped.append(c == '\\' ? std::string_view("\\textbackslash ") : std::string_view(&c, 1));
  }
  add(fmt::format("\\text{{{}}}", escaped));
}

}  // namespace pith::internal
