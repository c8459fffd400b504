// Rules that fire to points, points to shares. In: firings of rules, one at a time. Out: sums, and on request their softmax.
#include "classify/evidence.h"

#include <algorithm>

#include "base/exp.h"
#include "classify/context_rules.h"
#include "classify/local_rules.h"

namespace pith::internal {

Evidence::Evidence(std::size_t blocks, std::size_t containers, bool keep_contributions)
    : blocks_(blocks),
      strengths_(blocks),
      contributions_(keep_contributions ? blocks : 0),
      name_rules_(containers),
      learned_name_scores_(containers),
      word_scores_(blocks) {}

void Evidence::add(std::uint32_t block, Rule rule, float strength) {
  if (strength == 0) return;
  KindPoints same;
  same.fill(strength);
  add_points(block, rule, same);
  std::uint8_t& byte = strengths_[block][index_of(rule)];
  byte = std::max(byte, static_cast<std::uint8_t>(std::clamp(strength, 0.0F, 1.0F) * 255));
}

void Evidence::add_for(std::uint32_t block, Rule rule, const KindPoints& strengths) {
  if (strengths != KindPoints{}) add_points(block, rule, strengths);
}

void Evidence::add_points(std::uint32_t block, Rule rule, const KindPoints& strengths) {
  KindPoints& points = blocks_[block].points;
  const KindPoints& weights = weights_of(rule);
  for (std::size_t k = 0; k < kKindCount; ++k) points[k] += strengths[k] * weights[k];
  blocks_[block].softmax.is_current = false;
  if (contributions_.empty()) return;
  Contribution added{rule};
  for (std::size_t k = 0; k < kKindCount; ++k) added.points[k] = strengths[k] * weights[k];
  contributions_[block].all.push_back(added);
}

// The four partial sums fix the order of the additions, on which the last bit of a share depends.
void Evidence::update(const BlockPoints& block_points) {
  const KindPoints& points = block_points.points;
  Softmax& softmax = block_points.softmax;
  const auto largest = std::max_element(points.begin(), points.end());
  softmax.best = static_cast<Kind>(largest - points.begin());
  for (std::size_t k = 0; k < kKindCount; ++k) softmax.shares[k] = points[k] - *largest;
  softmax.shares = exp_of(softmax.shares);
  std::array<float, 4> sums{};
  for (std::size_t k = 0; k < kKindCount; ++k) sums[k % sums.size()] += softmax.shares[k];
  const float sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  for (float& share : softmax.shares) share /= sum;
  softmax.is_current = true;
}

void Evidence::end_local_rules() {
  local_article_shares_.reserve(blocks_.size());
  for (std::uint32_t i = 0; i < blocks_.size(); ++i) local_article_shares_.push_back(share(i, Kind::article));
  for (Contributions& of_block : contributions_) of_block.local = of_block.all.size();
}

std::span<const Evidence::Contribution> Evidence::contributions(std::uint32_t block) const {
  if (contributions_.empty()) return {};
  return contributions_[block].all;
}

std::span<const Evidence::Contribution> Evidence::local_contributions(std::uint32_t block) const {
  if (contributions_.empty()) return {};
  return contributions(block).first(contributions_[block].local);
}

Evidence gather_evidence(Outline& outline, bool keep_contributions) {
  Evidence evidence(outline.blocks.size(), outline.containers.size(), keep_contributions);
  apply_local_rules(outline, evidence);
  apply_context_rules(outline, evidence);
  return evidence;
}

}  // namespace pith::internal
