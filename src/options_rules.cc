// The command line of `pith rules`. In: arguments. Out: a RulesJob, a text to print, or what is wrong.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "command/list_rules.h"
#include "command/nearest.h"
#include "options.h"
#include "options_parser.h"

namespace pith::internal {

CommandLine<RulesJob> parse_rules_options(int argc, char** argv) {
  using Line = CommandLine<RulesJob>;
  OptionParser parser(
      "Prints the rules with their points, cue phrases and name words, and the features; with NAME only that one, with examples.",
      "pith rules");
  Line line;
  std::string format = "text";
  bool help = false;
  parser.add_operands("NAME", line.job.names, "a rule or feature, as --explain prints it");
  parser.add_text("-t,--to", format, fmt::format("output format: {}", listed_names(kRulesFormats)));
  parser.add_flag("-h,--help", help, "this help");

  std::string error;
  if (!parser.parse(argc, argv, error)) return Line::wrong(error);
  if (help) return Line::print(parser.help());
  line.job.json = chosen("--to", format, kRulesFormats, error);
  const std::vector<std::string> known = rule_names();
  for (const std::string& name : line.job.names)
    if (std::ranges::find(known, name) == known.end())
      error = fmt::format("there is no rule or feature '{}'{}", name, did_you_mean(name, known));
  return error.empty() ? std::move(line) : Line::wrong(error);
}

}  // namespace pith::internal
