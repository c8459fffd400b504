// The rule tables and the sums over them. In: rules that fired. Out: points, the winning kind, reasons.
#include "classify/rules.h"

#include <algorithm>
#include <numeric>

#include "base/exp.h"

namespace pith {
namespace {

constexpr std::array kRules = {
#define RULE(name, limit, description) RuleRow{#name, limit, description},
#include "classify/rules.inc"
#undef RULE
};

constexpr std::array kWeightNames = {
#define WEIGHT(name, ...) std::string_view(#name),
#include "classify/weights.inc"
#undef WEIGHT
};

// The table is written in plain decimals.
constexpr KindPoints narrowed(const std::array<double, kKindCount>& row) {
  KindPoints points{};
  for (std::size_t k = 0; k < kKindCount; ++k) points[k] = static_cast<float>(row[k]);
  return points;
}

constexpr std::array kWeights = {
#define WEIGHT(name, ...) narrowed({__VA_ARGS__}),
#include "classify/weights.inc"
#undef WEIGHT
};

constexpr bool same_order() {
  if (kRules.size() != kWeightNames.size()) return false;
  for (std::size_t i = 0; i < kRules.size(); ++i)
    if (kRules[i].name != kWeightNames[i]) return false;
  return true;
}
static_assert(same_order(), "rules.inc and weights.inc must list the same rules in the same order");

std::size_t index(Kind kind) { return static_cast<std::size_t>(kind); }

}  // namespace

const RuleRow& row_of(Rule rule) { return kRules[static_cast<std::size_t>(rule)]; }
const KindPoints& weights_of(Rule rule) { return kWeights[static_cast<std::size_t>(rule)]; }

void Evidence::add(std::uint32_t block, Rule rule, float strength) {
  if (strength == 0) return;
  fired_.set(static_cast<std::size_t>(rule));
  const KindPoints& weights = weights_of(rule);
  for (std::size_t k = 0; k < kKindCount; ++k) points_[block][k] += strength * weights[k];
  hits_.push_back({.block = block, .rule = rule, .strength = strength});
}

void Evidence::add_for(std::uint32_t block, Rule rule, Kind kind, float strength) {
  if (strength == 0) return;
  fired_.set(static_cast<std::size_t>(rule));
  points_[block][index(kind)] += strength * weights_of(rule)[index(kind)];
}

Kind Evidence::best(std::uint32_t block) const {
  const KindPoints& points = points_[block];
  return static_cast<Kind>(std::max_element(points.begin(), points.end()) - points.begin());
}

KindPoints Evidence::shares(std::uint32_t block) const {
  KindPoints shares = points_[block];
  const float most = *std::max_element(shares.begin(), shares.end());
  for (float& share : shares) share -= most;
  shares = exp_of(shares);
  const float sum = std::accumulate(shares.begin(), shares.end(), 0.0F);
  for (float& share : shares) share /= sum;
  return shares;
}

float Evidence::share(std::uint32_t block, Kind kind) const { return shares(block)[index(kind)]; }

void Evidence::put_strengths(std::uint8_t* rows, std::size_t width) const {
  for (const Hit& hit : hits_) {
    std::uint8_t& byte = rows[hit.block * width + static_cast<std::size_t>(hit.rule)];
    byte = std::max(byte, static_cast<std::uint8_t>(std::clamp(hit.strength, 0.0F, 1.0F) * 255));
  }
}

}  // namespace pith
