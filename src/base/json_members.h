// The members of a JSON object as they are written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::internal {

/// One member: `"id" : 7` is the key `id`, without its quotes and as it is escaped, and the value `7`.
struct JsonMember {
  std::string_view key{};
  std::string_view value{};
  std::string_view whole{};  ///< from the key's quote to the value's end
};

/// Takes the first member off `rest`, the inside of an object without its braces. False when none is left. The JSON must be valid.
/// `least`: bytes that its value, a string, has at least; they are not looked at.
bool next_member(std::string_view& rest, JsonMember& member, std::size_t least = 0);

/// A key with the escapes of ASCII characters undone, which is enough to compare it with names in ASCII.
std::string plain_key(std::string_view key);

}  // namespace pith::internal
