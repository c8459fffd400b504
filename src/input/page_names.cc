// The names under which records hold a page. In: a record's names. Out: messages about a record without a page.
#include "input/page_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_string.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxNameSize = 60;  // bytes

// `"a", "b" or "c"`; without a last word `"a", "b", "c"`.
std::string listed_in_quotes(const std::vector<std::string>& names, std::string_view last_word) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() && !last_word.empty() ? fmt::format(" {} ", last_word) : ", ";
    list += fmt::format("\"{}\"", names[i]);
  }
  return list;
}

}  // namespace

std::string printed_name(std::string_view json) {
  std::string name;
  append_json(name, truncate_utf8(json, kMaxNameSize));
  return json.size() > kMaxNameSize ? name + "…" : name;
}

std::string no_page_message(std::string_view wanted, std::string_view part, std::string_view field,
                            const std::vector<std::string>& names) {
  std::vector<std::string> tried;
  if (!field.empty()) tried.emplace_back(field);
  for (const PageName& known : kPageNames)
    if (field.empty()) tried.emplace_back(known.name);
  std::string message = fmt::format("no {} {} in it", wanted, listed_in_quotes(tried, "or"));
  if (names.empty()) return fmt::format("{}, nor any {}", message, part);
  std::vector<std::string> shown(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kMaxNames)));
  const bool all = shown.size() == names.size();
  const std::string list = listed_in_quotes(shown, all ? "and" : "");
  message += names.size() == 1 ? fmt::format("; its only {} is {}", part, list) : fmt::format("; its {}s are {}", part, list);
  return fmt::format("{}{} (-F NAME says where the page is)", message, all ? "" : " and more");
}

}  // namespace pith::internal
