// In: the text of a block. Out: whether its end credits a picture or an agency.
//
// The idea: a credit is short and stands apart: in brackets, or after a full stop, bar or dash. What stands apart is a credit if it
// begins with a word such as "Photo", has two names with a slash between them, or ends with the name of an agency.
#include "classify/credits.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "classify/cues.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxCreditSize = 60;  // bytes
constexpr std::size_t kMaxBareSize = 24;    // bytes of a credit without a sign such as a slash
constexpr std::size_t kMaxPersonWords = 4;  // of a name on one side of a slash

constexpr std::string_view kAgencies[] = {
#define AGENCY(name) name,
#include "classify/agencies.inc"
#undef AGENCY
};

constexpr std::string_view kPictureWords[] = {
#define PICTURE_WORD(word) word,
#include "classify/picture_words.inc"
#undef PICTURE_WORD
};

// The last part of a text that stands apart; the whole text if it is short and has no parts; else empty.
struct Ending {
  std::string_view text{};
  bool in_brackets = false;
  bool is_whole = false;
};

struct Brackets {
  std::string_view open;
  std::string_view close;
};
constexpr Brackets kBrackets[] = {{"(", ")"}, {"[", "]"}, {"\uFF08", "\uFF09"}, {"\u3010", "\u3011"}};
constexpr std::string_view kSeparators[] = {". ", "! ", "? ", "| ", "\u2013 ", "\u2014 ", "\u2014", "\u2022 ", "\u3002", "\n"};

Ending ending_of(std::string_view text) {
  text = trim(text);
  const bool is_short = text.size() <= kMaxCreditSize;
  if (!is_short) text.remove_prefix(text.size() - kMaxCreditSize);
  for (const auto& [open, close] : kBrackets) {
    if (!text.ends_with(close)) continue;
    const std::size_t begin = text.rfind(open);
    if (begin == std::string_view::npos) return {};
    const std::string_view inside = text.substr(begin + open.size(), text.size() - begin - open.size() - close.size());
    return {.text = trim(inside), .in_brackets = true, .is_whole = is_short && begin == 0};
  }
  if (text.ends_with('.')) text.remove_suffix(1);
  std::size_t from = 0;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = text.rfind(separator);
    if (at != std::string_view::npos) from = std::max(from, at + separator.size());
  }
  if (from == 0 && !is_short) return {};
  return {.text = trim(text.substr(from)), .is_whole = from == 0};
}

// Whether it is worth a closer look: most texts end with neither a sign of a credit nor a very short sentence.
bool may_be_credit(const Ending& ending) {
  if (ending.text.empty()) return false;
  if (ending.in_brackets || ending.text.size() <= kMaxBareSize) return true;
  return ending.text.starts_with("\u00A9") || ending.text.find_first_of("/:") != std::string_view::npos;
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool begins_with_capital(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_upper(decode_code_point(text, at));
}

bool is_name(std::string_view text) {
  const auto words = static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
  return words <= kMaxPersonWords && begins_with_capital(text);
}

// "Jane Doe/Agency". Outside brackets both sides must look like names.
bool has_slash_between_names(const Ending& ending) {
  const std::size_t slash = ending.text.find('/');
  if (ending.text.find("//") != std::string_view::npos) return false;
  if (slash == std::string_view::npos || slash < 2 || slash + 2 >= ending.text.size()) return false;
  if (ending.in_brackets) return ending.text[slash - 1] != ' ' && (!ending.is_whole || begins_with_capital(ending.text));
  return !ending.is_whole && is_name(trim(ending.text.substr(0, slash))) && is_name(trim(ending.text.substr(slash + 1)));
}

bool begins_with_picture_word(const Ending& ending, std::string_view folded) {
  const bool is_label = ending.text.find(':') != std::string_view::npos || ending.text.size() <= kMaxBareSize;
  return (is_label || ending.in_brackets) && std::ranges::any_of(kPictureWords, [&](std::string_view word) {
           return folded.starts_with(word) && folded.size() > word.size() && folded[word.size()] == ' ';
         });
}

bool ends_with_word(std::string_view folded, std::string_view word) {
  if (!folded.ends_with(word)) return false;
  return folded.size() == word.size() || folded[folded.size() - word.size() - 1] == ' ';
}

// In brackets the agency may come first or last, as in "(dpa/nh)" and "(Jane Doe, AP)"; elsewhere it stands alone or after a
// slash.
bool names_agency(const Ending& ending, std::string_view folded) {
  return std::ranges::any_of(kAgencies, [&](std::string_view agency) {
    if (folded == agency) return true;
    const bool first = ending.in_brackets && folded.starts_with(agency) && folded[agency.size()] == ' ';
    const bool last = ends_with_word(folded, agency) && (ending.in_brackets || ending.text.find('/') != std::string_view::npos);
    return first || last;
  });
}

}  // namespace

Credit credit_at_end(std::string_view utf8) {
  const Ending ending = ending_of(utf8);
  if (!may_be_credit(ending) || has_digit(ending.text)) return {};
  Credit credit{.picture = has_slash_between_names(ending)};
  const std::string folded = fold_phrase(ending.text);
  if (!ending.is_whole || ending.in_brackets)
    credit.picture |= begins_with_picture_word(ending, folded) || (!ending.is_whole && ending.text.starts_with("\u00A9"));
  credit.agency = names_agency(ending, folded);
  return credit;
}

}  // namespace pith::internal
