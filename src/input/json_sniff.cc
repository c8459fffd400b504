// Whether an input is JSON. In: its first bytes, or a page. Out: yes or no.
//
// The idea: a scraped text may begin with a bracket ("[Photo: …] text", "{{ template }}", "[1] footnote"), so the first byte
// decides nothing. What is read has to obey the grammar as far as it is read, and to have colons or commas. A damaged object is
// JSON only if the damage is a frequent one, or if it has a name under which a record holds its page: its line is to be answered
// with an error.
#include "input/json_sniff.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/json_scanner.h"
#include "base/text.h"
#include "input/containers.h"
#include "input/decode.h"
#include "input/page_names.h"

namespace pith::internal {
namespace {

using Status = JsonScanner::Status;

constexpr std::size_t kMaxMarkup = std::size_t{64} << 10;  // bytes of HTML in which JSON is looked for
constexpr std::array kTagsAroundJson =
    std::to_array<std::string_view>({"<!doctype html", "<html", "<head", "<meta", "<link", "<base", "<body", "<pre", "<div"});

bool opens_value(std::string_view text) { return text.starts_with('{') || text.starts_with('['); }

// `{"`, with or without space.
bool starts_like_object(std::string_view text) { return text.starts_with('{') && skip_space(text.substr(1)).starts_with('"'); }

bool starts_with_object(std::string_view text) {
  return starts_like_object(text) || (text.starts_with('[') && starts_like_object(skip_space(text.substr(1))));
}

// What careless programs write into JSON: control characters in strings, and numbers that are none.
bool is_frequent_fault(std::string_view text) {
  return static_cast<unsigned char>(text.front()) < 0x20 || text.starts_with("NaN") || text.starts_with("Infinity");
}

bool names_page(std::string_view line) {
  return std::ranges::any_of(kPageNames, [&](const PageName& known) {
    return line.find('"' + std::string(known.name) + '"') != std::string_view::npos;
  });
}

// `text` without the tags and comments that it begins with, as long as they are of the kinds that browsers put around JSON.
std::string_view skip_markup(std::string_view text) {
  while ((text = skip_space(text)).starts_with('<')) {
    const bool comment = text.starts_with("<!--");
    const bool known = comment || text.starts_with("</") ||
                       std::ranges::any_of(kTagsAroundJson, [&](std::string_view tag) { return istarts_with(text, tag); });
    const std::size_t end = text.find(comment ? "-->" : ">");
    if (!known || end == std::string_view::npos) return text;
    text.remove_prefix(end + (comment ? 3 : 1));
  }
  return text;
}

}  // namespace

bool starts_like_json(std::string_view start) {
  const bool whole = start.size() < kStartSize;
  const std::string_view text = skip_space(remove_byte_order_mark(start.substr(0, kStartSize)));
  if (!opens_value(text)) return false;
  std::size_t at = 0;
  bool is_record = false;  // the first value has a page, so that whatever is in the lines after it is a record or its damage
  for (bool first = true; at < text.size(); first = false) {
    if (!first && is_record) return true;
    if (!first && !opens_value(text.substr(at))) return false;
    const std::size_t begin = at;
    JsonScanner scanner;
    switch (scanner.scan(text, at)) {
      case Status::invalid:
        if (!first) return starts_like_object(text.substr(begin));
        return starts_with_object(text) && (is_frequent_fault(text.substr(at)) || names_page(text.substr(0, text.find('\n'))));
      case Status::incomplete:
        return !first || (scanner.separators() > 0 && (!whole || starts_with_object(text)));
      case Status::complete: {
        const std::size_t next = text.size() - skip_space(text.substr(at)).size();
        const bool ends_line = text.substr(at, next - at).find('\n') != std::string_view::npos;
        is_record = first && ends_line && starts_like_object(text) && names_page(text.substr(0, at));
        at = next;
      }
    }
  }
  return true;
}

bool is_json_document(std::string_view page) {
  if (page.starts_with("\xFF\xFE") || page.starts_with("\xFE\xFF"))
    return starts_like_json(decode(page.substr(0, kStartSize), {}).utf8);
  page = skip_space(remove_byte_order_mark(page));
  if (opens_value(page)) return starts_like_json(page);
  const std::string_view json = skip_markup(page.substr(0, kMaxMarkup));
  if (!opens_value(json) || json.size() == page.size()) return false;
  const std::string_view rest = page.substr(static_cast<std::size_t>(json.data() - page.data()));
  const std::size_t end = rest.find("</");
  return end != std::string_view::npos && skip_markup(rest.substr(end)).empty() && starts_like_json(rest.substr(0, end));
}

}  // namespace pith::internal
