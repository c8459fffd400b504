// Attributes of a start tag. In: a page and the index of a tag. Out: names and values of attributes as written.
//
// The idea: the program knows some forty names and asks for them again and again, mostly for attributes that an element does
// not have. So each tag is walked over once, attributes with a known name are kept, and a bit set tells which names the tag has.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "pith/pith.h"

namespace pith::internal {

/// A set of known attribute names.
using NameBits = std::uint64_t;

/// The names that an AttributeName can have.
inline constexpr std::string_view kKnownAttributes[] = {
    // clang-format off
    "alt", "alttext", "aria-controls", "aria-hidden", "aria-label", "aria-labelledby", "border", "class", "colspan", "content",
    "data-lang", "data-language", "data-lazy-src", "data-line-number", "data-original", "data-src", "datetime", "display",
    "encoding", "headers", "height", "hidden", "href", "http-equiv", "id", "itemprop", "itemscope", "itemtype", "lang",
    "language", "name", "property", "pubdate", "rel", "reversed", "role", "rowspan", "scope", "src", "start", "style",
    "summary", "title", "type", "unselectable", "value", "width"
    // clang-format on
};

/// A known name, as its index in kKnownAttributes.
class AttributeName {
 public:
  /// Does not compile when the name, in lower case, is not among kKnownAttributes.
  consteval AttributeName(const char* name) : index_(index_of(name)) {}

  constexpr NameBits bit() const { return NameBits{1} << index_; }
  constexpr std::string_view text() const { return kKnownAttributes[index_]; }
  friend constexpr bool operator==(AttributeName, AttributeName) = default;

 private:
  friend std::optional<AttributeName> attribute_named(std::string_view name);
  constexpr explicit AttributeName(std::uint8_t index) : index_(index) {}

  static consteval std::uint8_t index_of(std::string_view name) {
    for (std::uint8_t index = 0; index < std::size(kKnownAttributes); ++index)
      if (kKnownAttributes[index] == name) return index;
    throw "not a known name";
  }

  std::uint8_t index_;
};

/// An attribute of a known name.
struct Attribute {
  enum class Reading : std::uint8_t { unread, plain, decoded };

  AttributeName name;
  Reading reading{};  ///< unread until the value is asked for; plain if it has no character reference
  Span value{};       ///< in the page as written, without quotation marks; if `decoded`, begin is an index of decoded values
};

/// Which known attributes a start tag has. They are consecutive in a list of attributes.
struct TagAttributes {
  NameBits names = 0;
  std::uint32_t first = 0;  ///< index of the first one in the list
};

/// The known name that `name` is, in any case; none when it is another name.
std::optional<AttributeName> attribute_named(std::string_view name);

/// Which part of a tag a byte ends, as bits.
enum Delimiter : std::uint8_t {
  kEndsTagName = 1U << 0,
  kEndsAttributeName = 1U << 1,
  kEndsUnquotedValue = 1U << 2,
  kIsSpace = 1U << 3
};

inline constexpr auto kDelimiters = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    if (is_ascii_space(static_cast<char>(c))) table[c] = kEndsTagName | kEndsAttributeName | kEndsUnquotedValue | kIsSpace;
  table['/'] = kEndsTagName | kEndsAttributeName;
  table['>'] = kEndsTagName | kEndsAttributeName | kEndsUnquotedValue;
  table['='] = kEndsAttributeName;
  return table;
}();

inline bool is_delimiter(char c, Delimiter delimiter) { return (kDelimiters[static_cast<unsigned char>(c)] & delimiter) != 0; }

/// The first byte from `at` on that is such a delimiter; the size of the page when there is none.
inline std::size_t find_delimiter(std::string_view page, std::size_t at, Delimiter delimiter) {
  while (at < page.size() && !is_delimiter(page[at], delimiter)) ++at;
  return at;
}

inline std::size_t skip_spaces(std::string_view page, std::size_t at) {
  while (at < page.size() && is_delimiter(page[at], kIsSpace)) ++at;
  return at;
}

/// Walks over the attributes of a tag, whose name ends at `at`, and calls `visit(name, value)` for each until that returns false.
/// Returns the place of the tag's ">"; npos when the page ends before it.
template <typename Visit>
std::size_t walk_attributes(std::string_view page, std::size_t at, const Visit& visit) {
  constexpr std::size_t kNone = std::string_view::npos;
  while (true) {
    while (at < page.size() && (is_delimiter(page[at], kIsSpace) || page[at] == '/')) ++at;
    if (at >= page.size()) return kNone;
    if (page[at] == '>') return at;
    const std::size_t name = at;
    at = find_delimiter(page, at + 1, kEndsAttributeName);
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
        at = find_delimiter(page, at, kEndsUnquotedValue);
        value = page.substr(begin, at - begin);
      }
    }
    if (!visit(name_view, value)) return at;
  }
}

/// The value of the first attribute of that name in a start tag, as written, with its character references. The name is compared
/// without regard to ASCII case. Its data() is null when the tag has no such attribute.
std::string_view raw_attribute(std::string_view start_tag, std::string_view name);

}  // namespace pith::internal
