// Roles of dates. In: the text around a date. Out: what the date is of.
//
// The idea: the label before a date tells most, in the last words before it; where there is none, some languages have the verb
// behind the date. The labels are those of bylines and the ones of date_labels.inc.
#include "document/date_roles.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>

#include "base/text.h"
#include "classify/byline_phrases.h"
#include "classify/weekdays.h"

namespace pith::internal {
namespace {

enum class Place : std::uint8_t {
  published,
  updated,
  unrelated,
  published_behind,
  updated_behind,
  unrelated_behind,
  last,
  preposition,
  page
};

struct LabelRow {
  Place place;
  std::string_view text;
};
constexpr LabelRow kLabels[] = {
#define DATE_LABEL(place, language, text) {Place::place, text},
#include "document/date_labels.inc"
#undef DATE_LABEL
};

constexpr auto kPageLabels = [] {
  std::array<std::string_view, std::ranges::count(kLabels, Place::page, &LabelRow::place)> labels;
  std::size_t count = 0;
  for (const LabelRow& row : kLabels)
    if (row.place == Place::page) labels[count++] = row.text;
  return labels;
}();

constexpr std::size_t kMaxLabelBytes = 80;       // before or after a date
constexpr std::size_t kMaxPrepositionBytes = 3;  // of a label of bylines that is no more than that
constexpr std::size_t kMaxWordsOfLabel = 4;
constexpr std::size_t kMaxWordsAfterLabel = 3;  // "next review due on Monday"
constexpr std::string_view kPartEnds[] = {"\n", "|", "\u2022", "\u00B7", " \u2013 ", " \u2014 ", " / ", ". "};
constexpr std::string_view kClauseEnds[] = {" und ", " en ", ", "};  // "... geschrieben und unter ... eingeordnet"
constexpr std::string_view kCopyrightSigns[] = {"\u00A9", "(c)"};

bool is_letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char32_t c = decode_code_point(text, at);
  return is_letter(c) && !is_unspaced_script(c);
}

bool is_whole(std::string_view text, std::size_t at, std::size_t size) {
  std::size_t before = at;
  if (before > 0) do
      --before;
    while (before > 0 && is_continuation_byte(text[before]));
  return (at == 0 || !is_letter_at(text, before)) && !is_letter_at(text, at + size);
}

// The bytes that a text has, which most labels have not.
class ByteSet {
 public:
  explicit ByteSet(std::string_view text) {
    for (const char c : text) bytes_.set(static_cast<unsigned char>(c));
  }
  // Whether a text with a label could have these bytes.
  bool may_have(std::string_view label) const {
    const auto has = [&](char c) { return bytes_.test(static_cast<unsigned char>(c)); };
    return has(label.back()) && has(label.front()) && std::ranges::all_of(label, has);
  }

 private:
  std::bitset<256> bytes_;
};

// Where the last of the labels of a place ends in a text in lower case; npos where there is none.
std::size_t end_of_label(std::string_view lower, Place place) {
  std::size_t last = std::string_view::npos;
  if (lower.empty()) return last;
  const ByteSet bytes(lower);
  for (const LabelRow& row : kLabels) {
    if (row.place != place || row.text.size() > lower.size() || !bytes.may_have(row.text)) continue;
    const std::size_t at = lower.rfind(row.text);
    if (at == std::string_view::npos || !is_whole(lower, at, row.text.size())) continue;
    if (last == std::string_view::npos || at + row.text.size() > last) last = at + row.text.size();
  }
  return last;
}

bool has_label(std::string_view lower, Place place) { return end_of_label(lower, place) != std::string_view::npos; }

// Whether a label of a place is at the end of the text, with at most so many words behind it.
bool ends_with_label(std::string_view lower, Place place, std::size_t max_words) {
  const std::size_t end = end_of_label(lower, place);
  return end != std::string_view::npos && count_tokens(trim_separators(lower.substr(end))) <= max_words;
}

// The last part of the text before a date.
std::string_view last_part(std::string_view text) {
  text = trim_separators(text);
  for (const std::string_view end : kPartEnds)
    if (const std::size_t at = text.rfind(end); at != std::string_view::npos) text.remove_prefix(at + end.size());
  while (text.size() > kMaxLabelBytes) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return {};
    text.remove_prefix(space + 1);
  }
  return trim_separators(text);
}

