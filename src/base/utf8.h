// UTF-8 and the few properties of code points that the project needs.
//
// In: bytes, or text that is valid UTF-8. Out: answers, code points, text that is valid. The idea: everything behind decode() is
// valid UTF-8, so only is_valid_utf8 and scrub_utf8 look at malformed bytes, and all others may trust their input. ASCII is
// answered here; utf8proc knows the rest.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace pith::internal {

inline constexpr char32_t kReplacement = 0xFFFD;

bool is_valid_utf8(std::string_view bytes);

/// Bytes made valid, and what was found on the way.
struct Scrubbed {
  std::string text{};
  std::size_t malformed = 0;  ///< sequences that became U+FFFD
  std::size_t multibyte = 0;  ///< valid sequences of two bytes and more
};

/// Replaces each malformed sequence by U+FFFD, one for every maximal subpart as the WHATWG Encoding Standard has it.
Scrubbed scrub_utf8(std::string_view bytes);

/// The code point at `pos` of valid UTF-8; moves `pos` behind it.
inline char32_t decode_code_point(std::string_view text, std::size_t& pos) {
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

/// Whether a byte of valid UTF-8 goes on with the code point of the byte before.
constexpr bool is_utf8_tail(char byte) { return (byte & 0xC0) == 0x80; }

/// The beginning of valid UTF-8 in whole code points, at most `max_bytes`.
constexpr std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && is_utf8_tail(text[max_bytes])) --max_bytes;
  return text.substr(0, max_bytes);
}

/// The number of code points in valid UTF-8.
inline std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_utf8_tail(c); }));
}

/// Appends one code point; what is none (a surrogate, beyond U+10FFFF) becomes U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// Unicode White_Space; so not U+200B and U+FEFF, which have no width but are no space.
bool is_space(char32_t code_point);
/// Letters of any kind, category L.
bool is_letter(char32_t code_point);
/// Decimal digits, category Nd.
bool is_digit(char32_t code_point);
/// Upper and title case letters, categories Lu and Lt.
bool is_upper(char32_t code_point);
/// Scripts that are written without spaces between words: Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar, with their signs
/// but without their punctuation and digits. Hangul has spaces.
bool is_wide_script(char32_t code_point);

/// ASCII white space of the WHATWG Infra Standard (so not the vertical tab).
constexpr bool is_ascii_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
/// Lower case for ASCII; leaves all other bytes alone.
constexpr char to_ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// Control characters and those that turn the direction of writing: what a page must not send to a terminal.
bool is_control(char32_t code_point);
/// Columns that a terminal takes for it: 0, 1 or 2.
std::size_t column_width(char32_t code_point);

/// Simple lower case, code point for code point.
char32_t fold_case(char32_t code_point);

}  // namespace pith::internal
