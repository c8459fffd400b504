// The rule tables and the sums over them. In: rules that fired. Out: points, the winning kind, reasons.
#include "classify/rules.h"

#include <algorithm>
#include <cstring>

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

// Points that no kind has, so that what fills up the lanes has no share.
constexpr float kNever = -1000;

constexpr Lanes filled(const KindPoints& row, float rest) {
  Lanes out{};
  out.lanes.fill(rest);
  std::copy(row.begin(), row.end(), out.lanes.begin());
  return out;
}

constexpr auto kWeightLanes = [] {
  std::array<Lanes, kWeights.size()> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = filled(kWeights[i], 0);
  return table;
}();

void add_scaled(Lanes& points, const Lanes& strengths, Rule rule) {
  const Lanes& weights = kWeightLanes[static_cast<std::size_t>(rule)];
  for (std::size_t k = 0; k < points.lanes.size(); ++k) points.lanes[k] += strengths.lanes[k] * weights.lanes[k];
}

// The powers of e of the points, the largest taken as 1, and their sum.
struct Powers {
  explicit Powers(const Lanes& points) {
    std::memcpy(fours.data(), points.lanes.data(), sizeof(fours));
    FourFloats most = fours[0];
    for (const FourFloats& four : fours) most = four > most ? four : most;
    const float largest = std::max(std::max(most[0], most[1]), std::max(most[2], most[3]));
    FourFloats sums = {};
    for (FourFloats& four : fours) sums += four = exp_of(four - largest);
    sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  }

  std::array<FourFloats, sizeof(Lanes) / sizeof(FourFloats)> fours;
  float sum;
};

}  // namespace

const RuleRow& row_of(Rule rule) { return kRules[static_cast<std::size_t>(rule)]; }
const KindPoints& weights_of(Rule rule) { return kWeights[static_cast<std::size_t>(rule)]; }

Evidence::Evidence(std::size_t blocks) : points_(blocks, filled({}, kNever)) {}

void Evidence::add(std::uint32_t block, Rule rule, float strength) {
  if (strength == 0) return;
  fired_.set(static_cast<std::size_t>(rule));
  Lanes same;
  same.lanes.fill(strength);
  add_scaled(points_[block], same, rule);
  hits_.push_back({.block = block, .rule = rule, .strength = strength});
}

void Evidence::add_for(std::uint32_t block, Rule rule, const KindPoints& strengths) {
  if (strengths == KindPoints{}) return;
  fired_.set(static_cast<std::size_t>(rule));
  add_scaled(points_[block], filled(strengths, 0), rule);
}

Kind Evidence::best(std::uint32_t block) const {
  const float* points = points_[block].lanes.data();
  return static_cast<Kind>(std::max_element(points, points + kKindCount) - points);
}

KindPoints Evidence::shares(std::uint32_t block) const {
  Powers powers(points_[block]);
  for (FourFloats& four : powers.fours) four /= powers.sum;
  KindPoints shares;
  std::memcpy(shares.data(), powers.fours.data(), sizeof(shares));
  return shares;
}

float Evidence::share(std::uint32_t block, Kind kind) const {
  const Powers powers(points_[block]);
  const auto at = static_cast<std::size_t>(kind);
  return powers.fours[at / 4][at % 4] / powers.sum;
}

void Evidence::put_strengths(std::uint8_t* rows, std::size_t width) const {
  for (const Hit& hit : hits_) {
    std::uint8_t& byte = rows[hit.block * width + static_cast<std::size_t>(hit.rule)];
    byte = std::max(byte, static_cast<std::uint8_t>(std::clamp(hit.strength, 0.0F, 1.0F) * 255));
  }
}

}  // namespace pith
