// Attributes: the walk over those of a start tag, and sets of names that take no room. In: a tag. Out: names and values as written.
//
// The idea: nearly all questions after an attribute are answered by no. A bit for each name of an element says that at once; for
// names that are written in the source it is known when the program is built.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace pith {

/// A set of attribute names, a bit for all names of a hash: what is not in it was not written, what is in it may have been.
using NameBits = std::uint64_t;

constexpr NameBits bit_of_attribute(std::string_view name) {
  const auto small = [](char c) { return static_cast<unsigned>(static_cast<unsigned char>(c)) | 0x20U; };
  if (name.empty()) return 0;
  const unsigned hash =
      small(name.front()) * 7U + small(name.back()) * 3U + small(name[name.size() / 2]) + static_cast<unsigned>(name.size()) * 5U;
  return NameBits{1} << (hash % 64U);
}

/// A name with its bit. The text is borrowed.
struct AttributeName {
  constexpr AttributeName(std::string_view name) : text(name), bit(bit_of_attribute(name)) {}
  constexpr AttributeName(const char* name) : AttributeName(std::string_view(name)) {}

  std::string_view text;
  NameBits bit;
};

/// What a byte in a tag may end.
enum Ends : std::uint8_t {
  kEndsTag = 1U << 0,    ///< the name of a tag
  kEndsName = 1U << 1,   ///< that of an attribute
  kEndsValue = 1U << 2,  ///< a value without quotation marks
  kIsSpace = 1U << 3
};

inline constexpr auto kEnds = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    if (is_ascii_space(static_cast<char>(c))) table[c] = kEndsTag | kEndsName | kEndsValue | kIsSpace;
  table['/'] = kEndsTag | kEndsName;
  table['>'] = kEndsTag | kEndsName | kEndsValue;
  table['='] = kEndsName;
  return table;
}();

inline bool ends(char c, Ends what) { return (kEnds[static_cast<unsigned char>(c)] & what) != 0; }

/// The first byte from `at` on that ends that; the size of the page when none does.
inline std::size_t find_end(std::string_view page, std::size_t at, Ends what) {
  while (at < page.size() && !ends(page[at], what)) ++at;
  return at;
}

inline std::size_t skip_spaces(std::string_view page, std::size_t at) {
  while (at < page.size() && ends(page[at], kIsSpace)) ++at;
  return at;
}

/// Whether `name`, which is in lower case, stands at `at` in any case.
bool same_name(std::string_view text, std::size_t at, std::string_view name);

/// Steps over the attributes of a tag, from behind its name, and calls `visit(name, value)`, until that returns false; returns where
/// its ">" is, npos when the page ends before.
template <typename Visit>
std::size_t walk_attributes(std::string_view page, std::size_t at, Visit&& visit) {
  constexpr std::size_t kNone = std::string_view::npos;
  while (true) {
    while (at < page.size() && (ends(page[at], kIsSpace) || page[at] == '/')) ++at;
    if (at >= page.size()) return kNone;
    if (page[at] == '>') return at;
    const std::size_t name = at;
    at = find_end(page, at + 1, kEndsName);
    const std::string_view name_view = page.substr(name, at - name);
    at = skip_spaces(page, at);
    if (at >= page.size()) return kNone;
    std::string_view value = page.substr(at, 0);
    if (page[at] == '=') {
      at = skip_spaces(page, at + 1);
      if (at >= page.size()) return kNone;
      const char quote = page[at];
      if (quote == '"' || quote == '\'') {
        const std::size_t end = page.find(quote, at + 1);
        if (end == kNone) return kNone;
        value = page.substr(at + 1, end - at - 1);
        at = end + 1;
      } else {
        const std::size_t begin = at;
        at = find_end(page, at, kEndsValue);
        value = page.substr(begin, at - begin);
      }
    }
    if (!visit(name_view, value)) return at;
  }
}

/// The value of an attribute as written in a start tag, not decoded; the first of that name, which is compared without regard to
/// ASCII case. Null data when the tag has none.
std::string_view raw_attribute(std::string_view start_tag, std::string_view name);

}  // namespace pith
