// Short links that stand beside the headlines of stories.
#pragma once

#include <cstddef>
#include <vector>

#include "blocks/outline.h"
#include "document/story_candidates.h"
#include "document/story_uses.h"

namespace pith::internal {

inline constexpr std::size_t kMaxCompanions = 4;  ///< links of a card to several addresses; more are a list

/// Takes short links beside a longer headline in one card, its section or its author, out of the titles, which are by address. Such a
/// link of several cards is no story at all, wherever else it stands: for each address, whether it is one.
std::vector<bool> drop_companions(const Outline& outline, const StoryUses& uses, std::vector<StoryTitle>& titles);

}  // namespace pith::internal
