// Author, source, time and teaser of a story.
#pragma once

#include "blocks/outline.h"

namespace pith::internal {

/// Adds to a story what its card shows beside the headline, which is `text` of `block`: author, source, time and teaser. `card` is the
/// container of the story alone; 0 for none, and then the blocks that are one link to the story's address are its card. Only of a
/// story that `is_elsewhere`, on another site, the name of its site is the source.
void read_story_parts(const Outline& outline, ContainerId card, std::uint32_t block, Span text, bool is_elsewhere,
                      Related& story);

/// Whether the block of a headline, which is `text` of it, has the author, the time or the teaser of its story beside it.
bool has_parts_beside(const Outline& outline, std::uint32_t block, Span text);

}  // namespace pith::internal
