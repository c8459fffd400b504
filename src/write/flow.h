// What the writers of structured formats share: which blocks to print and how they nest.
#pragma once

#include <vector>

#include "pith/pith.h"

namespace pith::internal {

/// A block to print, with the lists and quotations around it; of a block that has none but is an item, a list of its own level.
struct Placed {
  const Block* block = nullptr;
  std::vector<Nesting> nest{};
  bool text = true;  ///< false: only its images are printed
};

/// The blocks of the kept kinds in order. Where the article is kept, so are the images of captions.
std::vector<Placed> placed_blocks(const Document& document, KindSet keep);

/// How many levels, outermost first, two blocks share.
std::size_t shared_levels(const std::vector<Nesting>& a, const std::vector<Nesting>& b);

/// Marks of a block that can be nested: in order, the outer before the inner, neighbours of one sort joined, none across another's
/// end, no link within a link and nothing within code or math.
std::vector<Inline> nested_marks(const Block& block);

/// The images ahead of a block's text.
std::vector<Inline> leading_images(const Block& block);

}  // namespace pith::internal
