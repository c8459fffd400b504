// Splits a JSON object into its members. In: the inside of a valid object. Out: keys and values, not copied. The idea: to find
// the end of a value in valid JSON, it is enough to follow strings and brackets.
#include "base/json_members.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace pith::internal {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

// Searches for quotes alone, since a string may be a whole page and a search for one character is fast. A quote ends the string
// if an even number of backslashes is before it. A run of backslashes is counted once, so this is linear.
std::size_t string_end(std::string_view text, std::size_t quote) {
  for (std::size_t at = text.find('"', quote + 1); at != std::string_view::npos; at = text.find('"', at + 1)) {
    std::size_t before = at;
    while (text[before - 1] == '\\') --before;
    if ((at - before) % 2 == 0) return at + 1;
  }
  return text.size();
}

std::size_t value_end(std::string_view text, std::size_t at, std::string_view known_string) {
  std::size_t depth = 0;
  while ((at = text.find_first_of("\"{}[],", at)) < text.size()) {
    const char c = text[at];
    if (c == '"') {
      const bool known = text.data() + at + 1 == known_string.data();
      at = known ? at + known_string.size() + 2 : string_end(text, at);
      continue;
    }
    if (c == ',' && depth == 0) return at;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    ++at;
  }
  return text.size();
}

}  // namespace

bool next_member(std::string_view& rest, JsonMember& member, std::string_view known_string) {
  const std::size_t quote = rest.find('"');
  if (quote == std::string_view::npos) return false;
  const std::size_t key_end = string_end(rest, quote);
  const std::size_t begin = rest.find_first_not_of(kWhiteSpace, std::min(rest.find(':', key_end), rest.size() - 1) + 1);
  if (begin == std::string_view::npos) return false;
  const std::size_t comma = value_end(rest, begin, known_string);
  const std::size_t end = rest.find_last_not_of(kWhiteSpace, comma - 1) + 1;
  member = {rest.substr(quote + 1, key_end - quote - 2), rest.substr(begin, end - begin), rest.substr(quote, end - quote)};
  rest.remove_prefix(std::min(comma + 1, rest.size()));
  return true;
}

std::size_t json_value_end(std::string_view values) { return std::min(value_end(values, 0, {}), values.size()); }

std::string plain_key(std::string_view key) {
  constexpr std::size_t kEscapeSize = 6;  // \\u0041
  std::string plain;
  for (std::size_t at = 0; at < key.size();) {
    unsigned code = 0;
    const bool ascii = key.substr(at).starts_with("\\u00") && at + kEscapeSize <= key.size() &&
                       std::from_chars(key.data() + at + 2, key.data() + at + kEscapeSize, code, 16).ec == std::errc() &&
                       code < 0x80;
    plain.push_back(ascii ? static_cast<char>(code) : key[at]);
    at += ascii ? kEscapeSize : 1;
  }
  return plain;
}

}  // namespace pith::internal
