// The tables that pith goes by, for whoever reads --explain or tunes them.
#pragma once

#include <string>
#include <vector>

#include "command/batch/batch.h"

namespace pith::internal {

/// The names of all rules and features, as --explain prints them.
std::vector<std::string> rule_names();

/// The rules with their limits, points, phrases, names and languages, the features, and what was learned of words in names.
std::string rules_text();
std::string rules_json();

/// Some rules or features, with examples; the names are known ones.
std::string rules_text(const std::vector<std::string>& names);
std::string rules_json(const std::vector<std::string>& names);

/// Prints all tables, or those rows with their examples.
Status run_rules(const std::vector<std::string>& names, bool json);

}  // namespace pith::internal
