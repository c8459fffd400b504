// Two similar pages for every rule: one on which it must fire, and one on which it must not.
#pragma once

#include <string_view>

#include "classify/rule_table.h"

namespace pith::internal {

struct RuleExample {
  Rule rule{};
  std::string_view fires{};   ///< HTML
  std::string_view misses{};  ///< HTML
};

inline constexpr RuleExample kRuleExamples[] = {
#define EXAMPLE(rule, fires, misses) {Rule::rule, fires, misses},
#include "classify/rule_examples.inc"
#undef EXAMPLE
};

}  // namespace pith::internal
