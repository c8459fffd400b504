// The command line of `pith rules`. In: arguments. Out: a RulesJob, a text to print, or what is wrong.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "command/list_rules.h"
#include "command/nearest.h"
#include "options.h"
#include "options_help.h"
#include "options_parser.h"
#include "options_version.h"

namespace pith::internal {
namespace {

std::string unknown_rule(const std::string& name, const std::vector<std::string>& known) {
  const std::string near = did_you_mean(name, known);
  return fmt::format("there is no rule or feature '{}'{}", name,
                     near.empty() ? " (pith rules prints all; --explain --to json has the names of facts)" : near);
}

}  // namespace

CommandLine<RulesJob> parse_rules_options(int argc, char** argv) {
  CommandLine<RulesJob> line;
  RulesValues typed;
  std::string error;
  parse_command_line(Command::rules, argc, argv, typed.targets(), line.job.names, error);
  if (!error.empty()) return line.fail(error), line;
  if (typed.help) return line.print(full_help(Command::rules)), line;
  if (typed.short_help) return line.print(short_help(Command::rules)), line;
  if (typed.version) return line.print(version_text()), line;
  line.job.json = chosen("--to", typed.to, kRulesFormats, error);
  const std::vector<std::string> known = rule_names();
  for (const std::string& name : line.job.names)
    if (error.empty() && std::ranges::find(known, name) == known.end()) error = unknown_rule(name, known);
  if (!error.empty()) line.fail(error);
  return line;
}

}  // namespace pith::internal
