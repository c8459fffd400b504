// `pith rules`: the tables that pith classifies by, for people who read --explain or tune the tables.
#pragma once

#include <string>
#include <vector>

#include "command/choice.h"
#include "command/status.h"

namespace pith::internal {

/// What a run of `pith rules` does, from the command line.
struct RulesJob {
  std::vector<std::string> names{};  ///< known names of rules and features; empty: all
  bool json = false;                 ///< JSON instead of text
};

/// RulesJob::json by the names of the formats.
inline constexpr Choice<bool> kRulesFormats[] = {{"text", false}, {"json", true}};

/// The names of all rules and features, as --explain prints them.
std::vector<std::string> rule_names();

/// The rules with their limits, points, phrases, names and languages, the features, and the learned names.
std::string rules_text();
std::string rules_json();

/// Only these rules or features, with examples. The names must be known ones.
std::string rules_text(const std::vector<std::string>& names);
std::string rules_json(const std::vector<std::string>& names);

/// Prints all tables, or the rows of RulesJob::names with their examples.
Status run_rules(const RulesJob& job);

}  // namespace pith::internal
