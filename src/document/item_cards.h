// The containers of single comments or posts on a page of HTML.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "blocks/outline.h"

namespace pith::internal {

/// The blocks of one comment or post.
struct ItemCard {
  ContainerId container = 0;  ///< the container that holds it, or that its first blocks are in when it has none of its own
  ContainerId base = 0;       ///< paths inside the card begin below this container
  BlockRange blocks{};        ///< with those of the cards inside it
  std::uint32_t group = 0;    ///< cards of one group were found by the same name
};

/// What the text of a block is for.
enum class ItemText : std::uint8_t { none, comment, post };

/// Whether a block has a date or a time of an item, with little else or after the text of the item.
enum class Stamp : std::uint8_t { none, alone, after_text };

/// What is looked for, by block.
struct WantedBlocks {
  std::vector<ItemText> text{};
  std::vector<Stamp> stamps{};
  bool posts = false;  ///< posts are looked for, too
};

/// The cards in the order of the page. The idea: comments are containers with a name or tag in common, each with a time and a
/// text of its own; of several such names the one with the most containers is taken, then the outermost of them, and what is
/// left is searched again. Where comments have no containers of their own, the parts of their first line begin them. Comments on
/// posts are found before the posts that they are in.
std::vector<ItemCard> find_item_cards(const Outline& outline, WantedBlocks wanted);

}  // namespace pith::internal
