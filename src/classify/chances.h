// Points of several outcomes to their chances, in whole numbers, so that training computes the same.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

#include "base/divider.h"
#include "classify/word_context.h"

namespace pith::internal {

/// In 255ths: softmax of log odds.
template <std::size_t Count>
std::array<std::uint8_t, Count> chances_of(const std::array<float, Count>& points) {
  constexpr float kStepsPerLogOdds = kWordScoreScale;  // of kChances
  const float best = *std::max_element(points.begin(), points.end());
  std::array<std::uint32_t, Count> parts;
  for (std::size_t k = 0; k < Count; ++k)
    parts[k] = kChances[static_cast<std::size_t>(std::min(255.0F, (best - points[k]) * kStepsPerLogOdds))];
  const Divider by_sum(std::accumulate(parts.begin(), parts.end(), 0U));
  std::array<std::uint8_t, Count> chances;
  for (std::size_t k = 0; k < Count; ++k) chances[k] = static_cast<std::uint8_t>(by_sum.quotient(parts[k] * 255));
  return chances;
}

}  // namespace pith::internal
