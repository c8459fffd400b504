// Why a block has its kind: how much each rule and each other feature contributed to it.
#pragma once

#include <vector>

#include "classify/feature_values.h"
#include "classify/features.h"

namespace pith::internal {

/// What a rule or feature moved the log odds of a block's kind.
struct Move {
  std::size_t feature = 0;  ///< its number, as in feature_name()
  float points = 0;
};

/// The log odds of a block's kind, taken apart.
struct Explanation {
  float base = 0;             ///< before anything is known of the block
  std::vector<Move> moves{};  ///< strongest first; base and all moves add up to the log odds

  float log_odds() const;
};

/// Explains the blocks of one page. Refers to its arguments, which must outlive it; `evidence` must have kept the contributions.
class Explainer {
 public:
  Explainer(const Outline& outline, const Evidence& evidence, const FeatureTable& features);

  /// The log odds of `kind` for a block are those of the trees for article, or for another kind those of its trees minus those of
  /// the trees for article: what kept the block from being article is a reason for its kind, too.
  Explanation explain(std::uint32_t block, Kind kind) const;

  /// The strongest of the moves, in words that live in the outline's arena: first the one that speaks most for the kind, so that a
  /// reader learns why the block has it, then the others, strongest first.
  std::span<const Reason> strongest(std::uint32_t block, Kind kind) const;

 private:
  void hand_back_shares(std::uint32_t block, std::vector<float>& moves) const;

  const Outline& outline_;
  const Evidence& evidence_;
  const FeatureTable& features_;
  FeatureValues values_;
};

}  // namespace pith::internal
