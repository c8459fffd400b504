// Header fields as MIME, HTTP and WARC write them. In: the lines of a head. Out: values.
//
// The idea: a head is read once for each field that is asked for; nothing is stored, so a flood of fields costs no memory.
#include "input/mime.h"

#include <algorithm>

#include "base/text.h"

namespace pith::internal {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

}  // namespace

std::string field(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    const std::string_view line = take_line(head);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !iequals(trim(line.substr(0, colon)), name)) continue;
    std::string value(trim(line.substr(colon + 1)));
    while (head.starts_with(' ') || head.starts_with('\t')) value.append(" ").append(trim(take_line(head)));
    return value;
  }
  return {};
}

std::string media_type(std::string_view value) {
  std::string type(trim(value.substr(0, value.find(';'))));
  std::ranges::transform(type, type.begin(), to_ascii_lower);
  return type;
}

std::string parameter(std::string_view value, std::string_view name) {
  for (std::size_t pos = value.find(';'); pos < value.size();) {
    const std::size_t equals = value.find_first_of("=;", pos + 1);
    if (equals == std::string_view::npos) return {};
    if (value[equals] == ';') {
      pos = equals;
      continue;
    }
    const std::string_view key = trim(value.substr(pos + 1, equals - pos - 1));
    const std::size_t begin = std::min(value.find_first_not_of(" \t", equals + 1), value.size());
    const bool quoted = begin < value.size() && value[begin] == '"';
    const std::size_t end = std::min(value.find(quoted ? '"' : ';', begin + quoted), value.size());
    if (iequals(key, name)) return std::string(trim(value.substr(begin + quoted, end - begin - quoted)));
    pos = value.find(';', end);
  }
  return {};
}

HeadEnd head_end(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (text.substr(at + 1).starts_with('\n')) return {at + 1, 1};
    if (text.substr(at + 1).starts_with("\r\n")) return {at + 1, 2};
  }
  return {};
}

std::optional<InputFormat> format_of(std::string_view type) {
  if (type == "text/html" || type == "application/xhtml+xml") return InputFormat::html;
  if (type == "text/plain") return InputFormat::text;
  return std::nullopt;
}

}  // namespace pith::internal
