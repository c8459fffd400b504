// Scores of words to features. In: the scores of each block for the kinds. Out: the same, with means over the blocks around.
//
// The idea: a comment has few words that only comments have, but it stands among names, dates and "Reply". So the scores of a
// block become chances, and each block sees the mean of those before it and of those after it, in which a block counts less the
// farther away it is. All numbers are whole, so that training computes the same.
#include "classify/word_context.h"

#include "base/divider.h"

namespace pith::internal {
namespace {

using F = Feature;
using Chances = std::array<std::uint8_t, kKindCount>;  // in 255ths; all 0 for a block without scores

// The own scores are copied to a row at once.
#define KIND(kind, ...)                                                                                   \
  static_assert(index_of(Feature::words_##kind) == index_of(Feature::words_title) + index_of(Kind::kind), \
                "features.inc: words_" #kind " is not in the order of the kinds");
#include "base/kinds.inc"
#undef KIND

// The kinds that the blocks around tell most of; Feature::count where nothing is gained.
struct ContextRow {
  Kind kind;
  Feature near_before, before;  // with the faster and the slower decay
  Feature near_after, after;
  Feature since;
};
constexpr ContextRow kContext[] = {
    {Kind::byline, F::words_near_before_byline, F::words_before_byline, F::words_near_after_byline, F::words_after_byline,
     F::words_since_byline},
    {Kind::article, F::count, F::words_before_article, F::count, F::words_after_article, F::count},
    {Kind::related, F::words_near_before_related, F::words_before_related, F::words_near_after_related, F::words_after_related,
     F::words_since_related},
    {Kind::comment, F::words_near_before_comment, F::words_before_comment, F::words_near_after_comment, F::words_after_comment,
     F::words_since_comment},
    {Kind::ad, F::words_near_before_ad, F::words_before_ad, F::words_near_after_ad, F::words_after_ad, F::words_since_ad},
    {Kind::nav, F::count, F::words_before_nav, F::count, F::words_after_nav, F::words_since_nav},
};

bool is_known(const WordScores& scores) { return scores[0] != 0; }

Chances chances_of(const WordScores& scores) {
  Chances chances{};
  if (!is_known(scores)) return chances;
  const std::uint8_t best = *std::max_element(scores.begin(), scores.end());
  std::array<std::uint32_t, kKindCount> parts;
  std::uint32_t sum = 0;
  for (std::size_t k = 0; k < kKindCount; ++k) sum += parts[k] = kChances[best - scores[k]];
  const Divider by_sum(sum);
  for (std::size_t k = 0; k < kKindCount; ++k) chances[k] = static_cast<std::uint8_t>(by_sum.quotient(parts[k] * 255));
  return chances;
}

// The mean chances of the blocks that were added, the last of which count most.
class DecayedMean {
 public:
  explicit DecayedMean(std::uint32_t decay) : decay_(decay) {}

  void add(const Chances& chances, bool known) {
    for (std::size_t k = 0; k < kKindCount; ++k) sums_[k] = sums_[k] * decay_ / kDecayUnit + chances[k] * kDecayUnit;
    blocks_ = blocks_ * decay_ / kDecayUnit + (known ? kDecayUnit : 0);
  }

  void write(WordFeatures& features, Feature ContextRow::*feature) const {
    const Divider by_blocks(blocks_ + kDecayPrior);
    for (const ContextRow& row : kContext)
      if (row.*feature != F::count)
        features[row.*feature] = static_cast<std::uint8_t>(by_blocks.quotient(sums_[index_of(row.kind)]));
  }

 private:
  std::uint32_t decay_;
  std::uint32_t blocks_ = 0;  // both in 256ths
  std::array<std::uint32_t, kKindCount> sums_{};
};

// Writes what the blocks on one side say of the block that comes next.
class Side {
 public:
  void write(WordFeatures& features, Feature ContextRow::*fast, Feature ContextRow::*slow) const {
    fast_.write(features, fast);
    slow_.write(features, slow);
  }
  void add(const Chances& chances, bool known) {
    fast_.add(chances, known);
    slow_.add(chances, known);
  }

 private:
  DecayedMean fast_{kDecays[0]};
  DecayedMean slow_{kDecays[1]};
};

// Counts the blocks since the last one that is clearly of a kind.
class LastOfKinds {
 public:
  void write(WordFeatures& features, std::uint32_t block) const {
    for (const ContextRow& row : kContext) {
      if (row.since == F::count) continue;
      const std::uint32_t next = next_[index_of(row.kind)];
      features[row.since] = next == 0 ? kNoBlock : log_byte(block + 1 - next);
    }
  }
  void add(const Chances& chances, std::uint32_t block) {
    for (std::size_t k = 0; k < kKindCount; ++k)
      if (chances[k] > kClearChance) next_[k] = block + 1;
  }

 private:
  std::array<std::uint32_t, kKindCount> next_{};  // one more than the number of the block; 0 for none
};

}  // namespace

std::vector<WordFeatures> read_word_context(const std::vector<WordScores>& scores) {
  const auto blocks = static_cast<std::uint32_t>(scores.size());
  std::vector<WordFeatures> features(blocks);
  std::vector<Chances> chances(blocks);
  Side before;
  LastOfKinds last;
  for (std::uint32_t i = 0; i < blocks; ++i) {
    features[i].set(F::words_title, scores[i]);
    before.write(features[i], &ContextRow::near_before, &ContextRow::before);
    last.write(features[i], i);
    chances[i] = chances_of(scores[i]);
    before.add(chances[i], is_known(scores[i]));
    last.add(chances[i], i);
  }
  Side after;
  for (std::uint32_t i = blocks; i-- > 0;) {
    after.write(features[i], &ContextRow::near_after, &ContextRow::after);
    after.add(chances[i], is_known(scores[i]));
  }
  return features;
}

}  // namespace pith::internal
