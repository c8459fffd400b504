// Short links that stand beside the headlines of stories.
#pragma once

#include <cstddef>
#include <vector>

#include "blocks/outline.h"
#include "document/story_candidates.h"
#include "document/story_uses.h"

namespace pith::internal {

inline constexpr std::size_t kMaxCompanions = 4;  ///< links of a card to several addresses; more are a list

/// Removes titles of a few words that stand in one card with a better title: its section or its author. Returns for each address
/// whether it was such a link in several cards; it is then no story anywhere. `titles` are by address.
std::vector<bool> drop_companions(const Outline& outline, const StoryUses& uses, std::vector<StoryTitle>& titles);

}  // namespace pith::internal
