// What a container's class, id and role names say: "sidebar", "comment-list", "postContent".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "classify/rules.h"
#include "classify/thresholds.h"

namespace pith::internal {

/// A set of the rules whose names start with "name_".
using NameSet = std::uint32_t;

inline constexpr Rule kFirstName = Rule::name_ad;
inline constexpr Rule kLastName = Rule::name_title;

constexpr NameSet name_bit(Rule rule) { return NameSet{1} << (static_cast<unsigned>(rule) - static_cast<unsigned>(kFirstName)); }
static_assert(static_cast<unsigned>(kLastName) - static_cast<unsigned>(kFirstName) < 32);

/// What the names of a container say.
struct NameSaying {
  /// The rules that words in the names speak for. Names match by word, never by a part of one: "with-sidebar" and "contextmenu" say
  /// nothing about a side column or a text.
  NameSet rules = 0;

  /// How much of the text in containers of such names is article, learned from pages of many hosts (learned_names.inc): log odds
  /// times kLearnedScale, the most that a word speaks for it and the most that one speaks against it, added up. 0 when no word is
  /// known.
  int learned = 0;
};

NameSaying read_names(std::string_view names);

/// Reads the names of one page's containers, of which many have the same: remembers them. The names must outlive it.
class NameReader {
 public:
  NameSaying read(std::string_view names);

 private:
  struct Seen {
    std::string_view names{};
    NameSaying saying{};
  };
  static constexpr std::size_t kRemembered = 512;
  std::vector<Seen> seen_ = std::vector<Seen>(kRemembered);  // by hash; of several with one place the last
};

/// The words, and two that follow each other, of which something may have been learned.
std::vector<std::string> learnable_words(std::string_view names);

}  // namespace pith::internal
