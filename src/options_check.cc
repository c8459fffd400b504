// The command line of `pith check`. In: arguments. Out: a CheckJob, a text to print, or what is wrong.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include "base/enum_tables.h"
#include "command/status.h"
#include "options.h"
#include "options_parser.h"

namespace pith::internal {
namespace {

constexpr std::uint64_t kMaxThreads = 1024;

// Values as they were typed.
struct TypedValues {
  std::string format = "text";
  std::string color = "auto";
  std::vector<std::string> min_f1{};
  bool help = false;
};

void define(OptionParser& parser, CheckJob& job, TypedValues& typed) {
  parser.add_operands("DIR", job.operands, "folders of samples, or single pages");
  parser.add_switch("--update", job.update, "rewrite the expectation where something differs");
  parser.add_switch("--allow-worse", job.allow_worse, "with --update: also where a floor is not reached");
  parser.add_switch("--init", job.init, "write an expectation for each page that has none");
  parser.add_switch("--prune", job.prune, "remove expectations whose page is gone");
  parser.add_switch("--strict", job.strict, "a page without an expectation fails");
  parser.add_texts("--min-f1", typed.min_f1,
                   "score all samples together instead of comparing them: F1[,KIND=F1]..., of article where no kind is named");
  parser.add_text("--format", typed.format, fmt::format("what to print: {}", listed_names(kCheckFormats)));
  parser.add_switch("--times", job.times, "json: with the time for each page, which junit always has");
  parser.add_text("--color", typed.color, fmt::format("{}; auto: on a terminal, unless NO_COLOR is set", listed_names(kWhen)));
  parser.add_number("-j,--jobs", job.threads, "threads; as many as there are cores if not given", 1, kMaxThreads);
  parser.add_switch("-q,--quiet", job.quiet, "print only differences and errors, no summary");
  parser.add_switch("-v,--verbose", job.verbose, "text: print also the differences that a floor allows");
  parser.add_flag("-h,--help", typed.help, "this help");
}

// "0.9", for the article, or "KIND=0.9".
void add_min_f1(std::string_view typed, CheckJob& job, std::string& error) {
  const std::size_t sign = typed.find('=');
  const auto kind = sign == typed.npos ? Kind::article : kind_named(typed.substr(0, sign));
  if (!kind) {
    error = not_one_of("--min-f1", typed.substr(0, sign), names_of(kKinds));
    return;
  }
  const std::string_view number = typed.substr(sign == typed.npos ? 0 : sign + 1);
  double f1 = -1;
  const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), f1);
  if (failure != std::errc() || end != number.data() + number.size() || !(f1 >= 0 && f1 <= 1))
    error = fmt::format("--min-f1: '{}' is neither a number from 0 to 1 nor KIND=NUMBER", typed);
  else
    job.min_f1[static_cast<std::size_t>(*kind)] = f1;
}

void convert(const TypedValues& typed, CheckJob& job, std::string& error) {
  for (std::string_view list : typed.min_f1) {
    if (list.empty()) error = "--min-f1 needs a value";
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      add_min_f1(list.substr(0, comma), job, error);
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }
  job.color = chosen("--color", typed.color, kWhen, error);
  job.format = chosen("--format", typed.format, kCheckFormats, error);
  if (job.update && !typed.min_f1.empty()) error = "--update and --min-f1 exclude each other: --min-f1 does not compare samples";
  if (job.allow_worse && !job.update) error = "--allow-worse needs --update";
  if (job.operands.empty()) error = "pith check needs a folder of samples";
}

}  // namespace

CommandLine<CheckJob> parse_check_options(int argc, char** argv) {
  using Line = CommandLine<CheckJob>;
  OptionParser parser("Compares sample pages with NAME.expected.json or NAME.expected.txt beside them.", "pith check");
  Line line;
  line.job.threads = std::max(1U, std::thread::hardware_concurrency());
  TypedValues typed;
  define(parser, line.job, typed);
  std::string error;
  if (!parser.parse(argc, argv, error)) return Line::wrong(error);
  if (typed.help) return Line::print(parser.help().append("\n").append(status_help(kCheckStatuses)));
  convert(typed, line.job, error);
  return error.empty() ? std::move(line) : Line::wrong(error);
}

}  // namespace pith::internal
