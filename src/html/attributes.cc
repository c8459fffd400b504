// Names of attributes, and single attributes of a start tag. In: a page or a start tag. Out: a known name, or a value as written.
//
// The idea: each name in a page is looked up, so it is compared as two numbers with the one known name that has its hash.
#include "html/attributes.h"

#include <algorithm>
#include <cstring>

#include "base/swar.h"
#include "base/text.h"

namespace pith::internal {
namespace {

// A name of up to 16 bytes as two numbers, with the first byte in the lowest bits.
using NameKey = std::array<std::uint64_t, 2>;
constexpr std::size_t kLongestName = sizeof(NameKey);

constexpr NameKey key_of(std::string_view name) {
  const std::size_t low = std::min<std::size_t>(name.size(), 8);
  return {load_few(name.data(), low), load_few(name.data() + low, name.size() - low)};
}

// The key of a name in any case. Setting the bit of lower case turns no byte into a letter or a hyphen but the capital letters
// and the carriage return, which no name contains.
NameKey lower_key(const char* sixteen, std::size_t size) {
  constexpr std::uint64_t kLowerCase = 0x20 * kEachByte;
  return {first_bytes(load_eight(sixteen) | kLowerCase, size),
          first_bytes(load_eight(sixteen + 8) | kLowerCase, std::max<std::size_t>(size, 8) - 8)};
}

// The known names in a hash table without collisions.
constexpr std::size_t kSlotBits = 6;
constexpr std::uint64_t kHashFactor = 0x5595CDEC3C105AE9;  // found by trial

constexpr std::size_t slot_of(const NameKey& key) { return key[0] * kHashFactor >> (64 - kSlotBits); }

struct Slot {
  NameKey key{};
  std::uint8_t index = 0;
};

constexpr auto kSlots = [] {
  std::array<Slot, std::size_t{1} << kSlotBits> slots{};
  for (std::uint8_t index = 0; index < std::size(kKnownAttributes); ++index) {
    const NameKey key = key_of(kKnownAttributes[index]);
    Slot& slot = slots[slot_of(key)];
    if (slot.key != NameKey{}) throw "two names in one slot: find another factor";
    slot = {key, index};
  }
  return slots;
}();

}  // namespace

std::optional<AttributeName> attribute_named(std::string_view page, std::size_t at, std::size_t size) {
  if (size == 0 || size > kLongestName) return std::nullopt;
  // Sixteen bytes are read whatever the size is, so that nothing branches on it. The page's last bytes are copied first.
  std::array<char, kLongestName> last{};
  const char* bytes = page.data() + at;
  if (page.size() - at < last.size()) bytes = static_cast<const char*>(std::memcpy(last.data(), bytes, size));
  const NameKey key = lower_key(bytes, size);
  const Slot& slot = kSlots[slot_of(key)];
  if (slot.key != key) return std::nullopt;
  return AttributeName(slot.index);
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
