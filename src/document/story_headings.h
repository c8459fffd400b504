// Headings that are the headlines of links beside them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "blocks/outline.h"
#include "document/story_candidates.h"
#include "document/story_places.h"
#include "document/story_uses.h"

namespace pith::internal {

inline constexpr std::uint32_t kMinLinkTitleWords = 3;  ///< of a link that is no heading
inline constexpr std::uint32_t kMinLoneTitleWords = 2;  ///< of a text that is alone in its card

/// Gives addresses that have a label or a teaser, or nothing, for a title the heading in their card: one that is no link, with "read
/// more" below it, or one that is no related block itself. `candidates` are those of rate_links(); `titles` are by address.
void choose_headings_beside_links(const Outline& outline, const StoryUses& uses, const StoryPlaces& places,
                                  std::span<const StoryTitle> candidates, std::vector<StoryTitle>& titles);

}  // namespace pith::internal
