// The elements that the texts of stories are in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "blocks/outline.h"

namespace pith::internal {

/// Whether a block is a heading, or an element of it or around it is named as a headline. Names inside of a block are those of the
/// longest of its links, so they speak only for what `is_longest`.
bool is_headline_element(const Outline& outline, std::uint32_t block, bool is_longest);

/// A hash of the element that a block is in: its tag, the first 64 bytes of its first class name without
/// digits, the level of a heading.
std::uint32_t element_role(const Outline& outline, std::uint32_t block);

/// Counts what stands in elements of one role, and how much of it has a property.
class RoleCounts {
 public:
  void add(std::uint32_t role, bool has) {
    Count& count = counts_[role];
    ++count.all;
    count.with += has;
  }

  /// The roles of at least `least` elements of which at least `least_with`, and more than half, have the property.
  std::unordered_set<std::uint32_t> with_most(std::size_t least, std::size_t least_with) const;

 private:
  struct Count {
    std::size_t all = 0;
    std::size_t with = 0;
  };
  std::unordered_map<std::uint32_t, Count> counts_{};
};

/// Whether a page is a list of stories or goods.
inline bool lists_things(const Outline& outline) {
  return outline.type == PageType::listing || outline.type == PageType::collection;
}

/// The link that is all of a block; null for none, and where the block has many links.
const Inline* link_of_all(const Outline& outline, std::uint32_t block);

/// Whether a block begins with an arrow, as the links to the stories before and after the page's own do.
bool is_pager_line(const Outline& outline, std::uint32_t block);

}  // namespace pith::internal
