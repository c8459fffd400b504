// The tokens of dates. In: text. Out: numbers, words in lower case, marks.
#include "classify/date_tokens.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/simd.h"
#include "base/utf8.h"
#include "classify/byline_phrases.h"
#include "classify/month_names.h"
#include "classify/years.h"

namespace pith::internal {
namespace {

using Type = DateToken::Type;

constexpr std::size_t kMaxTextBytes = 400;
constexpr std::size_t kUsualTokens = 10;
constexpr std::size_t kYearDigits = 4;
constexpr std::int64_t kMaxDay = 31;
constexpr std::size_t kMaxDigits = 13;  // of milliseconds since 1970
constexpr std::string_view kWordsBeforeYear[] = {"de", "del", "st", "nd", "rd", "th"};

// The zeros of the decimal digits that dates are written with: ASCII, Arabic, Persian, Devanagari, Bengali, Thai, Burmese, full
// width.
constexpr char32_t kZeros[] = {U'0', U'٠', U'۰', U'०', U'০', U'๐', U'၀', U'０'};

std::optional<int> digit_of(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9' ? std::optional(static_cast<int>(c - U'0')) : std::nullopt;
  for (const char32_t zero : kZeros)
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  return std::nullopt;
}

// Beyond Latin, everything but digits and punctuation is part of a word: vowel signs are no letters.
bool is_word_char(char32_t c) {
  const bool is_comma = c == U'،' || c == U'၊';
  return is_letter(c) || (c >= 0x300 && c < 0x2000 && !is_digit(c) && !is_comma) || c == U'ª' || c == U'º';
}

// A character as tokens see it.
struct DateChar {
  Type type = Type::mark;
  bool is_space = false;
  bool is_upper = false;
  bool is_lower = false;  // a letter that is not upper case
  int digit = 0;
  char32_t folded = 0;  // lower case
};

constexpr auto kAscii = [] {
  std::array<DateChar, 128> table{};
  for (char32_t c = 0; c < table.size(); ++c) table[c].folded = c;
  for (const char32_t c : {U' ', U'\t', U'\n', U'\v', U'\f', U'\r'}) table[c].is_space = true;
  for (int digit = 0; digit < 10; ++digit) table[U'0' + static_cast<char32_t>(digit)] = {.type = Type::number, .digit = digit};
  for (char32_t c = U'a'; c <= U'z'; ++c) {
    table[c] = {.type = Type::word, .is_lower = true, .folded = c};
    table[c - U'a' + U'A'] = {.type = Type::word, .is_upper = true, .folded = c};
  }
  return table;
}();

DateChar char_beyond_ascii(char32_t c) {
  if (is_space(c)) return {.is_space = true};
  if (const auto digit = digit_of(c)) return {.type = Type::number, .digit = *digit};
  if (!is_word_char(c)) return {.type = Type::mark, .folded = c};
  const bool is_capital = is_upper(c);
  return {.type = Type::word, .is_upper = is_capital, .is_lower = !is_capital && is_letter(c), .folded = fold_case(c)};
}

// Most texts have no digit, so this is checked before tokens are made.
bool has_digit(std::string_view text) {
  const std::size_t first = find_class(text, 0, [](Bytes16 c) { return is_digit16(c) | c; });  // or beyond ASCII
  for (std::size_t at = first; at < text.size() && at < kMaxTextBytes;)
    if (digit_of(decode_code_point(text, at))) return true;
  return false;
}

// Whether a text goes on with the word of a reading time, such as " min" or "-minute".
bool begins_with_reading_word(std::string_view text) {
  if (text.starts_with(' ') || text.starts_with('-')) text.remove_prefix(1);
  return is_phrase(text.substr(0, find_any<' ', '\n', '\t'>(text)), PhraseType::reading_word);
}

// "Dezember 201922. Dezember", "January 4, 20245 min read": two dates, or a date and a reading time, without a space between them.
// Whether the digits of a token are those of a year and of a day or of minutes.
bool are_year_and_more(const DateToken& token, std::string_view text) {
  if ((token.digits != kYearDigits + 1 && token.digits != kYearDigits + 2) || token.span.end - token.span.begin != token.digits)
    return false;
  const std::string_view digits = text.substr(token.span.begin, token.digits);
  const std::int64_t more = token.number % (token.digits == kYearDigits + 1 ? 10 : 100);
  const std::string_view behind = text.substr(token.span.end);
  const bool is_day = more <= kMaxDay && (behind.starts_with('.') || behind.starts_with(' '));
  return begins_as_year(digits) && more >= 1 && (is_day || begins_with_reading_word(behind));
}

// Whether the name of a month is before the last of the tokens, or before what may be between: "enero de 2020", "June 18th, 2020".
bool has_month_before_last(const std::vector<DateToken>& tokens) {
  std::size_t end = tokens.size() - 1;
  const auto skip_if = [&](const auto& may_be_between) { end -= end > 0 && may_be_between(tokens[end - 1]); };
  skip_if([](const DateToken& token) { return token.mark == U','; });
  skip_if([](const DateToken& token) { return std::ranges::find(kWordsBeforeYear, token.word) != std::end(kWordsBeforeYear); });
  skip_if([](const DateToken& token) { return token.type == Type::number; });
  return end > 0 && tokens[end - 1].type == Type::word && month_named(tokens[end - 1].word) > 0;
}

}  // namespace

DateTokens::DateTokens(std::string_view text) {
  if (!has_digit(text)) return;
  tokens_.reserve(kUsualTokens);
  bool after_space = false;
  bool after_lower_case = false;
  for (std::size_t at = 0; at < text.size() && at < kMaxTextBytes;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t code_point = decode_code_point(text, at);
    const DateChar c = code_point < kAscii.size() ? kAscii[code_point] : char_beyond_ascii(code_point);
    if (c.is_space) {
      after_space = true;
      continue;
    }
    const bool is_glued = after_lower_case && c.is_upper;  // "HealthDECEMBER"
    const bool continues = !tokens_.empty() && !after_space && !is_glued && c.type != Type::mark && tokens_.back().type == c.type;
    if (!continues) {
      const char32_t mark = c.type == Type::mark ? c.folded : 0;
      tokens_.push_back({.type = c.type, .span = {begin, begin}, .mark = mark, .after_space = after_space});
    }
    DateToken& token = tokens_.back();
    token.span.end = static_cast<std::uint32_t>(at);
    if (c.type == Type::number && ++token.digits <= kMaxDigits) token.number = token.number * 10 + c.digit;
    if (c.type == Type::word && c.folded < kAscii.size())
      token.word.push_back(static_cast<char>(c.folded));
    else if (c.type == Type::word)
      append_utf8(token.word, c.folded);
    if (c.type == Type::number) split_glued_day(text);
    after_space = false;
    after_lower_case = c.is_lower;
  }
}

void DateTokens::split_glued_day(std::string_view text) {
  DateToken& year = tokens_.back();
  if (!are_year_and_more(year, text) || !has_month_before_last(tokens_)) return;
  std::int64_t scale = 1;
  for (std::size_t i = kYearDigits; i < year.digits; ++i) scale *= 10;
  const auto begin = static_cast<std::uint32_t>(year.span.begin + kYearDigits);
  DateToken day{.type = Type::number, .span = {begin, year.span.end}};
  day.digits = year.digits - kYearDigits;
  day.number = year.number % scale;
  year.span.end = day.span.begin;
  year.digits = kYearDigits;
  year.number /= scale;
  tokens_.push_back(std::move(day));
}

}  // namespace pith::internal
