// Names of attributes, and single attributes of a start tag. In: a name, or a start tag. Out: a known name, or a value as
// written.
#include "html/attributes.h"

#include <algorithm>

#include "base/text.h"

namespace pith::internal {
namespace {

static_assert(std::ranges::is_sorted(kKnownAttributes));

// The index of the first known name that begins with each letter or a later one.
constexpr auto kFirstWithLetter = [] {
  std::array<std::uint8_t, 27> first{};
  for (std::size_t letter = 0; letter < first.size(); ++letter)
    first[letter] = static_cast<std::uint8_t>(std::ranges::count_if(
        kKnownAttributes, [&](std::string_view name) { return static_cast<std::size_t>(name[0] - 'a') < letter; }));
  return first;
}();

}  // namespace

std::optional<AttributeName> attribute_named(std::string_view name) {
  if (name.empty()) return std::nullopt;
  const auto letter = static_cast<std::size_t>(to_ascii_lower(name[0]) - 'a');
  if (letter >= 26) return std::nullopt;
  for (std::uint8_t index = kFirstWithLetter[letter]; index < kFirstWithLetter[letter + 1]; ++index)
    if (std::ranges::equal(kKnownAttributes[index], name, {}, {}, to_ascii_lower)) return AttributeName(index);
  return std::nullopt;
}

std::string_view raw_attribute(std::string_view start_tag, std::string_view name) {
  std::string_view found;
  walk_attributes(start_tag, find_delimiter(start_tag, 1, kEndsTagName), [&](std::string_view key, std::string_view value) {
    if (iequals(key, name)) found = value;
    return found.data() == nullptr;
  });
  return found;
}

}  // namespace pith::internal
