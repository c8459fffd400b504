// What Markdown would read as markup: markdown_syntax.h has the idea.
#include "write/markdown_syntax.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace pith::internal {
namespace {

bool is_alphanumeric(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_word_char_at(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) >= 0x80 || is_alphanumeric(text[at]));
}

bool is_word_char(char32_t c) { return is_letter(c) || is_digit(c); }

bool is_in_word(std::string_view text, std::size_t at) {
  return is_word_char(last_code_point(text.substr(0, at))) && is_word_char(code_point_at(text, at + 1));
}

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char one : text) longest = std::max(longest, run = one == c ? run + 1 : 0);
  return longest;
}

// Punctuation that can be markup anywhere.
bool is_markup(char c) {
  return c == '\\' || c == '`' || c == '*' || c == '[' || c == ']' || c == '<' || c == '|' || c == '~' || c == '_';
}

// Whether the text begins with a character reference, "&colon;" or "&#58;".
bool is_reference(std::string_view text) {
  if (!text.starts_with('&')) return false;
  if (text.substr(1).starts_with('#')) return true;
  std::size_t end = 1;
  while (end < text.size() && is_alphanumeric(text[end])) ++end;
  return end > 1 && end < text.size() && text[end] == ';';
}

}  // namespace

bool is_space_at(std::string_view text, std::size_t at) { return at >= text.size() || is_ascii_space(text[at]); }

char32_t code_point_at(std::string_view text, std::size_t at) { return at < text.size() ? decode_code_point(text, at) : U' '; }

char32_t last_code_point(std::string_view text) { return text.empty() ? U' ' : code_point_at(text, last_code_point_at(text)); }

bool is_line_markup(char c) { return c == '#' || c == '>' || c == '+' || c == '-' || c == '=' || c == ':'; }

bool must_escape(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '_') return !is_in_word(text, at);
  if (c == '&') return at + 1 < text.size() && (text[at + 1] == '#' || is_word_char_at(text, at + 1));
  if (c == '#') return at > 0 && text[at - 1] == ' ';
  if (c == '!') return at + 1 < text.size() && text[at + 1] == '[';
  return is_markup(c);
}

bool is_item_number(std::string_view line) {
  constexpr std::size_t kMaxDigits = 9;
  return !line.empty() && line.size() <= kMaxDigits && std::ranges::all_of(line, is_ascii_digit);
}

std::size_t last_end_of_formula(std::string_view text) {
  std::size_t at = text.rfind('$');
  while (at != std::string_view::npos && at > 0 &&
         (is_space_at(text, at - 1) || (at + 1 < text.size() && is_ascii_digit(text[at + 1]))))
    at = text.rfind('$', at - 1);
  return at == std::string_view::npos ? 0 : at;
}

bool is_flanking(char32_t inside, char32_t outside) {
  if (is_space(inside)) return false;
  return !(is_punctuation(inside) || is_symbol(inside)) || is_space(outside) || is_punctuation(outside);
}

bool may_end_emphasis(char32_t before, char32_t after) {
  return !is_space(before) && (!is_punctuation(before) || is_space(after) || is_punctuation(after) || is_symbol(after));
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (is_markup(c) || c == '$' || (c == '^' && out.ends_with('['))) out.push_back('\\');
    out.push_back(c);
  }
}

void escape_bars(std::string& text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, 1, '\\');
}

std::string link_destination(std::string_view address) {
  std::string out;
  for (std::size_t at = 0; at < address.size(); ++at) {
    const char c = address[at];
    if (is_reference(address.substr(at)))
      out.append("&amp;");
    else if (static_cast<unsigned char>(c) <= 0x20 || std::string_view("()<>\\|`").find(c) != std::string_view::npos)
      out.append(fmt::format("%{:02X}", static_cast<unsigned char>(c)));
    else
      out.push_back(c);
  }
  return out;
}

std::string code_fence(std::string_view text, std::size_t min_length) {
  return std::string(std::max(min_length, longest_run(text, '`') + 1), '`');
}

std::string code_span(std::string_view code) {
  const std::string fence = code_fence(code, 1);
  const std::string_view padding = code.starts_with('`') || code.ends_with('`') ? " " : "";
  return fmt::format("{0}{1}{2}{1}{0}", fence, padding, code);
}

std::string dollar_formula(std::string_view tex, bool display) {
  std::string out;
  if (tex.find_first_of("$`") != std::string_view::npos) {
    append_escaped(out, tex);
    return out;
  }
  const std::string_view delimiter = display ? "$$" : "$";
  out.append(delimiter);
  for (std::size_t i = 0; i < tex.size(); ++i) {
    out.push_back(tex[i]);
    const bool makes_tag = tex[i] == '<' && i + 1 < tex.size() && !is_ascii_space(tex[i + 1]);
    if (makes_tag || tex.substr(i).starts_with("](")) out.push_back(' ');
  }
  return out.append(delimiter);
}

}  // namespace pith::internal
