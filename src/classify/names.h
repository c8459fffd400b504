// What a container's class, id and role names say: "sidebar", "comment-list", "postContent".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

/// How much of the text in containers of such names is article, learned from pages of many hosts (learned_names.inc): log odds
/// times kLearnedScale, the most that a word speaks for it and the most that one speaks against it, added up. 0 when no word is known.
int learned_value(std::string_view names);
inline constexpr int kLearnedScale = 40;

/// The words, and two that follow each other, of which learned_value() may know something; for learning.
std::vector<std::string> learnable_words(std::string_view names);

}  // namespace pith
