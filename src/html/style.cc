// In: a style attribute. Out: whether a property has a value.
//
// The idea: a declaration ends at a semicolon outside of quotation marks and parentheses, as CSS Syntax has it; so neither
// "--footer-display: none" nor the address of a picture says that something is hidden.
#include "html/style.h"

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::string_view kImportant = "important";

// The end of the declaration that `style` begins with.
std::size_t declaration_end(std::string_view style) {
  char quote = '\0';
  int depth = 0;
  for (std::size_t at = 0; at < style.size(); ++at) {
    const char c = style[at];
    if (c == '\\')
      ++at;
    else if (quote != '\0')
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else if (c == '(')
      ++depth;
    else if (c == ')')
      depth = depth > 0 ? depth - 1 : 0;
    else if (c == ';' && depth == 0)
      return at;
  }
  return style.size();
}

// Takes "!important" off a value; whether it was there.
bool take_important(std::string_view& value) {
  const std::size_t mark = value.rfind('!');
  if (mark == std::string_view::npos || !iequals(trim(value.substr(mark + 1)), kImportant)) return false;
  value = trim(value.substr(0, mark));
  return true;
}

}  // namespace

bool style_has(std::string_view style, std::string_view property, std::string_view value) {
  bool has = false;
  bool important = false;
  while (!style.empty()) {
    const std::size_t end = declaration_end(style);
    const std::string_view declaration = style.substr(0, end);
    style.remove_prefix(end < style.size() ? end + 1 : end);
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos || !iequals(trim(declaration.substr(0, colon)), property)) continue;
    std::string_view said = trim(declaration.substr(colon + 1));
    const bool is_important = take_important(said);
    if (important && !is_important) continue;
    important = is_important;
    has = iequals(said, value);
  }
  return has;
}

}  // namespace pith::internal
