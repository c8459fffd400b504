// Where a story stands on its page.
#pragma once

#include <cstdint>
#include <vector>

#include "blocks/outline.h"

namespace pith::internal {

/// The number of an address that stories link to, from 1.
using AddressId = std::uint32_t;
inline constexpr AddressId kNoAddress = 0;
inline constexpr AddressId kSeveral = ~AddressId{0};

/// The first blocks of a card, as many as are looked at.
BlockRange blocks_of_card(const Outline& outline, ContainerId card);

/// Whether a block is navigation in the header of the page or in an element of navigation.
bool is_in_site_menu(const Outline& outline, std::uint32_t block);

/// The containers around stories. The outline, labelled, must outlive it.
class StoryPlaces {
 public:
  explicit StoryPlaces(const Outline& outline);

  /// The card of the story of `address` at `block`: the largest container around it in which `in` has that address alone. 0 for
  /// none.
  ContainerId card_of(std::uint32_t block, AddressId address, const std::vector<AddressId>& in) const;

  /// The outermost menu around a block, or the outermost footer where there is none; 0 for none. What holds most of the article is
  /// no menu, whatever its names say.
  ContainerId menu_around(std::uint32_t block) const;

  /// Whether all links of a block of several links are of a few words.
  bool is_row_of_sections(std::uint32_t block) const;

 private:
  bool holds_article(const Container& container) const;

  const Outline& outline_;
  std::vector<std::uint32_t> article_before_{};  // blocks of the article before each block, and of all
};

}  // namespace pith::internal
