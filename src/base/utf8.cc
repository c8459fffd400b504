// UTF-8 and the few properties of code points that the project needs.
//
// In: bytes or code points. Out: valid text, properties. The idea: simdjson validates as fast as memory can be read; malformed
// bytes are rare, so replacing them may be slow; properties come from utf8proc, except those of ASCII.
#include "base/utf8.h"

#include <simdjson.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace pith::internal {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Sorted. Punctuation, digits and currency signs are left out, since they are not parts of words.
constexpr std::array kUnspacedScripts = std::to_array<Range>({
    {0x0E01, 0x0E3A},    // Thai
    {0x0E40, 0x0E4E},    // Thai vowels and tones
    {0x0E81, 0x0ECE},    // Lao
    {0x0EDC, 0x0EDF},    // Lao
    {0x1000, 0x103F},    // Myanmar
    {0x1050, 0x108F},    // Myanmar
    {0x109A, 0x109F},    // Myanmar
    {0x1780, 0x17D3},    // Khmer
    {0x17D7, 0x17D7},    // Khmer repetition
    {0x17DC, 0x17DD},    // Khmer
    {0x2E80, 0x2FD5},    // Han radicals
    {0x3005, 0x3007},    // Han iteration and zero
    {0x3021, 0x3029},    // Han numerals
    {0x3031, 0x3035},    // Kana repetition
    {0x3038, 0x303B},    // Han
    {0x3041, 0x309F},    // Hiragana
    {0x30A1, 0x30FA},    // Katakana
    {0x30FC, 0x30FF},    // Katakana, without the middle dot
    {0x31F0, 0x31FF},    // Katakana
    {0x3400, 0x4DBF},    // Han
    {0x4E00, 0x9FFF},    // Han
    {0xA9E0, 0xA9EF},    // Myanmar
    {0xA9FA, 0xA9FE},    // Myanmar
    {0xAA60, 0xAA7F},    // Myanmar
    {0xF900, 0xFAFF},    // Han
    {0xFF66, 0xFF9F},    // Katakana, half width
    {0x1B000, 0x1B16F},  // Kana
    {0x20000, 0x323AF},  // Han
});
static_assert(std::ranges::is_sorted(kUnspacedScripts, {}, &Range::first));

// How many continuation bytes a lead byte needs, and the range of the first of them.
struct Lead {
  std::uint8_t tails;
  unsigned char low;
  unsigned char high;
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte < 0xC2 || byte > 0xF4) return {0, 0, 0};
  if (byte < 0xE0) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte < 0xF0) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {3, 0x80, 0xBF};
}

// The bytes of a code point beyond ASCII. If they are malformed, `length` is that of the maximal subpart.
struct Sequence {
  std::size_t length;
  bool valid;
};

Sequence sequence_at(std::string_view bytes, std::size_t pos) {
  const Lead lead = lead_of(static_cast<unsigned char>(bytes[pos]));
  unsigned char low = lead.low;
  unsigned char high = lead.high;
  std::size_t length = 1;
  for (; length <= lead.tails && pos + length < bytes.size(); ++length) {
    const auto byte = static_cast<unsigned char>(bytes[pos + length]);
    if (byte < low || byte > high) break;
    low = 0x80;
    high = 0xBF;
  }
  return {length, lead.tails > 0 && length == lead.tails + std::size_t{1}};
}

// The first byte from `pos` on that is not ASCII, or the end.
std::size_t skip_ascii(std::string_view bytes, std::size_t pos) {
  while (pos < bytes.size() && static_cast<unsigned char>(bytes[pos]) < 0x80) ++pos;
  return pos;
}

utf8proc_category_t category(char32_t code_point) { return utf8proc_category(static_cast<utf8proc_int32_t>(code_point)); }

bool is_ascii_upper(char32_t code_point) { return code_point >= U'A' && code_point <= U'Z'; }

}  // namespace

