// What the words of a block, and those of the blocks before and after it, say of its kind.
#pragma once

#include <vector>

#include "classify/measures.h"

namespace pith::internal {

/// The block's own scores, and for some kinds how much the blocks around it look like them.
using WordFeatures = FeatureSlice<Feature::words_title, Feature::chance_back1_title>;

/// One for each of the `scores`, which are those of a page's blocks in their order.
std::vector<WordFeatures> read_word_context(const std::vector<WordScores>& scores);

/// How much a difference of scores counts: kFullChance for 0, e times less for each kWordScoreScale more.
inline constexpr std::uint32_t kFullChance = 1U << 16U;
inline constexpr std::array<std::uint32_t, 256> kChances = [] {
  constexpr double kStep = 0.9692332344763441;  // e to the power of -1 / kWordScoreScale
  static_assert(kWordScoreScale == 32);
  std::array<std::uint32_t, 256> chances{};
  double chance = kFullChance;
  for (std::uint32_t& whole : chances) {
    whole = static_cast<std::uint32_t>(chance + 0.5);
    chance *= kStep;
  }
  return chances;
}();

/// Of a mean over the blocks before or after, how much of each block remains in it one block further: in 256ths.
inline constexpr std::uint32_t kDecays[] = {179, 230};
inline constexpr std::uint32_t kDecayUnit = 256;
/// Added to the number of blocks that such a mean is over, so that few blocks say little; in 256ths.
inline constexpr std::uint32_t kDecayPrior = 77;
/// The chance above which a block is taken for one of the kind, in 255ths.
inline constexpr std::uint8_t kClearChance = 140;
/// In place of a number of blocks when there is no such block.
inline constexpr std::uint8_t kNoBlock = 255;

}  // namespace pith::internal
