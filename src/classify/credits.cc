// In: the text of a block. Out: whether its end credits a picture or an agency.
//
// The idea: a credit is short and stands apart: in brackets, or after a full stop, bar or dash. What stands apart is a credit if
// it begins with a word such as "Photo", has two names with a slash between them, or ends with the name of an agency.
#include "classify/credits.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "base/phrases.h"
#include "base/simd.h"
#include "base/swar.h"
#include "base/text.h"
#include "classify/fold_text.h"

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
static_assert(std::ranges::is_sorted(kAgencies));

constexpr std::string_view kPictureWords[] = {
#define PICTURE_WORD(word) word,
#include "classify/picture_words.inc"
#undef PICTURE_WORD
};
static_assert(std::ranges::is_sorted(kPictureWords));

// The key of the first word of folded text. Only its first eight letters count.
constexpr PhraseKey key_of_first(std::string_view word) {
  PhraseKey key;
  key.add(word.substr(0, 8));
  return key;
}

// The first words of agencies, and the words before the name of a photographer.
constexpr auto kFirstWords = [] {
  KeyBits<std::size(kAgencies) + std::size(kPictureWords)> words;
  for (const std::string_view agency : kAgencies) words.set(key_of_first(agency.substr(0, agency.find(' '))));
  for (const std::string_view word : kPictureWords) words.set(key_of_first(word));
  return words;
}();

// False when folded text does not begin with an agency or a picture word; true when it may.
bool may_begin_with_known(std::string_view text) {
  const std::uint64_t eight = load_few(text.data(), std::min<std::size_t>(text.size(), 8));
  const std::uint64_t letters = letter_bits(eight);
  const std::size_t run = bytes_before(letters ^ kHighBits);
  const bool is_word = run == 8 || run == text.size() || text[run] == ' ' || text[run] == ',' || text[run] == ':';
  if (run == 0 || !is_word) return true;
  PhraseKey key;
  key.add(first_bytes(lower_letters(eight, letters), run), run);
  return kFirstWords.get(key);
}

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
constexpr std::string_view kWideSeparators[] = {"\u2013 ", "\u2014", "\u2022 ", "\u3002"};

// The bytes of the separator at `at`; 0 when there is none.
std::size_t separator_size(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\n') return 1;
  if (c == '.' || c == '!' || c == '?' || c == '|') return at + 1 < text.size() && text[at + 1] == ' ' ? 2 : 0;
  if (c != '\xE2' && c != '\xE3') return 0;
  for (const std::string_view separator : kWideSeparators)
    if (text.substr(at).starts_with(separator)) return separator.size();
  return 0;
}

// Where the last separator ends that begins at `least` or after it; 0 when there is none. `bytes` are the text and zeros, 64 in
// all.
std::size_t end_of_last_separator(std::string_view text, const char* bytes, std::size_t least) {
  std::uint64_t candidates = mask_of_64(bytes, [](Bytes16 c) {
    return (c == '\n') | (c == '.') | (c == '!') | (c == '?') | (c == '|') | (c == signed_byte('\xE2')) |
           (c == signed_byte('\xE3'));
  });
  candidates &= ~std::uint64_t{0} << least;
  while (candidates != 0) {
    const auto at = static_cast<std::size_t>(63 - std::countl_zero(candidates));
    if (const std::size_t size = separator_size(text, at); size > 0) return at + size;
    candidates ^= std::uint64_t{1} << at;
  }
  return 0;
}

// Whether the text has a sign that makes a longer ending a credit. `bytes` as above.
bool has_credit_sign(std::string_view text, const char* bytes) {
  std::uint64_t candidates = mask_of_64(bytes, [](Bytes16 c) { return (c == '/') | (c == ':') | (c == signed_byte('\xC2')); });
  for (; candidates != 0; candidates &= candidates - 1) {
    const auto at = static_cast<std::size_t>(std::countr_zero(candidates));
    if (text[at] == '/' || text[at] == ':' || text.substr(at).starts_with("\u00A9")) return true;
  }
  return false;
}

