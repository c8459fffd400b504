// Attributes of a start tag: the walk over them, and those that anybody asks for. In: a tag. Out: names and values as written.
//
// The idea: the program knows few names and asks for them again and again, mostly for attributes that an element does not have. So a
// tag is walked once, what has a known name is kept, and a set of names, one bit each, says which those are.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

#include "base/simd.h"
#include "base/utf8.h"
#include "pith/pith.h"

namespace pith::internal {

/// A set of known attribute names.
using NameBits = std::uint64_t;

/// The names that an AttributeName can have.
inline constexpr std::string_view kKnownAttributes[] = {
    "alt",      "alttext",  "aria-labelledby", "class",    "colspan", "content", "data-lazy-src", "data-original",
    "data-src", "datetime", "display",         "encoding", "height",  "hidden",  "href",          "http-equiv",
    "id",       "itemprop", "itemscope",       "itemtype", "lang",    "name",    "property",      "pubdate",
    "rel",      "role",     "rowspan",         "src",      "start",   "style",   "title",         "type",
    "value",    "width"};

/// A known name, by its place among them.
class AttributeName {
 public:
  /// Does not compile when the name is not known. It is written in lower case.
  consteval AttributeName(const char* name) : place_(place_of(name)) {}

  constexpr NameBits bit() const { return NameBits{1} << place_; }
  constexpr std::string_view text() const { return kKnownAttributes[place_]; }
  friend constexpr bool operator==(AttributeName, AttributeName) = default;

 private:
  friend std::optional<AttributeName> attribute_named(std::string_view page, std::size_t at, std::size_t size);
  constexpr explicit AttributeName(std::uint8_t place) : place_(place) {}

  static consteval std::uint8_t place_of(std::string_view name) {
    for (std::uint8_t place = 0; place < std::size(kKnownAttributes); ++place)
      if (kKnownAttributes[place] == name) return place;
    throw "not a known name";
  }

  std::uint8_t place_;
};

/// An attribute of a known name.
struct Attribute {
  AttributeName name;
  Span value{};  ///< as written in the page, without quotation marks
};

/// Which known attributes a start tag has, and where in a list they are, one behind the other.
struct TagAttributes {
  NameBits names = 0;
  std::uint32_t first = 0;
};

/// The known name, in any case, that a tag has at `at`, `size` bytes of the page without white space.
std::optional<AttributeName> attribute_named(std::string_view page, std::size_t at, std::size_t size);

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

/// The first byte from `at` on that ends `what`; the size of the page when none does.
inline std::size_t find_end(std::string_view page, std::size_t at, Ends what) {
  // Most names end within sixteen bytes, and where is not to be predicted. A byte that ends something else or is not ASCII stops this too.
  if (page.size() - at >= kSimdBytes) {
    const Bytes16 c = load16(page.data() + at);
    at += first_match((c <= ' ') | (c == '/') | (c == '=') | (c == '>'));
  }
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

}  // namespace pith::internal
