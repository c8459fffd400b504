// What the class and id names of a container tell about its content: "sidebar", "comment-list", "postContent".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "classify/page_signs.h"
#include "classify/rule_table.h"
#include "classify/thresholds.h"

namespace pith::internal {

/// A set of the rules whose names start with "name_".
using NameSet = std::uint32_t;

inline constexpr Rule kFirstName = Rule::name_ad;
inline constexpr Rule kLastName = Rule::name_title;

constexpr NameSet name_bit(Rule rule) { return NameSet{1} << (static_cast<unsigned>(rule) - static_cast<unsigned>(kFirstName)); }
static_assert(kFirstName <= kLastName && static_cast<unsigned>(kLastName) - static_cast<unsigned>(kFirstName) < 32,
              "a set of names has 32 bits");

/// What matches the names of a container.
struct NameMatch {
  /// The rules that words in the names match. Names match by word, never by a part of one: neither "with-sidebar" nor
  /// "contextmenu" means a side column or a text.
  NameSet rules = 0;

  /// How much of the text in containers of such names is article, learned from pages of many hosts (learned_names.inc): log odds
  /// times kLearnedScale. The sum of the highest score of a word, if positive, and the lowest, if negative; 0 when no word is
  /// known.
  int learned_score = 0;

  PageTypeSet page_types = 0;  ///< the types of pages for which words in the names speak (page_signs.inc)
};

NameMatch read_names(std::string_view names);

/// Reads the names of one page's containers. Many containers have the same names, so it remembers them. The names must
/// outlive it.
class NameReader {
 public:
  NameMatch read(std::string_view names);

 private:
  struct CacheEntry {
    std::string_view names{};
    NameMatch match{};
  };
  static constexpr std::size_t kCacheSize = 512;
  std::vector<CacheEntry> cache_ = std::vector<CacheEntry>(kCacheSize);  // by hash; a later entry replaces an earlier one
};

/// The words, and the pairs of words that follow each other in one name, that a score may have been learned for.
std::vector<std::string> learnable_words(std::string_view names);

}  // namespace pith::internal
