// What a container's class, id and role names say: "sidebar", "comment-list", "postContent".
#pragma once

#include <cstdint>
#include <string_view>

#include "classify/rules.h"

namespace pith {

/// A set of the rules whose names start with "name_".
using NameSet = std::uint32_t;

inline constexpr Rule kFirstName = Rule::name_ad;
inline constexpr Rule kLastName = Rule::name_title;

constexpr NameSet name_bit(Rule rule) { return NameSet{1} << (static_cast<unsigned>(rule) - static_cast<unsigned>(kFirstName)); }
static_assert(static_cast<unsigned>(kLastName) - static_cast<unsigned>(kFirstName) < 32);

/// The rules that words in `names` speak for. Names match by word, never by a part of one: "with-sidebar" and "contextmenu" say
/// nothing about a side column or a text.
NameSet find_names(std::string_view names);

}  // namespace pith
