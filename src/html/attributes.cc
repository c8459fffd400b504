// Names of attributes, and single attributes of a start tag. In: a name, or a start tag. Out: a known name, or a value as
// written.
#include "html/attributes.h"

#include <algorithm>

#include "base/text.h"

namespace pith::internal {
namespace {

static_assert(std::ranges::is_sorted(kKnownAttributes));

constexpr std::size_t kSlots = 256;

// Of the length and of the first and last letter in any case, which hardly any two of the known names have in common.
constexpr std::size_t slot_of(std::string_view name) {
  const auto letter = [](char c) { return static_cast<std::size_t>(c) & 31U; };
  return (letter(name.front()) * 3 + letter(name.back()) * 28 + name.size()) % kSlots;
}

// For each slot 1 + the index of a known name, or 0. A name whose slot is taken is in the next free one.
constexpr auto kIndexes = [] {
  std::array<std::uint8_t, kSlots> indexes{};
  for (std::size_t i = 0; i < std::size(kKnownAttributes); ++i) {
    std::size_t slot = slot_of(kKnownAttributes[i]);
    while (indexes[slot] != 0) slot = (slot + 1) % kSlots;
    indexes[slot] = static_cast<std::uint8_t>(i + 1);
  }
  return indexes;
}();

}  // namespace

std::optional<AttributeName> attribute_named(std::string_view name) {
  if (name.empty()) return std::nullopt;
  for (std::size_t slot = slot_of(name); kIndexes[slot] != 0; slot = (slot + 1) % kSlots) {
    const auto index = static_cast<std::uint8_t>(kIndexes[slot] - 1);
    const std::string_view known = kKnownAttributes[index];
    if (known == name || iequals(known, name)) return AttributeName(index);
  }
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
