// The command line of pith itself. In: arguments. Out: a BatchJob, a text to print, or what is wrong.
//
// The idea: the parser fills the variables of PithValues as they were typed. They are converted when all options are known,
// because some depend on each other. What is wrong first is what is told.
#include "options.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "base/enum_tables.h"
#include "base/page_memory.h"
#include "command/batch/inputs.h"
#include "command/terminal.h"
#include "input/reader.h"
#include "options_completions.h"
#include "options_effects.h"
#include "options_help.h"
#include "options_hints.h"
#include "options_manual.h"
#include "options_parser.h"
#include "options_record.h"
#include "options_version.h"
#include "options_words.h"
#include "pith/pith.h"

namespace pith::internal {
namespace {

constexpr std::uint64_t kMaxWidth = 1000;  // columns

using Given = std::vector<GivenOption>;

// ------------------------------------------------------------------------------------------------------------- conversions

// The kinds in the value of one --keep or --drop.
KindSet kinds_of(const GivenOption& option, std::string& error) {
  KindSet kinds;
  for (const std::string& name : names_in(option.value)) {
    if (name == "all") return kAllKinds;
    kinds = kinds.with(chosen(spelled(*option.row), name, kKinds, error));
  }
  return kinds;
}

// --keep replaces the kinds chosen so far, and --drop removes some of them, in the order in which they were given.
KindSet kept_kinds(const Given& given, KindSet kinds, std::string& error) {
  for (const GivenOption& option : given) {
    if (option.row->name == "keep") {
      kinds = kinds_of(option, error);
    } else if (option.row->name == "drop") {
      const KindSet dropped = kinds_of(option, error);
      kinds.bits = static_cast<std::uint16_t>(kinds.bits & ~dropped.bits);
    }
  }
  if (kinds.bits == 0 && error.empty()) error = "--keep and --drop leave no kind to print (--keep all prints all)";
  return kinds;
}

bool read_number(std::string_view digits, std::uint32_t& value) {
  const char* const end = digits.data() + digits.size();
  const auto [read_to, error] = std::from_chars(digits.data(), end, value);
  return error == std::errc() && read_to == end;
}

// "2/8".
Shard shard_of(std::string_view typed, std::string& error) {
  Shard shard;
  const std::size_t slash = std::min(typed.find('/'), typed.size());
  const bool valid = slash < typed.size() && read_number(typed.substr(0, slash), shard.index) &&
                     read_number(typed.substr(slash + 1), shard.count) && shard.index >= 1 && shard.index <= shard.count;
  if (!valid) set_error(error, fmt::format("--shard: '{}' is not a part (I/N with I from 1 to N, such as 2/8)", typed));
  return shard;
}

void convert_batch(const PithValues& typed, BatchJob& job, std::string& error) {
  if (typed.null && typed.files_from.empty())
    set_error(error, "--null is about the list of --files-from, which is missing (--files-from FILE)");
  job.files_from = typed.files_from;
  job.nul_separated = typed.null;
  if (job.operands.empty() && job.files_from.empty()) job.operands = {"-"};
  job.output = typed.output == "-" ? std::string() : typed.output;
  job.resume = typed.resume;
  job.update = typed.update;
  job.fsync = typed.fsync;
  job.jobs = typed.jobs;
  job.max_errors = typed.max_errors;
  job.quiet = typed.quiet;
  job.verbose = typed.verbose;
  job.sandbox = typed.sandbox;
  if (typed.quiet && typed.verbose) set_error(error, "--quiet and --verbose exclude each other (leave one of them out)");
  job.shard = shard_of(typed.shard, error);
  job.progress = chosen("--progress", typed.progress, kWhen, error);
  job.report = chosen("--report", typed.report, kReports, error);
}

void convert_writing(const PithValues& typed, const Given& given, BatchJob& job, std::string& error) {
  job.write.to = chosen("--to", typed.to, kOutputFormats, error);
  job.write.explain = typed.explain;
  job.write.front_matter = typed.front_matter;
  job.write.segments = typed.segments;
  job.write.ascii = typed.ascii;
  if (typed.width > kMaxWidth) set_error(error, fmt::format("--width: {} is too wide (at most {})", typed.width, kMaxWidth));
  job.write.width = static_cast<std::size_t>(typed.width);
  const When color = chosen("--color", typed.color, kWhen, error);
  const bool to_stdout = job.output.empty();
  job.write.color = to_stdout ? wants_color(color, STDOUT_FILENO) : color == When::always;
  if (to_stdout && typed.explain && job.write.width == 0) job.write.width = terminal_width(STDOUT_FILENO);
  job.to_terminal = is_terminal(job.output);
  job.write.escape_controls = !typed.raw && job.to_terminal;
  if (is_given(given, "headings")) job.headings = typed.headings ? When::always : When::never;
  if (!typed.keep.empty() || !typed.drop.empty()) job.write.keep = kept_kinds(given, pith::kept_kinds(job.write), error);
}

void convert_limits(const PithValues& typed, Limits& limits) {
  limits.bytes = static_cast<std::size_t>(typed.max_bytes);
  limits.depth = static_cast<std::size_t>(typed.max_depth);
  limits.memory = static_cast<std::size_t>(typed.max_memory);
  limits.blocks = static_cast<std::size_t>(typed.max_blocks);
}

void convert_extraction(const PithValues& typed, BatchJob& job, std::string& error) {
  convert_limits(typed, job.extract.limits);
  const auto [container, format] = chosen("--from", typed.from, input_choices(), error);
  job.read.field = typed.field;
  // A field is one of a record, so what is known to be HTML or text is the field, and the input is JSON.
  const bool of_field = !job.read.field.empty() && container == InputContainer::page;
  job.read.from = of_field ? InputContainer::jsonl : container;
  job.read.page_format = format;
  job.read.max_bytes = std::min(max_page_bytes(job.extract.limits), kMaxPageSize);
  job.extract.from = format;
  job.extract.explain = typed.explain || job.write.to == OutputFormat::report;  // a report shows the reasons
  job.extract.url = typed.url;
  job.extract.type = chosen("--type", typed.type, page_type_choices(), error);
  job.extract.encoding = typed.encoding;
  if (!typed.encoding.empty() && !encoding_named(typed.encoding)) set_error(error, unknown_encoding(typed.encoding));
  if (typed.precision && typed.recall) set_error(error, "--precision and --recall exclude each other (leave one of them out)");
  if (typed.precision) job.extract.bias = Bias::precision;
  if (typed.recall) job.extract.bias = Bias::recall;
}

// ------------------------------------------------------------------------------------------------------------------- other

// Where the job reads from and writes to, for options that have an effect in some places only.
EffectPlaces places_of(const BatchJob& job, const PithValues& typed) {
  EffectPlaces places = place_named(row_of(job.write.to).name) | place_named(fmt::format("from_{}", typed.from));
  const auto has_member = [&job](std::string_view name) { return std::ranges::find(job.write.get, name) != job.write.get.end(); };
  const bool gets = !job.write.get.empty();
  if (gets) places = (places & ~EffectPlaces{effect::text}) | effect::get;
  if (!gets && typed.explain && job.write.to == OutputFormat::text)
    places = (places & ~EffectPlaces{effect::text}) | effect::explain;
  if (gets && (has_member("segments") || has_member("metadata"))) places |= effect::block_member;
  const bool prints_markup = job.write.with.has(Extra::markdown) || job.write.with.has(Extra::html);
  if (prints_markup && (gets || row_of(job.write.to).is_json)) places |= effect::markup_member;
  return places;
}

// Whether the command line asks for a text about pith; then it is in `line`.
bool asks_for_text(const PithValues& typed, const Given& given, CommandLine<BatchJob>& line) {
  std::string error;
  if (typed.help)
    line.print(full_help(Command::pith));
  else if (typed.short_help)
    line.print(short_help(Command::pith));
  else if (typed.version)
    line.print(version_text());
  else if (is_given(given, "completions") && is_given(given, "man_page"))
    error = "--completions and --man-page exclude each other (leave one of them out)";
  else if (is_given(given, "completions"))
    line.print(completions_for(chosen("--completions", typed.completions, kShells, error)));
  else if (is_given(given, "man_page"))
    line.print(manual_page(chosen("--man-page", typed.man_page, kManualPages, error)));
  else
    return false;
  if (!error.empty()) line.fail(error);
  for (const char* action : {"completions", "man_page"})
    if (typed.verbose && is_given(given, action)) line.notes = options_beside(given, *find_option(Command::pith, action));
  return true;
}

void check_operands(const BatchJob& job, std::string_view first_argument, std::string& error) {
  for (const std::string& operand : job.operands)
    if (error.empty()) error = mistaken_operand(operand, operand == first_argument);
  if (error.empty()) error = misplaced_command(job.operands);
}

}  // namespace

CommandLine<BatchJob> parse_options(int argc, char** argv) {
  CommandLine<BatchJob> line;
  BatchJob& job = line.job;
  PithValues typed;
  std::string error;
  const Given given = parse_command_line(Command::pith, argc, argv, typed.targets(), job.operands, error);
  if (error.empty() && asks_for_text(typed, given, line)) return line;
  const bool reads_terminal = job.operands.empty() && typed.files_from.empty() && ::isatty(STDIN_FILENO) == 1;
  if (error.empty() && reads_terminal) {
    line.print(short_help(Command::pith));
    line.action = CommandLine<BatchJob>::Action::short_help;
    return line;
  }
  if (error.empty()) {
    convert_batch(typed, job, error);
    convert_writing(typed, given, job, error);
    convert_extraction(typed, job, error);
    convert_record_options(typed, job, error);
  }
  if (error.empty()) error = usage_error(job);
  if (error.empty()) check_operands(job, argc > 1 ? argv[1] : "", error);
  if (!error.empty()) line.fail(error);
  if (typed.verbose) line.notes = effectless_options(given, places_of(job, typed));
  return line;
}

}  // namespace pith::internal
