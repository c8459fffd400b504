// Members of a JSON object as lines. In: an object as it is printed, and names. Out: a line for each name.
//
// The idea: a line must stay a line whatever a page holds, and its fields must stay fields, so tabs and line breaks in strings
// are written as escapes, those of jq's @tsv, which printf '%b' undoes.
#include "write/json_values.h"

#include <algorithm>
#include <vector>

#include "base/json_members.h"
#include "base/json_scanner.h"
#include "base/text.h"

namespace pith::internal {
namespace {

std::string_view without_ends(std::string_view text) { return text.substr(1, text.size() - 2); }

void append_string(std::string& out, std::string_view json) {
  for (const char c : decode_json_string(without_ends(json))) {
    switch (c) {
      case '\\':
        out.append("\\\\");
        break;
      case '\t':
        out.append("\\t");
        break;
      case '\n':
        out.append("\\n");
        break;
      case '\r':
        out.append("\\r");
        break;
      default:
        out.push_back(c);
    }
  }
}

// The elements of an array; `inside` is what is between its brackets.
std::vector<std::string_view> elements_of(std::string_view inside) {
  std::vector<std::string_view> elements;
  while (!trim(inside).empty()) {
    const std::size_t end = json_value_end(inside);
    elements.push_back(trim(inside.substr(0, end)));
    inside.remove_prefix(std::min(end + 1, inside.size()));
  }
  return elements;
}

void append_array(std::string& out, std::string_view json) {
  const std::vector<std::string_view> elements = elements_of(without_ends(json));
  const bool strings = std::ranges::all_of(elements, [](std::string_view one) { return one.starts_with('"'); });
  if (!strings) return static_cast<void>(out.append(json));
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (i > 0) out.push_back('\t');
    append_string(out, elements[i]);
  }
}

void append_value(std::string& out, std::string_view json) {
  if (json.starts_with('"')) return append_string(out, json);
  if (json.starts_with('[')) return append_array(out, json);
  if (json != "null") out.append(json);
}

}  // namespace

std::string lines_of_members(std::string_view object, std::span<const std::string> names) {
  std::vector<std::string_view> values(names.size());
  std::string_view rest = without_ends(trim(object));
  for (JsonMember member; next_member(rest, member);)
    for (std::size_t i = 0; i < names.size(); ++i)
      if (values[i].empty() && plain_key(member.key) == names[i]) values[i] = member.value;
  std::string out;
  for (const std::string_view value : values) {
    append_value(out, value);
    out.push_back('\n');
  }
  return out;
}

}  // namespace pith::internal
