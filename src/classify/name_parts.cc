// Parts around names. In: a text that holds a name. Out: the name, or what the text is instead.
//
// The idea: pages print the name, the date, the role and the number of comments side by side, and what parted them is lost with
// the markup. So the name ends where something begins that is never part of one.
#include "classify/name_parts.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/simd.h"
#include "base/utf8.h"
#include "classify/byline_phrases.h"
#include "classify/dates.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxGlued = 8;  // places in a text where something may be glued to a name
constexpr std::size_t kMaxPhraseBytes = 80;
constexpr std::size_t kMinLabelBytes = 4;      // of a label with a capital behind a name
constexpr std::ptrdiff_t kMostCountWords = 3;  // behind a number of comments or minutes
constexpr std::size_t kMinGluedRoleBytes = 5;
constexpr std::size_t kMaxPluralBytes = 8;  // of "(innen)"
constexpr std::size_t kMaxShortEnd = 3;     // letters before a dot that belongs to the name: "Jr."

enum class NamePhrase : std::uint8_t { degree, organization, role_lead, archive_label, colon_label, no_name, name_tail };

struct NamePhraseRow {
  NamePhrase type;
  std::string_view text;
};

constexpr NamePhraseRow kNamePhrases[] = {
#define NAME_PHRASE(type, language, text) {NamePhrase::type, text},
#include "classify/name_phrases.inc"
#undef NAME_PHRASE
};

bool is_name_phrase(std::string_view text, NamePhrase type) {
  if (text.empty() || text.size() > kMaxPhraseBytes) return false;
  const std::string lower = lower_case(text);
  return std::ranges::any_of(kNamePhrases, [&](const NamePhraseRow& row) { return row.type == type && row.text == lower; });
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = find_any<' ', '\n'>(text, at);
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::size_t offset_in(std::string_view text, std::string_view part) {
  return static_cast<std::size_t>(part.data() - text.data());
}

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = decode_code_point(text, at); is_letter(c) || is_digit(c)) return true;
  return false;
}

bool begins_small(std::string_view word) {
  std::size_t at = 0;
  const char32_t c = decode_code_point(word, at);
  return c < 0x250 && is_letter(c) && fold_case(c) == c;
}

// "24 Comments", "2-3 minutes": a number, and one to three words behind it.
bool begins_with_count(std::string_view text) {
  return !text.empty() && is_ascii_digit(text.front()) && text.find_first_of(",;") == std::string_view::npos &&
         std::ranges::count(text, ' ') >= 1 && std::ranges::count(text, ' ') <= kMostCountWords;
}

// "21:11 Uhr"
bool begins_with_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon > 0 && colon <= 2 && colon + 1 < text.size() && is_ascii_digit(text.front()) && is_ascii_digit(text[colon + 1]);
}

// Whether something begins here that no name continues with.
bool begins_other_part(std::string_view text, bool glued) {
  if (begins_with_count(text) || begins_with_time(text)) return true;
  if (const auto date = find_date(text, DateOrder::day_first); date && date->span.begin == 0) return true;
  const LabelMatch label = label_at_start(text);
  const std::string_view phrase = text.substr(0, label.bytes);
  if (label.type == PhraseType::published || label.type == PhraseType::updated) return label.bytes >= kMinLabelBytes;
  if (label.type == PhraseType::other) return phrase.find(' ') != std::string_view::npos;
  const std::string_view word = trim_separators(text.substr(0, text.find(' ')));
  return glued && word.size() >= kMinGluedRoleBytes &&
         (is_phrase(word, PhraseType::role) || is_name_phrase(word, NamePhrase::role_lead));
}

// The place in "Ann LeeUpdated" or "Ann Lee21 Comments" where the name ends; the end of the text when nothing is glued to it.
std::size_t find_glued(std::string_view text) {
  std::size_t tried = 0;
  for (std::size_t i = 2; i < text.size() && tried < kMaxGlued; ++i) {
    const bool follows_capitals = is_capital(text[i - 1]) && is_capital(text[i]) && i + 1 < text.size() && is_small(text[i + 1]);
    const bool follows_small = is_small(text[i - 1]) && (is_capital(text[i]) || is_ascii_digit(text[i]));
    if (!follows_capitals && !follows_small) continue;
    // "Ann4 Lee" is a nickname.
    if (is_ascii_digit(text[i]) && text.find(' ') > i) continue;
    ++tried;
    if (begins_other_part(text.substr(i), true)) return i;
  }
  return text.size();
}