Ending ending_of(std::string_view text) {
  text = trim(text);
  const bool is_short = text.size() <= kMaxCreditSize;
  if (!is_short) text.remove_prefix(text.size() - kMaxCreditSize);
  for (const auto& [open, close] : kBrackets) {
    if (text.empty() || text.back() != close.back() || !text.ends_with(close)) continue;
    const std::size_t begin = text.rfind(open);
    if (begin == std::string_view::npos) return {};
    const std::string_view inside = text.substr(begin + open.size(), text.size() - begin - open.size() - close.size());
    return {.text = trim(inside), .in_brackets = true, .is_whole = is_short && begin == 0};
  }
  if (text.ends_with('.')) text.remove_suffix(1);
  std::array<char, 64> bytes{};
  static_assert(kMaxCreditSize < sizeof(bytes));
  text.copy(bytes.data(), text.size());
  // Without a sign only a very short ending is a credit.
  const bool has_sign = has_credit_sign(text, bytes.data());
  const std::size_t least = has_sign ? 0 : text.size() - std::min(text.size(), kMaxBareSize + 2);
  const std::size_t from = end_of_last_separator(text, bytes.data(), least);
  if (from == 0 && (!is_short || (!has_sign && text.size() > kMaxBareSize))) return {};
  return {.text = trim(text.substr(from)), .is_whole = from == 0};
}

bool has_digit(std::string_view text) { return find_class(text, 0, is_digit16) < text.size(); }

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

std::string_view first_word(std::string_view folded) { return folded.substr(0, folded.find(' ')); }

// The last words, as many as there are up to `count`.
std::string_view last_words(std::string_view folded, int count) {
  std::size_t space = folded.rfind(' ');
  while (--count > 0 && space != std::string_view::npos && space > 0) space = folded.rfind(' ', space - 1);
  return space == std::string_view::npos ? folded : folded.substr(space + 1);
}

bool begins_with_picture_word(const Ending& ending, std::string_view folded) {
  const bool is_label = ending.text.find(':') != std::string_view::npos || ending.text.size() <= kMaxBareSize;
  const std::string_view word = first_word(folded);
  return (is_label || ending.in_brackets) && word.size() < folded.size() && std::ranges::binary_search(kPictureWords, word);
}

// In brackets the agency may come first or last, as in "(dpa/nh)" and "(Jane Doe, AP)"; elsewhere it stands alone or after a
// slash.
bool names_agency(const Ending& ending, std::string_view folded) {
  const auto is_agency = [](std::string_view words) { return std::ranges::binary_search(kAgencies, words); };
  if (is_agency(folded)) return true;
  const bool has_slash = ending.text.find('/') != std::string_view::npos;
  if (!ending.in_brackets && !has_slash) return false;
  return (ending.in_brackets && is_agency(first_word(folded))) || is_agency(last_words(folded, 1)) ||
         is_agency(last_words(folded, 2));
}

}  // namespace

Credit credit_at_end(std::string_view utf8) {
  const Ending ending = ending_of(utf8);
  if (ending.text.empty() || has_digit(ending.text)) return {};
  // Most endings are left before the work of folding them: what has neither brackets nor a slash is told by how it begins.
  const bool told_by_begin = !ending.in_brackets && ending.text.find('/') == std::string_view::npos;
  if (told_by_begin && !may_begin_with_known(ending.text)) return {};
  Credit credit{.picture = has_slash_between_names(ending)};
  const std::string folded = fold_phrase(ending.text);
  if (!ending.is_whole || ending.in_brackets)
    credit.picture |= begins_with_picture_word(ending, folded) || (!ending.is_whole && ending.text.starts_with("\u00A9"));
  credit.agency = !folded.empty() && names_agency(ending, folded);
  return credit;
}

}  // namespace pith::internal
