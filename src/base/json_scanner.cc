// The end of a JSON value, and the text of a JSON string. In: JSON in pieces. Out: where a value ends; decoded strings.
//
// The idea: one character after another moves a state machine. Strings are most of what is read, so their plain characters are
// passed over sixteen at a time.
#include "base/json_scanner.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/simd.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::string_view kLiterals[] = {"true", "false", "null"};
constexpr std::size_t kHexDigits = 4;
constexpr std::size_t kUnicodeEscape = 2 + kHexDigits;  // bytes, as in \u0041

bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_decimal(char c) { return c >= '0' && c <= '9'; }
bool is_hexadecimal(char c) { return is_decimal(c) || (to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'f'); }

// What a backslash and this letter stand for; 0 if nothing.
char escaped_character(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      return letter;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
  }
}

Bytes16 ends_plain_run(Bytes16 c) { return (c == '"') | (c == '\\') | ((c >= 0) & (c < 0x20)); }

// The code unit of the escape at `at`; 0 when there is no such escape.
char32_t code_unit(std::string_view raw, std::size_t at) {
  unsigned unit = 0;
  if (raw.size() < at + kUnicodeEscape || raw[at] != '\\' || raw[at + 1] != 'u') return 0;
  std::from_chars(raw.data() + at + 2, raw.data() + at + kUnicodeEscape, unit, 16);
  return unit;
}

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

bool is_unicode_escape(std::string_view text, std::size_t at) {
  if (text.size() < at + kUnicodeEscape || text[at] != '\\' || text[at + 1] != 'u') return false;
  return std::ranges::all_of(text.substr(at + 2, kHexDigits), is_hexadecimal);
}

// Moves over plain characters and whole escapes of a string, to its closing quote or to what has to be looked at singly.
std::size_t skip_in_string(std::string_view text, std::size_t at) {
  while ((at = find_class(text, at, ends_plain_run)) + 1 < text.size() && text[at] == '\\') {
    if (escaped_character(text[at + 1]) != '\0')
      at += 2;
    else if (is_unicode_escape(text, at))
      at += kUnicodeEscape;
    else
      break;
  }
  return at;
}

// Writes the character of the escape at `at` of a valid string, and moves `at` after it. Returns the end of what it wrote.
char* write_escaped(char* to, std::string_view raw, std::size_t& at) {
  if (const char c = escaped_character(raw[at + 1]); c != '\0') {
    at += 2;
    *to = c;
    return to + 1;
  }
  const char32_t first = code_unit(raw, at);
  at += kUnicodeEscape;
  const char32_t second = is_high_surrogate(first) ? code_unit(raw, at) : 0;
  const bool pair = is_low_surrogate(second);
  if (pair) at += kUnicodeEscape;
  std::string character;
  append_utf8(character, pair ? 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00) : first);
  return std::ranges::copy(character, to).out;
}

}  // namespace

JsonScanner::Status JsonScanner::scan(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    if (state_ == State::string) at = skip_in_string(text, at);
    if (at == text.size()) break;
    // The character after a number belongs to what follows it.
    const bool was_number = is_complete_number();
    const State before = state_;
    if (was_number && !read_in_number(text[at])) {
      end_value();
    } else if (!was_number && !step(text[at])) {
      return Status::invalid;
    } else {
      ++at;
    }
    note_string(before, at);
    if (state_ == State::end) return Status::complete;
  }
  return Status::incomplete;
}

// `at` is after the byte that changed the state.
void JsonScanner::note_string(State before, std::size_t at) {
  if (state_ == State::string && before <= State::key) string_begin_ = at;
  const bool ended = before == State::string && state_ != State::string && state_ != State::escape;
  if (ended && at - 1 - string_begin_ > longest_string_.size) longest_string_ = {string_begin_, at - 1 - string_begin_};
}

JsonScanner::Status JsonScanner::finish() const {
  return depth_ == 0 && (is_complete_number() || state_ == State::end) ? Status::complete : Status::incomplete;
}