// "Ann Lee(Selm", "Ann Lee/SP-X".
std::string_view cut_at_marks(std::string_view text) {
  if (const std::size_t open = text.find('(');
      open != std::string_view::npos && open > 0 && text.find(')') == std::string_view::npos)
    text = text.substr(0, open);
  if (const std::size_t slash = text.find('/');
      slash != std::string_view::npos && slash + 1 < text.size() && text.find(' ') < slash &&
      text.find_first_of(" abcdefghijklmnopqrstuvwxyz", slash) == std::string_view::npos)
    text = text.substr(0, slash);
  return text;
}

std::string_view without_end(std::string_view text) {
  for (auto words = words_of(text);
       words.size() > 1 && begins_small(words.back()) && is_name_phrase(words.back(), NamePhrase::name_tail);
       words = words_of(text))
    text = trim_separators(text.substr(0, offset_in(text, words.back())));
  const std::size_t last = text.rfind(' ');
  const bool is_dotted = text.ends_with('.') && last != std::string_view::npos && text.size() - last > kMaxShortEnd + 2 &&
                         text.find('.', last) + 1 == text.size();
  return is_dotted ? text.substr(0, text.size() - 1) : text;
}

bool is_degree(std::string_view word) {
  std::string letters;
  std::size_t capitals = 0;
  for (const char c : word) {
    if (!is_ascii_letter(c)) continue;
    letters += to_ascii_lower(c);
    capitals += is_capital(c);
  }
  return capitals >= 2 && is_name_phrase(letters, NamePhrase::degree);
}

// The bytes of the longest label of a link to everything by an author that the text begins with; 0 for none.
std::size_t archive_label_bytes(std::string_view text) {
  const std::string lower = lower_case(truncate_utf8(text, kMaxPhraseBytes));
  std::size_t longest = 0;
  for (const NamePhraseRow& row : kNamePhrases)
    if (row.type == NamePhrase::archive_label && row.text.size() < text.size() && lower.starts_with(row.text))
      longest = std::max(longest, row.text.size());
  return longest;
}

}  // namespace

bool has_colon_label(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && colon + 1 < text.size() &&
         is_name_phrase(trim_separators(text.substr(0, colon)), NamePhrase::colon_label);
}

std::string_view without_name_label(std::string_view text) {
  if (has_colon_label(text)) return trim_separators(text.substr(text.find(':') + 1));
  const std::size_t bytes = archive_label_bytes(text);
  return bytes > 0 && text[bytes] == ' ' ? trim_separators(text.substr(bytes)) : text;
}

std::string_view without_plural_end(std::string_view rest) {
  const std::size_t close = rest.starts_with('(') ? rest.find(')') : std::string_view::npos;
  const bool is_end = close != std::string_view::npos && close < kMaxPluralBytes && close > 1 && is_small(rest[1]);
  return is_end ? trim_separators(rest.substr(close + 1)) : rest;
}

std::string_view cut_name_tail(std::string_view text) {
  text = trim_separators(cut_at_marks(text.substr(0, find_glued(text))));
  const auto words = words_of(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view rest = text.substr(offset_in(text, words[i]));
    const bool is_sign = !has_letter_or_digit(words[i]) && !is_phrase(words[i], PhraseType::conjunction);
    // A role at the end may be the end of a name: "The Tide Expert".
    const bool is_role_word = i >= 2 && is_capital(words[i].front()) && text.find(',') > offset_in(text, words[i]) &&
                              ((i + 1 < words.size() && is_phrase(trim_separators(words[i]), PhraseType::role)) ||
                               is_name_phrase(words[i], NamePhrase::role_lead));
    if (is_sign || is_role_word || begins_other_part(rest, false))
      return without_end(trim_separators(text.substr(0, offset_in(text, words[i]))));
  }
  return without_end(text);
}

bool are_degrees(std::string_view text) {
  const auto words = words_of(text);
  return !words.empty() && std::ranges::all_of(words, is_degree);
}

std::string_view without_leading_degrees(std::string_view text) {
  while (true) {
    const std::size_t end = text.find(' ');
    if (end == std::string_view::npos || !is_degree(text.substr(0, end))) return text;
    text = trim_separators(text.substr(end));
  }
}

bool is_role(std::string_view text) {
  const auto words = words_of(text);
  return !words.empty() &&
         (is_name_phrase(words.front(), NamePhrase::role_lead) || is_phrase(trim_separators(words.front()), PhraseType::role) ||
          is_phrase(trim_separators(words.back()), PhraseType::role));
}

bool names_organization(std::string_view text) {
  return std::ranges::any_of(words_of(text), [](std::string_view word) {
    while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
    return is_name_phrase(word, NamePhrase::organization);
  });
}

bool is_no_name(std::string_view text) {
  if (text.starts_with('(') || is_name_phrase(text, NamePhrase::no_name)) return true;
  const auto words = words_of(text);
  const auto small = static_cast<std::size_t>(std::ranges::count_if(words, begins_small));
  return words.size() > 3 && small * 2 > words.size();
}

}  // namespace pith::internal
