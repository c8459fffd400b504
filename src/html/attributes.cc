// Names of attributes, and a single attribute of a start tag. In: a page or the tag. Out: which name it is; the value as written.
#include "html/attributes.h"

#include <algorithm>
#include <cstring>

#include "base/swar.h"

namespace pith::internal {
namespace {

// A name of up to 16 bytes as two numbers, the first byte the lowest.
using NameKey = std::array<std::uint64_t, 2>;
constexpr std::size_t kLongestName = sizeof(NameKey);

constexpr NameKey key_of(std::string_view name) {
  const std::size_t low = std::min<std::size_t>(name.size(), 8);
  return {load_few(name.data(), low), load_few(name.data() + low, name.size() - low)};
}

// Likewise of a name in any case. Makes lower case of letters and leaves the hyphens of known names alone; of the other bytes only
// white space, which ends a name, could become one of these.
NameKey lower_key(const char* sixteen, std::size_t size) {
  constexpr std::uint64_t kLowerCase = 0x20 * kEachByte;
  return {first_bytes(load_eight(sixteen) | kLowerCase, size),
          first_bytes(load_eight(sixteen + 8) | kLowerCase, std::max<std::size_t>(size, 8) - 8)};
}

// The known names by a hash that gives each a slot of its own.
constexpr std::size_t kSlotBits = 6;
constexpr std::uint64_t kHashFactor = 0x5595CDEC3C105AE9;  // found by trial

constexpr std::size_t slot_of(const NameKey& key) { return key[0] * kHashFactor >> (64 - kSlotBits); }

struct Slot {
  NameKey key{};
  std::uint8_t place = 0;
};

constexpr auto kSlots = [] {
  std::array<Slot, std::size_t{1} << kSlotBits> slots{};
  for (std::uint8_t place = 0; place < std::size(kKnownAttributes); ++place) {
    const NameKey key = key_of(kKnownAttributes[place]);
    Slot& slot = slots[slot_of(key)];
    if (slot.key != NameKey{}) throw "two names in one slot: find another factor";
    slot = {key, place};
  }
  return slots;
}();

}  // namespace

std::optional<AttributeName> attribute_named(std::string_view page, std::size_t at, std::size_t size) {
  if (size == 0 || size > kLongestName) return std::nullopt;
  // Sixteen bytes are read whatever the size, so that nothing branches on it; all but the page's last have them behind.
  std::array<char, kLongestName> last{};
  const char* bytes = page.data() + at;
  if (page.size() - at < last.size()) bytes = static_cast<const char*>(std::memcpy(last.data(), bytes, size));
  const NameKey key = lower_key(bytes, size);
  const Slot& slot = kSlots[slot_of(key)];
  if (slot.key != key) return std::nullopt;
  return AttributeName(slot.place);
}

bool same_name(std::string_view text, std::size_t at, std::string_view name) {
  if (text.size() - at < name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (to_ascii_lower(text[at + i]) != name[i]) return false;
  return true;
}

std::string_view raw_attribute(std::string_view start_tag, std::string_view name) {
  std::string_view found;
  walk_attributes(start_tag, find_end(start_tag, 1, kEndsTag), [&](std::string_view key, std::string_view value) {
    if (key.size() == name.size() && same_name(key, 0, name)) found = value;
    return found.data() == nullptr;
  });
  return found;
}

}  // namespace pith::internal
