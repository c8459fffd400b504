// Character references to text (WHATWG HTML, "Character reference state" and "Preprocessing the input stream"). In: a part of a
// page, valid UTF-8. Out: text.
//
// The idea: most text contains no reference and nothing else that must be replaced. So the text is searched for the few bytes
// that may need a replacement, sixteen at a time, and everything between them is copied whole.
#include "html/entities.h"

#include <algorithm>
#include <array>

#include "base/simd.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

struct Entity {
  std::string_view name;  // without the ampersand, mostly with the semicolon
  std::string_view text;
};

constexpr Entity kEntities[] = {
#define ENTITY(name, text) {name, text},
#include "html/entities.inc"
#undef ENTITY
};

// Nearly all references on real pages are among these. No other name begins with one of them.
constexpr Entity kCommon[] = {{"amp;", "&"}, {"nbsp;", "\u00A0"}, {"quot;", "\""}, {"lt;", "<"}, {"gt;", ">"}};

constexpr bool is_listed(const Entity& common) {
  return std::any_of(std::begin(kEntities), std::end(kEntities),
                     [&](const Entity& entity) { return entity.name == common.name && entity.text == common.text; });
}
static_assert(std::all_of(std::begin(kCommon), std::end(kCommon), is_listed));

constexpr std::size_t kLongestName = 32;
constexpr char32_t kLastCodePoint = 0x10FFFF;

// The numbers 0x80 to 0x9F are windows-1252; 0 where the number is the code point itself.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int digit_of(char c, int base) {
  const char lower = to_ascii_lower(c);
  if (c >= '0' && c <= '9') return c - '0';
  return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Appends the code point of "#8217;" or "#x2019". Returns the number of bytes that this takes; 0 when there is no digit.
std::size_t append_number(std::string& out, std::string_view text) {
  const bool hexadecimal = text.size() > 1 && to_ascii_lower(text[1]) == 'x';
  const int base = hexadecimal ? 16 : 10;
  const std::size_t first = hexadecimal ? 2 : 1;
  std::size_t at = first;
  char32_t number = 0;
  for (; at < text.size() && digit_of(text[at], base) >= 0; ++at)
    number = std::min<char32_t>(number * static_cast<char32_t>(base) + static_cast<char32_t>(digit_of(text[at], base)),
                                kLastCodePoint + 1);
  if (at == first) return 0;
  if (number >= 0x80 && number < 0xA0 && kWindows1252[number - 0x80] != 0) number = kWindows1252[number - 0x80];
  append_utf8(out, number == 0 ? kReplacement : number);
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

// The longest name that `text` begins with.
const Entity* entity_at(std::string_view text) {
  for (const Entity& entity : kCommon)
    if (text.starts_with(entity.name)) return &entity;
  const Entity* first = std::begin(kEntities);
  const Entity* last = std::end(kEntities);
  const Entity* found = nullptr;
  for (std::size_t length = 1; length <= std::min(text.size(), kLongestName) && first != last; ++length) {
    const auto letter = static_cast<unsigned char>(text[length - 1]);
    const auto at = [&](const Entity& entity) {
      return entity.name.size() < length ? -1 : static_cast<int>(static_cast<unsigned char>(entity.name[length - 1]));
    };
    first = std::lower_bound(first, last, letter, [&](const Entity& e, unsigned char c) { return at(e) < c; });
    last = std::upper_bound(first, last, letter, [&](unsigned char c, const Entity& e) { return c < at(e); });
    if (first != last && first->name.size() == length) found = first;
  }
  return found;
}

// Appends the text of the reference that continues in `text` after an ampersand. Returns the number of bytes that it takes; 0
// when `text` continues no reference.
std::size_t append_reference(std::string& out, std::string_view text, TextType type) {
  if (text.starts_with('#')) return append_number(out, text);
  const Entity* entity = entity_at(text);
  if (!entity) return 0;
  const std::size_t length = entity->name.size();
  const char next = length < text.size() ? text[length] : '\0';
  // In "?a=1&copy=2", "&copy" is the name of a parameter.
  if (type == TextType::attribute && !entity->name.ends_with(';') && (next == '=' || is_alphanumeric(next))) return 0;
  out.append(entity->text);
  return length;
}

// The first byte from `at` on that may need a replacement: an ASCII character, or the first byte of a longer one.
std::size_t find_suspicious(std::string_view text, std::size_t at) {
  return find_class(text, at, [](Bytes16 c) {
    // Signed bytes put control characters next to the bytes from 0xEF on, with which noncharacters begin.
    const Bytes16 around_zero = (c > -0x12) & (c < 0x20) & ~((c == '\t') | (c == '\n') | (c == '\f'));
    return around_zero | (c == '&') | (c == 0x7F) | (c == signed_byte('\xC2'));
  });
}

// Control characters and noncharacters, which gumbo takes for errors of the encoding and replaces.
bool is_replaced(char32_t c) {
  return (c >= 0x01 && c <= 0x08) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || (c >= 0x7F && c <= 0x9F) ||
         (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

}  // namespace

bool is_plain(std::string_view text, TextType type) {
  for (std::size_t at = find_suspicious(text, 0); at < text.size(); at = find_suspicious(text, at)) {
    if (text[at] == '&' && type == TextType::rawtext)
      ++at;
    else if (static_cast<unsigned char>(text[at]) < 0x80 || is_replaced(decode_code_point(text, at)))
      return false;
  }
  return true;
}

void append_decoded(std::string& out, std::string_view text, TextType type) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (const std::size_t end = find_suspicious(text, at); end > at) {
      out.append(text.substr(at, end - at));
      at = end;
    } else if (c == '&' && type != TextType::rawtext) {
      const std::size_t length = append_reference(out, text.substr(at + 1), type);
      if (length == 0) out.push_back('&');
      at += 1 + length;
    } else if (c == '\r') {
      out.push_back('\n');
      at += at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    } else if (c == '\0') {
      if (type != TextType::data) append_utf8(out, kReplacement);
      ++at;
    } else {
      const char32_t code_point = decode_code_point(text, at);
      append_utf8(out, is_replaced(code_point) ? kReplacement : code_point);
    }
  }
}

std::string decode_terminated_references(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t ampersand = std::min(text.find('&'), text.size());
    out.append(text.substr(0, ampersand));
    text.remove_prefix(ampersand);
    if (text.empty()) break;
    const std::size_t before = out.size();
    const std::size_t length = 1 + append_reference(out, text.substr(1), TextType::attribute);
    if (text[length - 1] != ';') {
      out.resize(before);
      out.append(text.substr(0, length));
    }
    text.remove_prefix(length);
  }
  return out;
}

}  // namespace pith::internal
