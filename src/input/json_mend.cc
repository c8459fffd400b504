// JSON that is right but beyond what the parser takes. In: a line. Out: a line of the same length.
//
// The idea: numbers of any size and lone surrogates are allowed by the grammar, and programs write them (identifiers of 30 digits,
// texts cut in the middle of a pair). They are no reason to refuse a page, whose own members they rarely touch.
#include "input/json_mend.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace pith::internal {
namespace {

constexpr std::string_view kNumberCharacters = "+-.0123456789Ee";
constexpr std::string_view kDigits = "0123456789";
constexpr std::size_t kSafeNumber = 15;  // characters of a number that surely fits
constexpr std::size_t kEscapeSize = 6;   // \u0041

std::size_t skip_digits(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(kDigits, at), text.size());
}

bool is_number(std::string_view text) {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  const std::size_t whole = skip_digits(text, at);
  if (whole == at || (text[at] == '0' && whole > at + 1)) return false;
  at = whole;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = skip_digits(text, at + 1);
    if (fraction == at + 1) return false;
    at = fraction;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    const std::size_t digits = at + 1 + (at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-') ? 1 : 0);
    at = skip_digits(text, digits);
    if (at == digits) return false;
  }
  return at == text.size();
}

// The code unit of an escape that begins at `at`; 0 when there is none.
unsigned code_unit(std::string_view json, std::size_t at) {
  unsigned unit = 0;
  if (at + kEscapeSize > json.size() || json[at] != '\\' || json[at + 1] != 'u') return 0;
  const char* const end = json.data() + at + kEscapeSize;
  return std::from_chars(json.data() + at + 2, end, unit, 16).ptr == end ? unit : 0;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

// Returns the position behind the escape.
std::size_t mend_escape(std::string& json, std::size_t at) {
  const unsigned unit = code_unit(json, at);
  if (unit == 0) return at + 2;
  if (is_high(unit) && is_low(code_unit(json, at + kEscapeSize))) return at + 2 * kEscapeSize;
  if (is_high(unit) || is_low(unit)) json.replace(at, kEscapeSize, "\\uFFFD");
  return at + kEscapeSize;
}

// `at` is behind the opening quote; returns the position behind the closing one.
std::size_t mend_string(std::string& json, std::size_t at) {
  while ((at = json.find_first_of("\"\\", at)) < json.size()) {
    if (json[at] == '"') return at + 1;
    at = mend_escape(json, at);
  }
  return json.size();
}

std::size_t mend_number(std::string& json, std::size_t at) {
  const std::size_t end = std::min(json.find_first_not_of(kNumberCharacters, at), json.size());
  const std::string_view number = std::string_view(json).substr(at, end - at);
  const bool large = number.size() > kSafeNumber || number.find_first_of("Ee") != std::string_view::npos;
  if (large && is_number(number)) {
    std::fill(json.begin() + static_cast<std::ptrdiff_t>(at), json.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    json[at] = '0';
  }
  return end;
}

}  // namespace

std::string mend_json(std::string_view json) {
  std::string mended(json);
  std::size_t at = 0;
  while ((at = mended.find_first_of("\"-0123456789", at)) < mended.size())
    at = mended[at] == '"' ? mend_string(mended, at + 1) : mend_number(mended, at);
  return mended;
}

}  // namespace pith::internal
