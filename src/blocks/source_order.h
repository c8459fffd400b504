// The order of blocks in the page.
#pragma once

#include "blocks/blocks.h"

namespace pith::internal {

/// Orders the blocks by their place in the page, since text that the parser moves out of a table, and a note inside of a sentence,
/// come elsewhere in the tree; and ends the span of each block before the next one, so that each byte of the page belongs to one
/// block at most.
void order_by_source(Outline& outline);

}  // namespace pith::internal
