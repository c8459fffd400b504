// The learned part of the verdict: boosted trees over a block's signals.
#pragma once

#include <cstdint>

namespace pith {

/// How much more likely the block with this row of signals is article than anything else, as log odds.
float article_odds(const std::uint8_t* row);

}  // namespace pith
