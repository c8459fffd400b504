// Menus among the links of stories.
#pragma once

#include <vector>

#include "blocks/outline.h"
#include "document/story_candidates.h"
#include "document/story_places.h"
#include "document/story_uses.h"

namespace pith::internal {

/// Takes the entries of menus out of the titles, which are by address.
void drop_menus(const Outline& outline, const StoryUses& uses, const StoryPlaces& places, std::vector<StoryTitle>& titles);

}  // namespace pith::internal
