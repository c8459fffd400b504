// The headline among the blocks of a page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

struct Headline {
  std::size_t block = 0;      ///< its number; of several copies above the article in text input, the last
  std::size_t paragraph = 0;  ///< text input: the number of the first long paragraph, or of blocks where there is none
  std::string_view text{};    ///< the block's text, in text input without a path of sections before it; empty for no headline
};

/// In HTML a title by its kind. In text input kinds are evidence among other evidence.
Headline find_headline(const Outline& outline);

}  // namespace pith::internal
