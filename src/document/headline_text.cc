// Forms of headlines. In: the text of a block. Out: a part of it, or whether it has a form.
//
// The idea: bars, dots and arrows stand between a headline and the site's name or sections, and between the entries of menus,
// whose parts are all short.
#include "document/headline_text.h"

#include <algorithm>

#include "base/simd.h"
#include "base/words.h"
#include "classify/byline_phrases.h"
#include "classify/person_names.h"

namespace pith::internal {
namespace {

constexpr std::string_view kPathMarks[] = {" > ", " \u00BB ", " \u203A ", " \u2192 "};
constexpr std::string_view kPathOrMenuMarks[] = {" / ", " \u00B7 "};
constexpr std::string_view kBars[] = {" | ", " \u00B7 ", " \u2022 ", " / ", " > ", " \u00BB ", " \u203A ", "\u2022"};
constexpr std::string_view kSiteBars[] = {" | ", " - ", " \u2013 ", " \u2014 ", " \u00B7 ", " :: "};
constexpr std::string_view kSentenceEnds[] = {".", "\u3002", "\u2026"};

std::uint32_t words_in(std::string_view text) { return count_text(text).words; }

// Whether a bar, a dot or an arrow may be in the text. Most texts have none, and this is quicker than to search for each.
bool may_have_bars(std::string_view text) {
  const auto bars = [](Bytes16 c) {
    return (c == '/') | (c == '>') | (c == '|') | (c == signed_byte('\xC2')) | (c == signed_byte('\xE2'));
  };
  return find_class(text, 0, bars) < text.size();
}

// The words of the longest part between separators.
std::uint32_t longest_part(std::string_view text, std::string_view separator) {
  std::uint32_t longest = 0;
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    longest = std::max(longest, words_in(text.substr(0, at)));
    text.remove_prefix(at + separator.size());
  }
  return std::max(longest, words_in(text));
}

// What comes after the sections of a path, if it has more words than each of them and than `words`; else nothing.
std::string_view last_of_path(std::string_view text, std::string_view mark, std::uint32_t words) {
  const std::size_t at = text.rfind(mark);
  if (at == std::string_view::npos || at == 0) return {};
  const std::string_view last = trim_separators(text.substr(at + mark.size()));
  const std::uint32_t longest = longest_part(text.substr(0, at), mark);
  return longest <= kItemWords && words_in(last) > std::max(longest, words) ? last : std::string_view();
}

}  // namespace

std::string_view without_path(std::string_view text) {
  if (!may_have_bars(text)) return text;
  for (const std::string_view mark : kPathMarks)
    if (const std::string_view last = last_of_path(text, mark, 0); !last.empty()) return last;
  for (const std::string_view mark : kPathOrMenuMarks)
    if (const std::string_view last = last_of_path(text, mark, kItemWords); !last.empty()) return last;
  return text;
}

std::string_view without_numbers(std::string_view text) {
  const auto is_digit_or_space = [](char c) { return c == ' ' || (c >= '0' && c <= '9'); };
  while (!text.empty() && is_digit_or_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_digit_or_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view without_repetition(std::string_view text) {
  const std::size_t middle = text.size() / 2;
  const bool is_twice =
      text.size() % 2 == 1 && (text[middle] == ' ' || text[middle] == '\n') && text.substr(0, middle) == text.substr(middle + 1);
  return is_twice ? text.substr(0, middle) : text;
}

bool is_parted(std::string_view text) {
  return may_have_bars(text) && std::ranges::any_of(kBars, [text](std::string_view bar) {
           return text.find(bar) != std::string_view::npos && longest_part(text, bar) <= kItemWords;
         });
}

bool ends_sentence(std::string_view text) {
  return std::ranges::any_of(kSentenceEnds, [text](std::string_view end) { return text.ends_with(end); });
}

bool follows_headline(std::string_view text, std::uint32_t words, std::string_view whole) {
  if (whole.size() <= text.size() || !whole.ends_with(text)) return false;
  const std::string_view before = whole.substr(0, whole.size() - text.size());
  return std::ranges::any_of(kSiteBars, [before](std::string_view bar) { return before.ends_with(bar); }) &&
         words_in(before) > words;
}

bool names_author(std::string_view text) {
  const LabelMatch label = label_at_start(text);
  return label.type == PhraseType::author && is_likely_name(trim_separators(text.substr(label.bytes)));
}

}  // namespace pith::internal
