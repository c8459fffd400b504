// The tables of rules. In: rules.inc and weights.inc. Out: the row and the weights of each rule, in two arrays that the compiler
// checks against each other.
#include "classify/rule_table.h"

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

// The table has plain decimals, which are doubles.
constexpr KindPoints to_floats(const std::array<double, kKindCount>& row) {
  KindPoints points{};
  for (std::size_t k = 0; k < kKindCount; ++k) points[k] = static_cast<float>(row[k]);
  return points;
}

constexpr std::array kWeights = {
#define WEIGHT(name, ...) to_floats({__VA_ARGS__}),
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

}  // namespace

const RuleRow& row_of(Rule rule) { return kRules[index_of(rule)]; }
const KindPoints& weights_of(Rule rule) { return kWeights[index_of(rule)]; }
bool has_points(Rule rule) { return weights_of(rule) != KindPoints{}; }

}  // namespace pith::internal
