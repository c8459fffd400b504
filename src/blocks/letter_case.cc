// In: a code point. Out: its class. The idea: scripts with case are few and are in a few ranges, so that a letter there that is
// not upper case is lower case.
#include "blocks/letter_case.h"

#include <array>

namespace pith::internal {
namespace {

// Latin, Greek, Cyrillic and Armenian, with their extended blocks.
bool is_of_cased_script(char32_t c) { return c < 0x590 || (c >= 0x1E00 && c < 0x2000); }

constexpr auto kAscii = [] {
  std::array<CharClass, 128> table{};
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = CharClass::lower;
  for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = CharClass::upper;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = CharClass::digit;
  for (const char c : {'.', '!', '?'}) table[static_cast<std::size_t>(c)] = CharClass::terminator;
  for (const char c : {')', ']'}) table[static_cast<std::size_t>(c)] = CharClass::closing;
  for (const char c : {' ', '\t', '\v', '\f', '\r', '\n'}) table[static_cast<std::size_t>(c)] = CharClass::space;
  table['"'] = CharClass::quote;
  return table;
}();

}  // namespace

CharClass class_of(char32_t c) {
  if (c < 0x80) return kAscii[c];
  switch (c) {
    case 0x2026:  // …
    case 0x3002:  // 。
    case 0xFF01:  // ！
    case 0xFF1F:  // ？
    case 0x061F:  // Arabic question mark
    case 0x06D4:  // Urdu full stop
    case 0x0964:  // danda
      return CharClass::terminator;
    case 0x00BB:  // »
    case 0x201D:  // ”
    case 0x203A:  // ›
    case 0x300D:  // 」
    case 0x300F:  // 』
    case 0xFF09:  // ）
      return CharClass::closing;
    default:
      break;
  }
  if (is_space(c)) return CharClass::space;
  if (is_letter(c)) return !is_of_cased_script(c) ? CharClass::caseless : is_upper(c) ? CharClass::upper : CharClass::lower;
  return is_digit(c) ? CharClass::digit : CharClass::other;
}

}  // namespace pith::internal