bool is_valid_utf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

Scrubbed scrub_utf8(std::string_view bytes) {
  Scrubbed result;
  result.text.reserve(bytes.size());
  std::size_t kept = 0;
  for (std::size_t pos = skip_ascii(bytes, 0); pos < bytes.size(); pos = skip_ascii(bytes, pos)) {
    const Sequence sequence = sequence_at(bytes, pos);
    if (sequence.valid) {
      ++result.multibyte;
    } else {
      result.text.append(bytes, kept, pos - kept);
      append_utf8(result.text, kReplacement);
      ++result.malformed;
      kept = pos + sequence.length;
    }
    pos += sequence.length;
  }
  result.text.append(bytes, kept);
  return result;
}

std::string to_valid_utf8(std::string bytes) { return is_valid_utf8(bytes) ? std::move(bytes) : scrub_utf8(bytes).text; }

void append_utf8(std::string& out, char32_t code_point) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (surrogate || code_point > 0x10FFFF) code_point = kReplacement;
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80 | (code_point >> shift & 0x3F)); };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += {static_cast<char>(0xC0 | code_point >> 6), tail(0)};
  } else if (code_point < 0x10000) {
    out += {static_cast<char>(0xE0 | code_point >> 12), tail(6), tail(0)};
  } else {
    out += {static_cast<char>(0xF0 | code_point >> 18), tail(12), tail(6), tail(0)};
  }
}

bool is_space(char32_t code_point) {
  if (code_point < 0x80) return code_point == U' ' || (code_point >= U'\t' && code_point <= U'\r');
  if (code_point < 0x2000) return code_point == 0x85 || code_point == 0xA0 || code_point == 0x1680;
  return code_point <= 0x200A || code_point == 0x2028 || code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F ||
         code_point == 0x3000;
}

bool is_letter(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_upper(code_point & ~char32_t{0x20});
  const utf8proc_category_t found = category(code_point);
  return found >= UTF8PROC_CATEGORY_LU && found <= UTF8PROC_CATEGORY_LO;
}

bool is_digit(char32_t code_point) {
  if (code_point < 0x80) return code_point >= U'0' && code_point <= U'9';
  return category(code_point) == UTF8PROC_CATEGORY_ND;
}

bool is_punctuation(char32_t code_point) {
  const utf8proc_category_t found = category(code_point);
  return found >= UTF8PROC_CATEGORY_PC && found <= UTF8PROC_CATEGORY_PO;
}

bool is_symbol(char32_t code_point) {
  const utf8proc_category_t found = category(code_point);
  return found >= UTF8PROC_CATEGORY_SM && found <= UTF8PROC_CATEGORY_SO;
}

bool is_upper(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_upper(code_point);
  const utf8proc_category_t found = category(code_point);
  return found == UTF8PROC_CATEGORY_LU || found == UTF8PROC_CATEGORY_LT;
}

bool is_unspaced_script(char32_t code_point) {
  if (code_point < kUnspacedScripts.front().first) return false;
  const auto* after = std::ranges::upper_bound(kUnspacedScripts, code_point, {}, &Range::first);
  return code_point <= std::prev(after)->last;
}

bool is_control(char32_t code_point) {
  if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0)) return true;
  return (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

std::size_t column_width(char32_t code_point) {
  if (code_point < 0x7F) return code_point >= 0x20;
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

std::size_t column_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) width += column_width(decode_code_point(utf8, at));
  return width;
}

char32_t fold_case(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_upper(code_point) ? code_point + 0x20 : code_point;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point)));
}

std::string lower_case(std::string_view utf8) {
  std::string lower;
  lower.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    if (static_cast<unsigned char>(utf8[at]) < 0x80)
      lower.push_back(to_ascii_lower(utf8[at++]));
    else
      append_utf8(lower, fold_case(decode_code_point(utf8, at)));
  }
  return lower;
}

}  // namespace pith::internal
