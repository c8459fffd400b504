// Tags of a page. In: a statement of tags. Out: each of them.
//
// The idea: a list in one string has its tags between semicolons, or else between commas of any script; quotation marks keep the
// commas in them. What states one tag at a time has them whole.
#include "document/metadata_tags.h"

#include <algorithm>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr Fact kSingleFacts[] = {Fact::rel_tag, Fact::rel_category, Fact::microdata_section};
constexpr std::string_view kCommas[] = {",", "\u3001", "\uFF0C", "\u060C"};
constexpr std::string_view kSemicolons[] = {";", "\uFF1B"};

std::size_t separator_at(std::string_view text, std::size_t at, std::span<const std::string_view> separators) {
  for (const std::string_view separator : separators)
    if (text.substr(at).starts_with(separator)) return separator.size();
  return 0;
}

bool has_any(std::string_view text, std::span<const std::string_view> separators) {
  return std::ranges::any_of(separators,
                             [&](std::string_view separator) { return text.find(separator) != std::string_view::npos; });
}

void add(std::vector<std::string>& tags, std::string_view tag) {
  tag = trim(tag);
  if (tag.size() > 1 && tag.front() == '#' && tag.find(' ') == std::string_view::npos) tag.remove_prefix(1);
  if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"') tag = trim(tag.substr(1, tag.size() - 2));
  if (!tag.empty()) tags.emplace_back(tag);
}

}  // namespace

std::vector<std::string> split_tags(const Candidate& candidate, bool is_alone) {
  const std::string_view list = candidate.value;
  std::vector<std::string> tags;
  const bool is_single = std::ranges::find(kSingleFacts, candidate.fact) != std::end(kSingleFacts);
  if (is_single || (!is_alone && candidate.fact != Fact::meta_keywords)) {
    add(tags, list);
    return tags;
  }
  const std::span<const std::string_view> separators =
      has_any(list, kSemicolons) ? std::span<const std::string_view>(kSemicolons) : std::span<const std::string_view>(kCommas);
  const bool has_quotes = std::ranges::count(list, '"') % 2 == 0;
  std::size_t begin = 0;
  bool is_quoted = false;
  for (std::size_t at = 0; at < list.size();) {
    if (list[at] == '"' && has_quotes) is_quoted = !is_quoted;
    const std::size_t size = is_quoted ? 0 : separator_at(list, at, separators);
    if (size > 0) {
      add(tags, list.substr(begin, at - begin));
      begin = at + size;
    }
    at += std::max<std::size_t>(size, 1);
  }
  add(tags, list.substr(begin));
  return tags;
}

}  // namespace pith::internal