bool JsonScanner::step(char c) {
  switch (state_) {
    case State::value:
    case State::first_element:
      return is_json_space(c) || (state_ == State::first_element && c == ']' ? close(false) : begin_value(c));
    case State::first_key:
    case State::key:
      return is_json_space(c) || (state_ == State::first_key && c == '}' ? close(true) : begin_key(c));
    case State::colon:
      if (c == ':') ++separators_;
      return is_json_space(c) || (c == ':' && move_to(State::value));
    case State::after_value:
      return is_json_space(c) || read_after_value(c);
    case State::string:
    case State::escape:
    case State::hex_digits:
      return read_in_string(c);
    case State::literal:
      if (c != literal_.front()) return false;
      literal_.remove_prefix(1);
      return !literal_.empty() || end_value();
    case State::end:
      return false;
    default:
      return read_in_number(c);
  }
}

bool JsonScanner::begin_value(char c) {
  if (c == '{' || c == '[') return open(c == '{');
  if (c == '"') return in_key_ = false, move_to(State::string);
  if (c == '-') return move_to(State::minus);
  if (is_decimal(c)) return move_to(c == '0' ? State::zero : State::integer);
  const auto* literal = std::ranges::find_if(kLiterals, [c](std::string_view word) { return word.front() == c; });
  if (literal == std::end(kLiterals)) return false;
  literal_ = literal->substr(1);
  return move_to(State::literal);
}

bool JsonScanner::begin_key(char c) {
  in_key_ = true;
  return c == '"' && move_to(State::string);
}

bool JsonScanner::open(bool object) {
  if (depth_ == kMaxDepth) return false;
  object_[depth_++] = object;
  return move_to(object ? State::first_key : State::first_element);
}

bool JsonScanner::close(bool object) {
  if (depth_ == 0 || object_[depth_ - 1] != object) return false;
  --depth_;
  return end_value();
}

bool JsonScanner::read_after_value(char c) {
  if (c == '}' || c == ']') return close(c == '}');
  if (c != ',') return false;
  ++separators_;
  return move_to(object_[depth_ - 1] ? State::key : State::value);
}

bool JsonScanner::read_in_string(char c) {
  if (state_ == State::hex_digits) {
    if (--hex_digits_ == 0) state_ = State::string;
    return is_hexadecimal(c);
  }
  if (state_ == State::escape) {
    hex_digits_ = kHexDigits;
    return (c == 'u' && move_to(State::hex_digits)) || (escaped_character(c) != '\0' && move_to(State::string));
  }
  if (c == '"') return in_key_ ? move_to(State::colon) : end_value();
  if (c == '\\') return move_to(State::escape);
  return static_cast<unsigned char>(c) >= 0x20;
}

// False when the character does not continue the number.
bool JsonScanner::read_in_number(char c) {
  const bool digit = is_decimal(c);
  const bool exponent = c == 'e' || c == 'E';
  switch (state_) {
    case State::minus:
      return digit && move_to(c == '0' ? State::zero : State::integer);
    case State::zero:
      return (c == '.' && move_to(State::point)) || (exponent && move_to(State::exponent));
    case State::integer:
      return digit || (c == '.' && move_to(State::point)) || (exponent && move_to(State::exponent));
    case State::point:
      return digit && move_to(State::fraction);
    case State::fraction:
      return digit || (exponent && move_to(State::exponent));
    case State::exponent:
      return (digit && move_to(State::exponent_digits)) || ((c == '+' || c == '-') && move_to(State::exponent_sign));
    case State::exponent_sign:
      return digit && move_to(State::exponent_digits);
    default:
      return digit;
  }
}

bool JsonScanner::end_value() { return move_to(depth_ == 0 ? State::end : State::after_value); }

bool JsonScanner::move_to(State state) {
  state_ = state;
  return true;
}

bool JsonScanner::is_complete_number() const {
  return state_ == State::zero || state_ == State::integer || state_ == State::fraction || state_ == State::exponent_digits;
}

// Sixteen bytes are copied at once, also those from an escape on, which the next ones overwrite.
std::string decode_json_string(std::string_view raw) {
  std::string out(raw.size() + kSimdBytes, '\0');
  char* to = out.data();
  for (std::size_t at = 0; at < raw.size();) {
    const Bytes16 bytes = load16(raw, at);
    std::memcpy(to, &bytes, kSimdBytes);
    const std::size_t plain = std::min(first_match(bytes == '\\'), raw.size() - at);
    at += plain;
    to += plain;
    if (at < raw.size() && raw[at] == '\\') to = write_escaped(to, raw, at);
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

}  // namespace pith::internal
