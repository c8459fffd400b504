// Moves of the trees to reasons. In: a block's features and what each rule contributed. Out: rules and values of features, with
// their points.
//
// The idea: each step down a tree moves the expected points of a block, and the feature that the step looks at is the reason.
// Some features are shares of the points that rules gave (share_nav, alone_article), or follow from them (run_distance). Those are
// no reasons: what such a feature moved goes back to the rules that made the share high, if it is higher than for a block without
// evidence, or low.
#include "classify/reasons.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "classify/trees.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxReasons = 8;  // of a block
constexpr float kMinMove = 0.005F;      // points that are worth naming

using Contributions = std::span<const Evidence::Contribution>;

// What each rule added to the points of a kind, ahead of what it added to the other kinds. The others count by their shares, so
// that what a rule gave to the strongest rival counts most.
std::array<double, kRuleCount> lead_by_rule(Contributions contributions, Kind kind) {
  std::array<double, kKindCount> points{};
  for (const Evidence::Contribution& added : contributions)
    for (std::size_t k = 0; k < kKindCount; ++k) points[k] += added.points[k];
  const double largest = *std::max_element(points.begin(), points.end());
  std::array<double, kKindCount> rival_shares{};
  double sum = 0;
  for (std::size_t k = 0; k < kKindCount; ++k)
    if (k != index_of(kind)) sum += rival_shares[k] = std::exp(points[k] - largest);
  std::array<double, kRuleCount> leads{};
  for (const Evidence::Contribution& added : contributions) {
    double lead = added.points[index_of(kind)];
    for (std::size_t k = 0; k < kKindCount; ++k) lead -= sum > 0 ? rival_shares[k] / sum * added.points[k] : 0;
    leads[index_of(added.rule)] += lead;
  }
  return leads;
}

// Hands what a share of rules has moved to the rules on whose side the share is, in proportion to their leads. The parts add up
// to the move. Without such a rule the feature keeps it.
void hand_back(Feature share, Kind kind, Contributions contributions, std::vector<float>& moves) {
  const float move = std::exchange(moves[index_of(share)], 0.0F);
  if (move == 0) return;
  std::array<double, kRuleCount> leads = lead_by_rule(contributions, kind);
  double lead = 0;
  for (const double part : leads) lead += part;
  double sum = 0;
  for (double& part : leads) {
    if ((part > 0) != (lead > 0)) part = 0;
    sum += part;
  }
  if (sum == 0) {
    moves[index_of(share)] = move;
    return;
  }
  for (std::size_t rule = 0; rule < kRuleCount; ++rule) moves[rule] += static_cast<float>(move * leads[rule] / sum);
}

}  // namespace

float Explanation::log_odds() const {
  double sum = base;
  for (const Move& move : moves) sum += move.points;
  return static_cast<float>(sum);
}

Explainer::Explainer(const Outline& outline, const Evidence& evidence, const FeatureTable& features)
    : outline_(outline), evidence_(evidence), features_(features), values_(outline) {}

Explanation Explainer::explain(std::uint32_t block, Kind kind) const {
  const InputFormat input = outline_.html ? InputFormat::html : InputFormat::text;
  const float article_sign = kind == Kind::article ? 1.0F : -1.0F;
  Explanation explanation{article_sign * tree_base(input, Kind::article)};
  std::vector<float> moves(kFeatureCount);
  add_tree_moves(input, Kind::article, features_.row(block), article_sign, moves);
  if (kind != Kind::article) {
    explanation.base += tree_base(input, kind);
    add_tree_moves(input, kind, features_.row(block), 1, moves);
  }
  hand_back_shares(block, moves);
  for (std::size_t i = 0; i < moves.size(); ++i)
    if (moves[i] != 0) explanation.moves.push_back({i, moves[i]});
  std::stable_sort(explanation.moves.begin(), explanation.moves.end(),
                   [](const Move& a, const Move& b) { return std::abs(a.points) > std::abs(b.points); });
  return explanation;
}

void Explainer::hand_back_shares(std::uint32_t block, std::vector<float>& moves) const {
  hand_back(Feature::alone_article, Kind::article, evidence_.local_contributions(block), moves);
  hand_back(Feature::run_distance, Kind::article, evidence_.contributions(block), moves);  // a run is of blocks with a high share
  for (std::size_t k = 0; k < kKindCount; ++k)
    hand_back(static_cast<Feature>(index_of(Feature::share_title) + k), static_cast<Kind>(k), evidence_.contributions(block),
              moves);
}

std::span<const Reason> Explainer::strongest(std::uint32_t block, Kind kind) const {
  std::vector<Reason> reasons;
  std::vector<Move> moves = explain(block, kind).moves;
  const auto for_kind = std::ranges::find_if(moves, [](const Move& move) { return move.points >= kMinMove; });
  if (for_kind != moves.end()) std::rotate(moves.begin(), for_kind, for_kind + 1);
  for (const Move& move : moves) {
    if (reasons.size() == kMaxReasons || std::abs(move.points) < kMinMove) break;
    Reason reason{feature_name(move.feature), kind, move.points};
    if (move.feature >= kRuleCount)
      reason.value = outline_.arena->copy(values_.in_words(static_cast<Feature>(move.feature), block, features_.row(block)));
    reasons.push_back(reason);
  }
  return outline_.arena->copy(reasons);
}

}  // namespace pith::internal
