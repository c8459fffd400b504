// The tokens of dates. In: text. Out: numbers, words in lower case, marks.
#include "classify/date_tokens.h"

#include <optional>

#include "base/simd.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

using Type = DateToken::Type;

constexpr std::size_t kMaxTextBytes = 400;
constexpr std::size_t kMaxDigits = 13;  // of milliseconds since 1970

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

// Most texts have no digit, so this is checked before tokens are made.
bool has_digit(std::string_view text) {
  const std::size_t first = find_class(text, 0, [](Bytes16 c) { return is_digit16(c) | c; });  // or beyond ASCII
  for (std::size_t at = first; at < text.size() && at < kMaxTextBytes;)
    if (digit_of(decode_code_point(text, at))) return true;
  return false;
}

}  // namespace

DateTokens::DateTokens(std::string_view text) {
  if (!has_digit(text)) return;
  bool after_space = false;
  for (std::size_t at = 0; at < text.size() && at < kMaxTextBytes;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = decode_code_point(text, at);
    if (is_space(c)) {
      after_space = true;
      continue;
    }
    const auto digit = digit_of(c);
    const Type type = digit ? Type::number : is_word_char(c) ? Type::word : Type::mark;
    const bool continues = !tokens_.empty() && !after_space && type != Type::mark && tokens_.back().type == type;
    if (!continues) {
      const char32_t mark = type == Type::mark ? c : 0;
      tokens_.push_back({.type = type, .span = {begin, begin}, .mark = mark, .after_space = after_space});
    }
    DateToken& token = tokens_.back();
    token.span.end = static_cast<std::uint32_t>(at);
    if (digit && ++token.digits <= kMaxDigits) token.number = token.number * 10 + *digit;
    if (type == Type::word) append_utf8(token.word, fold_case(c));
    after_space = false;
  }
}

}  // namespace pith::internal
