// What the rules found on one page. In: rules that fire on blocks. Out: for each block, points for each kind and shares of them.
//
// The idea: a rule that fires with some strength adds strength times its weights to the block's points, which are about log odds.
// The softmax of the points is each kind's share. Rules only add; nothing is taken back, so the order of rules matters only where
// a rule looks at the shares that earlier rules have made.
#pragma once

#include <span>
#include <vector>

#include "classify/line_words.h"
#include "classify/names.h"
#include "classify/rule_table.h"

namespace pith::internal {

class Evidence {
 public:
  /// The points that one firing of a rule added to a block.
  struct Contribution {
    Rule rule{};
    KindPoints points{};
  };

  /// With `keep_contributions`, contributions() has what each rule added; without, it is empty and costs nothing.
  explicit Evidence(std::size_t blocks, std::size_t containers = 0, bool keep_contributions = false);

  /// Rule `rule` fired on a block, with a strength of usually 0 to 1. Strength 0 is no evidence.
  void add(std::uint32_t block, Rule rule, float strength = 1);

  /// As add(), with a strength for each kind.
  void add_for(std::uint32_t block, Rule rule, const KindPoints& strengths);

  float points(std::uint32_t block, Kind kind) const { return blocks_[block].points[index_of(kind)]; }

  /// The kind with the most points; the first of several.
  Kind best(std::uint32_t block) const { return softmax_of(block).best; }

  /// The share of `kind` among all kinds, 0 to 1: softmax of the points.
  float share(std::uint32_t block, Kind kind) const { return shares(block)[index_of(kind)]; }

  /// The shares of all kinds, which add up to 1. Valid until more is added to the block.
  const KindPoints& shares(std::uint32_t block) const { return softmax_of(block).shares; }

  /// The greatest strength with which add() was called for each rule on the block: 0 to 255 for 0 to 1.
  const std::array<std::uint8_t, kRuleCount>& strengths(std::uint32_t block) const { return strengths_[block]; }

  /// Marks the end of the rules that look at each block alone, and remembers the article's share of the points that they made.
  void end_local_rules();
  float local_article_share(std::uint32_t block) const { return local_article_shares_[block]; }

  /// What was added to the block, in order; and the part of it that came before end_local_rules().
  std::span<const Contribution> contributions(std::uint32_t block) const;
  std::span<const Contribution> local_contributions(std::uint32_t block) const;

  /// The rules that match the names of a container or of one around it.
  NameSet& name_rules(ContainerId container) { return name_rules_[container]; }
  NameSet name_rules(ContainerId container) const { return name_rules_[container]; }

  /// NameMatch::learned_score of the container's own names.
  int& learned_name_score(ContainerId container) { return learned_name_scores_[container]; }
  int learned_name_score(ContainerId container) const { return learned_name_scores_[container]; }

  /// What score_words() gave each block.
  std::vector<WordScores>& word_scores() { return word_scores_; }
  const std::vector<WordScores>& word_scores() const { return word_scores_; }

 private:
  // Shares are asked for more often than points change.
  struct Softmax {
    KindPoints shares{};
    Kind best{};
    bool is_current = false;
  };
  struct BlockPoints {
    KindPoints points{};
    mutable Softmax softmax{};
  };
  struct Contributions {
    std::vector<Contribution> all{};
    std::size_t local = 0;  // how many of them end_local_rules() has seen
  };

  const Softmax& softmax_of(std::uint32_t block) const {
    const BlockPoints& block_points = blocks_[block];
    if (!block_points.softmax.is_current) update(block_points);
    return block_points.softmax;
  }
  static void update(const BlockPoints& block_points);
  void add_points(std::uint32_t block, Rule rule, const KindPoints& strengths);

  std::vector<BlockPoints> blocks_;
  std::vector<std::array<std::uint8_t, kRuleCount>> strengths_;
  std::vector<float> local_article_shares_;
  std::vector<Contributions> contributions_;  // of each block; empty when they are not kept
  std::vector<NameSet> name_rules_;
  std::vector<int> learned_name_scores_;
  std::vector<WordScores> word_scores_;  // of each block
};

/// Applies all rules to the page: first those that look at each block alone, then those that look at its surroundings. Sets
/// Outline::cues and Container::name_rules.
Evidence gather_evidence(Outline& outline, bool keep_contributions = false);

}  // namespace pith::internal
