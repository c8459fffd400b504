// What each link would be as the headline of a story.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "blocks/outline.h"
#include "document/story_uses.h"

namespace pith::internal {

/// The headline of an address: a link, or a heading beside one.
struct StoryTitle {
  static constexpr std::uint32_t kNoBlock = ~std::uint32_t{0};
  static constexpr int kTeaserRank = -200;
  static constexpr int kLowestRank = -1000;  ///< of what is no headline at all

  std::uint32_t block = kNoBlock;
  Span text{};
  std::uint32_t words = 0;
  int rank = kLowestRank;    ///< higher for what is more like a headline; below 0 for teasers and labels
  std::uint32_t role = 0;    ///< the same for texts in elements of one kind
  bool in_sentence = false;  ///< a link between the words of a sentence
  bool is_usable = false;    ///< nothing is against it but that other links may have the same text
  bool chosen() const { return block != kNoBlock; }
};

/// For each link, what it would be as a headline.
std::vector<StoryTitle> rate_links(const Outline& outline, const StoryUses& uses);

/// For each block, the bytes of the longest text of its links.
std::vector<std::uint32_t> longest_links(const Outline& outline, const StoryUses& uses);

/// Whether a text leads to a search or, as a few words or a sentence about it, to a part of the site.
bool leads_beside_stories(const StoryUses& uses, AddressId id, std::string_view text, std::uint32_t words);

}  // namespace pith::internal
