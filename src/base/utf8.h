// UTF-8 and the few properties of code points that the project needs.
//
// In: bytes, or text that is valid UTF-8. Out: code points, their properties, valid text. The idea: all text is valid UTF-8 after
// decode(), so only is_valid_utf8 and scrub_utf8 consider malformed bytes, and all other functions may trust their input.
// Properties of ASCII are answered here, others by utf8proc.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace pith::internal {

inline constexpr char32_t kReplacement = 0xFFFD;

bool is_valid_utf8(std::string_view bytes);

/// Valid text made of any bytes, with counts of what was found.
struct Scrubbed {
  std::string text{};
  std::size_t malformed = 0;  ///< sequences that were replaced by U+FFFD
  std::size_t multibyte = 0;  ///< valid sequences of two bytes and more
};

/// Replaces malformed bytes by U+FFFD, one for each maximal subpart, as the WHATWG Encoding Standard demands.
Scrubbed scrub_utf8(std::string_view bytes);

/// The same bytes if they are valid UTF-8, else with malformed ones replaced by U+FFFD.
std::string to_valid_utf8(std::string bytes);

/// The code point at `pos` of valid UTF-8. Moves `pos` to the next one.
constexpr char32_t decode_code_point(std::string_view text, std::size_t& pos) {
  const auto byte = [&](std::size_t offset) { return static_cast<char32_t>(static_cast<unsigned char>(text[pos + offset])); };
  const auto tail = [&](std::size_t offset) { return byte(offset) & 0x3F; };
  const char32_t lead = byte(0);
  char32_t code_point = lead;
  std::size_t length = 1;
  if (lead >= 0xF0) {
    code_point = (lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
    length = 4;
  } else if (lead >= 0xE0) {
    code_point = (lead & 0x0F) << 12 | tail(1) << 6 | tail(2);
    length = 3;
  } else if (lead >= 0x80) {
    code_point = (lead & 0x1F) << 6 | tail(1);
    length = 2;
  }
  pos += length;
  return code_point;
}

/// Whether the byte is a continuation byte: any byte of a code point but its first.
constexpr bool is_continuation_byte(char byte) { return (byte & 0xC0) == 0x80; }

/// Where the last code point of valid UTF-8 begins. The text is not empty.
constexpr std::size_t last_code_point_at(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && is_continuation_byte(text[at])) --at;
  return at;
}

/// The beginning of valid UTF-8 in whole code points, at most `max_bytes`.
constexpr std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && is_continuation_byte(text[max_bytes])) --max_bytes;
  return text.substr(0, max_bytes);
}

/// The number of code points in valid UTF-8.
inline std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation_byte(c); }));
}

/// Appends a code point. Surrogates and numbers beyond U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// Unicode's property White_Space. U+200B and U+FEFF do not have it.
bool is_space(char32_t code_point);
/// Letters: category L.
bool is_letter(char32_t code_point);
/// Decimal digits: category Nd.
bool is_digit(char32_t code_point);
/// Punctuation: category P.
bool is_punctuation(char32_t code_point);
/// Symbols: category S.
bool is_symbol(char32_t code_point);
/// Upper and title case letters: categories Lu and Lt.
bool is_upper(char32_t code_point);
/// Letters and marks of scripts that are written without spaces between words: Han, Hiragana, Katakana, Thai, Lao, Khmer,
/// Myanmar. Not their punctuation and digits, and not Hangul, which has spaces.
bool is_unspaced_script(char32_t code_point);

/// ASCII white space as defined by the WHATWG Infra Standard, which does not include the vertical tab.
constexpr bool is_ascii_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
/// ASCII letters in lower case; all other bytes unchanged.
constexpr char to_ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr bool is_ascii_letter(char c) { return to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'z'; }

/// Control characters and those that change the direction of writing, which must not be sent to a terminal.
bool is_control(char32_t code_point);
/// The number of columns that a code point takes on a terminal: 0, 1 or 2.
std::size_t column_width(char32_t code_point);
/// The number of columns of a text.
std::size_t column_width(std::string_view utf8);

/// Lower case by the simple mapping, one code point for one.
char32_t fold_case(char32_t code_point);
/// The same for each code point of a text; bytes that are no UTF-8 become U+FFFD.
std::string lower_case(std::string_view utf8);

}  // namespace pith::internal
