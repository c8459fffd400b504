// The headlines of stories, by the addresses that they lead to.
#pragma once

#include <cstdint>
#include <vector>

#include "document/story_places.h"
#include "document/story_uses.h"

namespace pith::internal {

/// The headline of an address: a link, or a heading beside one.
struct StoryTitle {
  static constexpr std::uint32_t kNoBlock = ~std::uint32_t{0};
  std::uint32_t block = kNoBlock;
  Span text{};
  std::uint32_t words = 0;
  int rank = -1000;
  std::uint32_t role = 0;  ///< the same for texts in elements of one kind
  bool chosen() const { return block != kNoBlock; }
};

/// The headlines by address; none for an address that no text like a headline leads to.
std::vector<StoryTitle> choose_titles(const Outline& outline, const StoryUses& uses, const StoryPlaces& places);

}  // namespace pith::internal
