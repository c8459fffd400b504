// Links to other pages that are no stories, whatever their texts are like.
#pragma once

#include <string_view>
#include <vector>

#include "blocks/outline.h"
#include "document/story_candidates.h"
#include "document/story_uses.h"

namespace pith::internal {

/// Takes the titles, by address, from links that are paid for, from goods that customers review, from the sections that the page is
/// in, and in documentation of programs from names in their code. `page` is the address of the page.
void drop_non_stories(const Outline& outline, const StoryUses& uses, std::string_view page, std::vector<StoryTitle>& titles);

}  // namespace pith::internal
