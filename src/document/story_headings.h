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

/// Looks for a heading in the card of each address that has no title, or only a label or a teaser. The heading is no link, or links
/// only to that address. `candidates` are those of rate_links(); `titles` are by address.
void choose_headings_beside_links(const Outline& outline, const StoryUses& uses, const StoryPlaces& places,
                                  std::span<const StoryTitle> candidates, std::vector<StoryTitle>& titles);

}  // namespace pith::internal
