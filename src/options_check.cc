// The command line of `pith check`. In: arguments. Out: a CheckJob, a text to print, or what is wrong.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <thread>
#include <vector>

#include "base/enum_tables.h"
#include "options.h"
#include "options_effects.h"
#include "options_help.h"
#include "options_parser.h"
#include "options_version.h"

namespace pith::internal {
namespace {

constexpr std::uint64_t kMaxThreads = 1024;

// "0.9", for the article, or "KIND=0.9".
void add_min_f1(std::string_view typed, CheckJob& job, std::string& error) {
  const std::size_t sign = typed.find('=');
  const std::string_view number = typed.substr(sign == typed.npos ? 0 : sign + 1);
  const Kind kind = sign == typed.npos ? Kind::article : chosen("--min-f1", typed.substr(0, sign), kKinds, error);
  double f1 = -1;
  const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), f1);
  if (failure != std::errc() || end != number.data() + number.size() || !(f1 >= 0 && f1 <= 1))
    set_error(error,
              fmt::format("--min-f1: '{}' is neither a number from 0 to 1 nor KIND=NUMBER (such as 0.9 or nav=0.7)", typed));
  else
    job.min_f1[static_cast<std::size_t>(kind)] = f1;
}

void convert(const CheckValues& typed, CheckJob& job, std::string& error) {
  for (const std::string& list : typed.min_f1)
    for (const std::string& f1 : names_in(list)) add_min_f1(f1, job, error);
  job.update = typed.update;
  job.allow_worse = typed.allow_worse;
  job.init = typed.init;
  job.strict = typed.strict;
  job.prune = typed.prune;
  job.times = typed.times;
  job.quiet = typed.quiet;
  job.verbose = typed.verbose;
  job.sandbox = typed.sandbox;
  job.color = chosen("--color", typed.color, kWhen, error);
  job.format = chosen("--to", typed.to, kCheckFormats, error);
  const std::uint64_t cores = std::max(1U, std::thread::hardware_concurrency());
  job.threads = static_cast<std::size_t>(std::min(typed.jobs > 0 ? typed.jobs : cores, kMaxThreads));
  if (job.update && !typed.min_f1.empty())
    set_error(error, "--update and --min-f1 exclude each other (--min-f1 does not compare samples)");
  if (job.allow_worse && !job.update) set_error(error, "--allow-worse needs --update (--update --allow-worse)");
  if (job.operands.empty()) set_error(error, "there is no folder of samples to check (pith check DIR)");
}

}  // namespace

CommandLine<CheckJob> parse_check_options(int argc, char** argv) {
  CommandLine<CheckJob> line;
  CheckValues typed;
  std::string error;
  const auto given = parse_command_line(Command::check, argc, argv, typed.targets(), line.job.operands, error);
  if (!error.empty()) return line.fail(error), line;
  if (typed.help) return line.print(full_help(Command::check)), line;
  if (typed.short_help) return line.print(short_help(Command::check)), line;
  if (typed.version) return line.print(version_text()), line;
  convert(typed, line.job, error);
  if (!error.empty()) line.fail(error);
  if (typed.verbose) line.notes = effectless_options(given, place_named(typed.to));
  return line;
}

}  // namespace pith::internal
