// Lists beside the article that repeat the site's menu.
#pragma once

#include <vector>

#include "blocks/outline.h"
#include "document/story_candidates.h"
#include "document/story_places.h"
#include "document/story_uses.h"

namespace pith::internal {

/// Takes the titles, by address, from the links of lists that repeat the site's menu.
void drop_menu_copies(const Outline& outline, const StoryUses& uses, const StoryPlaces& places, std::vector<StoryTitle>& titles);

}  // namespace pith::internal
