// The run of blocks that is most likely the article on a page without containers.
#pragma once

#include <algorithm>

#include "blocks/outline.h"

namespace pith::internal {

/// The run of blocks with the best balance: each block gains its characters times its share of article, and costs the length of a
/// line times its share of everything else. `article_share(block)` is 0 to 1. Empty when no block gains more than it costs.
template <typename ArticleShare>
BlockRange best_article_run(const Outline& outline, const ArticleShare& article_share) {
  constexpr double kMaxGain = 400;  // characters of a block that count
  constexpr double kCost = 30;      // characters
  BlockRange best;
  double best_sum = 0;
  double sum = 0;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    const double article = article_share(i);
    sum += article * std::min<double>(outline.counts[i].text.chars, kMaxGain) - (1 - article) * kCost;
    if (sum > best_sum) {
      best_sum = sum;
      best = {begin, i + 1};
    }
  }
  return best;
}

}  // namespace pith::internal
