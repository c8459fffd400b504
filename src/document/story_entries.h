// Links to what a page itself is about.
#pragma once

#include <string_view>
#include <vector>

#include "blocks/outline.h"
#include "document/story_candidates.h"
#include "document/story_uses.h"

namespace pith::internal {

/// Takes the entries of a listing or a collection, and the parts of a service below its page, out of the titles, which are by
/// address. `page` is the address of the page, if it is known.
void drop_entries(const Outline& outline, const StoryUses& uses, std::string_view page, std::vector<StoryTitle>& titles);

}  // namespace pith::internal
