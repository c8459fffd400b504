// Splits a JSON object into its members without parsing or copying their values. In: the inside of a valid object. Out: keys and
// values, as they are written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::internal {

/// A member of an object, all views into it. `"id" : 7` has the key `id` (without quotes, escapes not decoded) and the value `7`.
struct JsonMember {
  std::string_view key{};
  std::string_view value{};
  std::string_view whole{};  ///< from the first quote of the key to the end of the value
};

/// Removes the first member from `rest`, the inside of a valid object without its braces. Returns false if there is none.
/// `known_string` may be the inside of a string whose end need not be searched for, as a view into the same text.
bool next_member(std::string_view& rest, JsonMember& member, std::string_view known_string = {});

/// Where the first value of `values` ends, the inside of a valid array without its brackets: at the comma after it, or at the
/// end.
std::size_t json_value_end(std::string_view values);

/// A key with escapes such as \u0041 decoded if they are ASCII, which is enough to compare it with names in ASCII.
std::string plain_key(std::string_view key);

}  // namespace pith::internal
