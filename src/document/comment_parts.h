// Author, time and text of the comments or posts in cards.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "document/item_cards.h"
#include "pith/pith.h"

namespace pith::internal {

/// The parts of one card. A card without text, or with neither an author nor a time, is no comment.
struct CommentParts {
  std::string_view author{};
  bool author_is_named = false;  ///< an element is named for the author, or a label announces the name
  std::string_view published{};
  std::vector<std::string_view> text{};  ///< its paragraphs
  bool complete() const { return !text.empty() && (!author.empty() || !published.empty()); }
};

/// The parts of each card. `owned` has the blocks of each card that are in no card inside it, `stamps` is as in WantedBlocks.
/// The idea: what the names of the elements around a block say is weighed with what the block looks like and with how blocks at
/// the same place in the other cards look: what is the same in most of them is a label.
std::vector<CommentParts> read_comment_parts(const Outline& outline, std::span<const ItemCard> cards,
                                             const std::vector<std::vector<std::uint32_t>>& owned,
                                             const std::vector<Stamp>& stamps);

}  // namespace pith::internal
