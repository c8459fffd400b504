// JSON that is valid but that the parser refuses. In: a line. Out: a line of the same length that it takes.
//
// The idea: the grammar of JSON allows numbers of any size and lone surrogates, and programs write them (identifiers of 30
// digits, texts that were cut between two surrogates). That is no reason to refuse a page, whose own members hardly ever have
// them.
#include "input/json_repair.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace pith::internal {
namespace {

constexpr std::string_view kNumberCharacters = "+-.0123456789Ee";
constexpr std::string_view kDigits = "0123456789";
constexpr std::size_t kMaxSafeNumber = 15;  // characters of a number that surely fits
constexpr std::size_t kEscapeSize = 6;      // as in \u0041

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

// The code unit of the escape at `at`; 0 when there is no escape.
unsigned code_unit(std::string_view json, std::size_t at) {
  unsigned unit = 0;
  if (at + kEscapeSize > json.size() || json[at] != '\\' || json[at + 1] != 'u') return 0;
  const char* const end = json.data() + at + kEscapeSize;
  return std::from_chars(json.data() + at + 2, end, unit, 16).ptr == end ? unit : 0;
}

bool is_high_surrogate(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

// Returns the position after the escape.
std::size_t repair_escape(std::string& json, std::size_t at) {
  const unsigned unit = code_unit(json, at);
  if (unit == 0) return at + 2;
  if (is_high_surrogate(unit) && is_low_surrogate(code_unit(json, at + kEscapeSize))) return at + 2 * kEscapeSize;
  if (is_high_surrogate(unit) || is_low_surrogate(unit)) json.replace(at, kEscapeSize, "\\uFFFD");
  return at + kEscapeSize;
}

// `at` is the position after the opening quotation mark. Returns the one after the closing mark.
std::size_t repair_string(std::string& json, std::size_t at) {
  while ((at = json.find_first_of("\"\\", at)) < json.size()) {
    if (json[at] == '"') return at + 1;
    at = repair_escape(json, at);
  }
  return json.size();
}

std::size_t repair_number(std::string& json, std::size_t at) {
  const std::size_t end = std::min(json.find_first_not_of(kNumberCharacters, at), json.size());
  const std::string_view number = std::string_view(json).substr(at, end - at);
  const bool large = number.size() > kMaxSafeNumber || number.find_first_of("Ee") != std::string_view::npos;
  if (large && is_number(number)) {
    std::fill(json.begin() + static_cast<std::ptrdiff_t>(at), json.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    json[at] = '0';
  }
  return end;
}

}  // namespace

std::string repair_json(std::string_view json) {
  std::string repaired(json);
  std::size_t at = 0;
  while ((at = repaired.find_first_of("\"-0123456789", at)) < repaired.size())
    at = repaired[at] == '"' ? repair_string(repaired, at + 1) : repair_number(repaired, at);
  return repaired;
}

}  // namespace pith::internal