std::string_view first_part(std::string_view text) {
  text = truncate_utf8(trim_separators(text), kMaxLabelBytes);
  for (const std::string_view end : kPartEnds) text = text.substr(0, text.find(end));
  for (const std::string_view end : kClauseEnds) text = text.substr(0, text.find(end));
  while (!text.empty() && (text.back() == '.' || text.back() == ')' || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

bool is_number(std::string_view word) { return word.find_first_not_of("0123456789:.") == std::string_view::npos; }

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.find_last_of(" \n\t(");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

// The text without a weekday and a time at its end: "Joined: Sun", "on 10:20".
std::string_view without_weekday_and_time(std::string_view lower) {
  while (!lower.empty()) {
    if (lower.back() == '(') {
      lower = trim_separators(lower.substr(0, lower.size() - 1));
      continue;
    }
    const std::string_view word = last_word(lower);
    const std::string_view name = word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
    if (!is_weekday(name) && !is_number(word)) break;
    lower = trim_separators(lower.substr(0, lower.size() - word.size()));
  }
  return lower;
}

bool is_preposition(std::string_view word) {
  return std::ranges::any_of(kLabels, [&](const LabelRow& row) { return row.place == Place::preposition && row.text == word; });
}

// The type of the label that a text ends with, without prepositions at its end.
PhraseType type_at_end(std::string_view lower, bool& has_preposition) {
  for (std::size_t words = 0; words < 2 && !lower.empty(); ++words) {
    const LabelMatch label = label_at_end(lower);
    const bool is_label = label.type == PhraseType::published || label.type == PhraseType::updated;
    const std::string_view word = last_word(lower);
    if (is_label && (label.bytes > kMaxPrepositionBytes || !is_preposition(word))) {
      has_preposition |= is_preposition(word);
      return label.type;
    }
    if (!is_preposition(word)) return PhraseType::none;
    has_preposition = true;
    lower = trim_separators(lower.substr(0, lower.size() - word.size()));
  }
  return PhraseType::none;
}

DateRole role_of_update(std::string_view lower, bool has_preposition) {
  return has_preposition && !has_label(lower, Place::last) ? DateRole::updated_once : DateRole::updated;
}

// A label whose capital alone parts it from the word before: "Ann LeeUpdated".
DateRole glued_role(std::string_view part) {
  const LabelMatch label = label_at_end(part);
  if (label.bytes <= kMaxPrepositionBytes) return DateRole::unlabelled;
  if (label.type == PhraseType::published) return DateRole::published;
  if (label.type != PhraseType::updated) return DateRole::unlabelled;
  const std::string lower = lower_case(part.substr(part.size() - label.bytes));
  return role_of_update(lower, is_preposition(last_word(lower)));
}

DateRole role_before(std::string_view lower) {
  if (std::ranges::any_of(kCopyrightSigns, [&](std::string_view sign) { return lower.find(sign) != std::string_view::npos; }))
    return DateRole::unrelated;
  bool has_preposition = false;
  const PhraseType type = type_at_end(lower, has_preposition);
  // "Last published on"
  if (type == PhraseType::published)
    return count_tokens(lower) <= kMaxWordsOfLabel && has_label(lower, Place::last) ? DateRole::updated : DateRole::published;
  if (type == PhraseType::updated) return role_of_update(lower, has_preposition);
  if (ends_with_label(lower, Place::unrelated, kMaxWordsAfterLabel)) return DateRole::unrelated;
  if (ends_with_label(lower, Place::updated, 1)) return role_of_update(lower, has_preposition);
  if (ends_with_label(lower, Place::published, 1)) return DateRole::published;
  // "Last edited by Ann Lee on", also after "Written by Ann Lee,"
  const LabelMatch first = label_at_start(trim_separators(lower.substr(lower.find_last_of(",;") + 1)));  // npos + 1 is 0
  if (first.type == PhraseType::updated) return DateRole::updated_once;
  return DateRole::unlabelled;
}

DateRole role_behind(std::string_view lower) {
  if (ends_with_label(lower, Place::unrelated_behind, 0)) return DateRole::unrelated;
  if (ends_with_label(lower, Place::updated_behind, 0)) return DateRole::updated;
  if (ends_with_label(lower, Place::published_behind, 0)) return DateRole::published;
  return DateRole::unlabelled;
}

}  // namespace

DateRole date_role(std::string_view before, std::string_view after) {
  const std::string_view part = last_part(before);
  const std::string lower = lower_case(part);
  DateRole role = role_before(without_weekday_and_time(lower));
  if (role == DateRole::unlabelled) role = glued_role(part);
  return role != DateRole::unlabelled ? role : role_behind(lower_case(first_part(after)));
}

bool is_about_page(std::string_view text) {
  const std::string lower = lower_case(truncate_utf8(trim(text), kMaxLabelBytes));
  return std::ranges::any_of(
      kPageLabels, [&](std::string_view label) { return lower.starts_with(label) && is_whole(lower, 0, label.size()); });
}

DateRole announced_role(std::string_view text) {
  text = trim_separators(text);
  if (text.empty() || text.size() > kMaxLabelBytes) return DateRole::unlabelled;
  const std::string lower = lower_case(text);
  const LabelMatch label = label_at_start(lower);
  const bool is_whole_label = label.bytes == lower.size();
  const bool is_row = std::ranges::any_of(kLabels, [&](const LabelRow& row) { return row.text == lower; });
  return is_whole_label || is_row ? role_before(lower) : DateRole::unlabelled;
}

}  // namespace pith::internal
