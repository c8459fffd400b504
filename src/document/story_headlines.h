// The headlines of stories, by the addresses that they lead to.
#pragma once

#include <vector>

#include "document/story_candidates.h"
#include "document/story_places.h"
#include "document/story_uses.h"

namespace pith::internal {

/// The headlines by address; none for an address that no text like a headline leads to.
std::vector<StoryTitle> choose_titles(const Outline& outline, const StoryUses& uses, const StoryPlaces& places);

}  // namespace pith::internal
