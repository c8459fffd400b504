// The rule tables and the sums over them. In: rules that fired. Out: points, the winning kind, reasons.
#include "classify/rules.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>

namespace pith::internal {
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

#define WEIGHT(name, ...)                                                        \
  static_assert(std::initializer_list<double>{__VA_ARGS__}.size() == kKindCount, \
                "weights.inc: " #name " needs a number for each kind");
#include "classify/weights.inc"
#undef WEIGHT

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

// Points that no kind has, so that what fills up the vectors has no share.
constexpr float kNever = -1000;

constexpr KindVectors filled(const KindPoints& row, float rest) {
  KindVectors out{};
  out.numbers.fill(rest);
  std::copy(row.begin(), row.end(), out.numbers.begin());
  return out;
}

constexpr auto kWeightVectors = [] {
  std::array<KindVectors, kWeights.size()> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = filled(kWeights[i], 0);
  return table;
}();

void add_scaled(KindVectors& points, const KindVectors& strengths, Rule rule) {
  const KindVectors& weights = kWeightVectors[static_cast<std::size_t>(rule)];
  for (std::size_t k = 0; k < points.numbers.size(); ++k) points.numbers[k] += strengths.numbers[k] * weights.numbers[k];
}

// Points in vectors.
using Fours = std::array<FourFloats, sizeof(KindVectors) / sizeof(FourFloats)>;

Fours fours_of(const KindVectors& points) {
  Fours fours;
  std::memcpy(fours.data(), points.numbers.data(), sizeof(fours));
  return fours;
}

float largest_of(const Fours& fours) {
  FourFloats most = fours[0];
  for (const FourFloats& four : fours) most = four > most ? four : most;
  return std::max(std::max(most[0], most[1]), std::max(most[2], most[3]));
}

// The first kind with the most points. Without a branch, which would often go wrong.
Kind first_of(const Fours& fours, float largest) {
  const FourFloats none = FourFloats{} + kKindCount;
  FourFloats first = none;  // in each lane
  FourFloats kinds = {0, 1, 2, 3};
  for (const FourFloats& four : fours) {
    const FourFloats here = four == largest ? kinds : none;
    first = here < first ? here : first;
    kinds += 4;
  }
  return static_cast<Kind>(std::min(std::min(first[0], first[1]), std::min(first[2], first[3])));
}

}  // namespace

const RuleRow& row_of(Rule rule) { return kRules[static_cast<std::size_t>(rule)]; }
const KindPoints& weights_of(Rule rule) { return kWeights[static_cast<std::size_t>(rule)]; }

Evidence::Evidence(std::size_t blocks) : blocks_(blocks, {.points = filled({}, kNever)}), strengths_(blocks) {}

void Evidence::add(std::uint32_t block, Rule rule, float strength) {
  if (strength == 0) return;
  KindVectors same;
  same.numbers.fill(strength);
  blocks_[block].standing.is_known = false;
  add_scaled(blocks_[block].points, same, rule);
  std::uint8_t& byte = strengths_[block][static_cast<std::size_t>(rule)];
  byte = std::max(byte, static_cast<std::uint8_t>(std::clamp(strength, 0.0F, 1.0F) * 255));
}

void Evidence::add_for(std::uint32_t block, Rule rule, const KindPoints& strengths) {
  if (strengths == KindPoints{}) return;
  blocks_[block].standing.is_known = false;
  add_scaled(blocks_[block].points, filled(strengths, 0), rule);
}

void Evidence::work_out(const OfBlock& of) {
  Fours fours = fours_of(of.points);
  const float largest = largest_of(fours);
  of.standing.best = first_of(fours, largest);
  FourFloats sums = {};
  for (FourFloats& four : fours) sums += four = exp_of(four - largest);
  const float sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  for (FourFloats& four : fours) four /= sum;
  std::memcpy(of.standing.shares.data(), fours.data(), sizeof(of.standing.shares));
  of.standing.is_known = true;
}

}  // namespace pith::internal
