// Command lines to jobs.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "command/batch/job.h"
#include "command/check/check.h"
#include "command/list_rules.h"

namespace pith::internal {

/// What a command line asks for.
template <typename Job>
struct CommandLine {
  enum class Action : std::uint8_t {
    run,          ///< the job
    print,        ///< `text`, on standard output: help or the version
    usage_error,  ///< `text` says what is wrong, in one line
    short_help    ///< `text`, on standard error, because there is nothing to do
  };
  Action action = Action::run;
  Job job{};
  std::string text{};
  std::vector<std::string> notes{};  ///< messages about options without effect, if the user wants to be told

  void print(std::string what) { action = Action::print, text = std::move(what); }
  void fail(std::string message) { action = Action::usage_error, text = std::move(message); }
};

/// The command lines of `pith`, `pith check` and `pith rules`. argv[0] is skipped; for the latter two it is the word "check" or
/// "rules".
CommandLine<BatchJob> parse_options(int argc, char** argv);
CommandLine<CheckJob> parse_check_options(int argc, char** argv);
CommandLine<RulesJob> parse_rules_options(int argc, char** argv);

}  // namespace pith::internal
