// The rules: their names, what they look for (rules.inc) and how many points they give each kind (weights.inc). The code that
// looks for them is in local_rules.cc, section_rules.cc and context_rules.cc; that a rule fired on a block is recorded in
// Evidence.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

enum class Rule : std::uint8_t {
#define RULE(name, limit, description) name,
#include "classify/rules.inc"
#undef RULE
};

inline constexpr std::size_t kRuleCount = 0
#define RULE(name, limit, description) +1
#include "classify/rules.inc"
#undef RULE
    ;

struct RuleRow {
  std::string_view name;
  std::uint32_t limit;  ///< the longest block, in words, on which the rule may fire; 0 for any length
  std::string_view description;
};

/// A longer block is no headline for any rule.
inline constexpr std::uint32_t kMaxHeadlineWords = 30;

/// A number for each kind, in the order of Kind.
using KindPoints = std::array<float, kKindCount>;

constexpr std::size_t index_of(Rule rule) { return static_cast<std::size_t>(rule); }
constexpr std::size_t index_of(Kind kind) { return static_cast<std::size_t>(kind); }

const RuleRow& row_of(Rule rule);

/// The points that the rule gives each kind when it fires with strength 1.
const KindPoints& weights_of(Rule rule);

/// Whether the rule has points for any kind. One that has none is new, and is only a feature for the next training.
bool has_points(Rule rule);

}  // namespace pith::internal
