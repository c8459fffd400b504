// The command line of pith itself. In: arguments. Out: a BatchJob, a text to print, or what is wrong.
//
// The idea: values that need no conversion are parsed directly into the job. The others are kept as they were typed, and
// converted when all options are known, because some depend on each other.
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
#include "command/choice.h"
#include "command/terminal.h"
#include "input/reader.h"
#include "options_parser.h"
#include "options_record.h"
#include "pith/pith.h"

namespace pith::internal {
namespace {

constexpr std::string_view kShortHelp =
    "usage: pith [OPTIONS] [FILE|DIR|-]...\n"
    "Reads a page, HTML or scraped text, and prints its main article.\n\n"
    "  pith page.html                    the article as text\n"
    "  curl -s URL | pith                from standard input\n"
    "  pith --to json page.html          title, authors, dates, article, related stories, comments\n"
    "  pith --to jsonl --segments DIR    every block with its kind, one line for each page\n"
    "  pith --explain page.html          why each block has its kind\n"
    "  pith --to report page.html        the same as a page to look at\n"
    "  pith -t jsonl -o OUT/ --resume DIR   a tree of pages, on all cores\n"
    "  pith -f jsonl -t jsonl            a filter: a line in, a line out\n"
    "  pith check DIR                    compares sample pages with what is expected of them\n"
    "  pith rules                        the rules, phrases and names that pith uses\n\n"
    "pith --help shows all options; so do pith check --help and pith rules --help.\n";

constexpr std::string_view kHelpEnd =
    "Folders are read whole, sorted, hidden files left out; gzip is undone.\n"
    "pith check and pith rules have a --help of their own; a page called check is read as ./check.\n\n";

struct InputChoice {
  std::optional<InputContainer> container{};
  std::optional<InputFormat> format{};
};
std::vector<Choice<InputChoice>> input_choices() {
  std::vector<Choice<InputChoice>> choices = {{"auto", {}}};
  for (const InputFormatRow& row : kInputFormats) choices.push_back({row.name, {InputContainer::page, row.value}});
#define CONTAINER(name, ...) choices.push_back({#name, {InputContainer::name, std::nullopt}});
#include "input/containers.inc"
#undef CONTAINER
  return choices;
}

std::vector<Choice<std::optional<PageType>>> page_type_choices() {
  std::vector<Choice<std::optional<PageType>>> choices = {{"auto", std::nullopt}};
  for (const PageTypeRow& row : kPageTypes) choices.push_back({row.name, row.value});
  return choices;
}

constexpr std::uint64_t kMaxWidth = 1000;  // columns

constexpr Choice<Report> kReports[] = {{"none", Report::none}, {"hadoop", Report::hadoop}, {"json", Report::json}};

// Values as they were typed.
struct TypedValues {
  std::string from = "auto";
  std::string to = "text";
  std::vector<std::string> keep{};
  std::vector<std::string> drop{};
  std::string type = "auto";
  std::string color = "auto";
  std::string shard = "1/1";
  std::string progress = "auto";
  std::string report = "none";
  RecordOptions record{};
  bool explain = false;
  bool raw = false;
  bool precision = false;
  bool recall = false;
  bool short_help = false;
  bool help = false;
  bool version = false;
};

// ------------------------------------------------------------------------------------------------------------- definitions

void define_input_and_output(OptionParser& parser, BatchJob& job, TypedValues& typed) {
  parser.add_operands("FILE", job.operands, "pages, folders of pages, or - for standard input");
  parser.add_text("-f,--from", typed.from,
                  fmt::format("input format: {}; auto looks at the content", listed_names(input_choices())));
  parser.add_text("-F,--field", job.read.field,
                  "the member of a JSON record, or the column of CSV, that is the page; a.b for b in the object a");
  parser.add_text("-t,--to", typed.to, fmt::format("output format: {}", listed_names(kOutputFormats)));
  parser.add_text("-o,--output", job.output, "write to FILE, or into DIR, which mirrors the input tree; - for standard output");
  parser.add_switch("--fsync", job.fsync, "wait until each output is on the disk, whatever happens to the machine");
}

void define_batch(OptionParser& parser, BatchJob& job, TypedValues& typed) {
  parser.add_switch("--resume", job.resume, "skip inputs whose output is already in DIR");
  parser.add_switch("--update", job.update, "the same, but redo inputs that are newer than their output");
  parser.add_text("--files-from", job.files_from, "read more names from FILE, or from - for standard input, one on each line");
  parser.add_flag("-0,--null", job.nul_separated, "the names in that list end in NUL");
  parser.add_text("--shard", typed.shard, "I/N: only part I, from 1, of N parts of the inputs");
  parser.add_number("-j,--jobs", job.jobs, "how many pages are worked on at once; as many as there are cores if 0 or not given");
  parser.add_number("--max-errors", job.max_errors, "stop at the Nth page that fails; 0: never");
  parser.add_text("--progress", typed.progress, fmt::format("show progress on standard error: {}", listed_names(kWhen)));
  parser.add_text("--report", typed.report,
                  fmt::format("counters on standard error, for an engine or as JSON at the end: {}", listed_names(kReports)));
}

void define_writing(OptionParser& parser, BatchJob& job, TypedValues& typed) {
  parser.add_texts("--keep", typed.keep, "kinds to print, in all formats but JSON: KIND[,KIND]... or all");
  parser.add_texts("--drop", typed.drop, "kinds not to print");
  parser.add_switch("--front-matter", job.write.front_matter, "markdown: begin with the metadata as YAML");
  parser.add_switch("--segments", job.write.segments, "json: every run of blocks with kind, span, line and score");
  define_record_options(parser, typed.record);
  parser.add_switch("--ascii", job.write.ascii, "json: escape all characters that are not ASCII");
  parser.add_number("--width", job.write.width,
                    "text: wrap paragraphs at so many columns, mark quotations, align tables; 0: no wrapping", 0, kMaxWidth);
  parser.add_switch("--raw", typed.raw, "control characters of the page reach a terminal as they are, not as \\x1b");
  parser.add_switch("--explain", typed.explain, "every block with its kind and the rules that decided");
  parser.add_text("--color", typed.color,
                  fmt::format("colours in --explain: {}; auto: on a terminal, unless NO_COLOR is set", listed_names(kWhen)));
}

void define_page(OptionParser& parser, BatchJob& job, TypedValues& typed) {
  parser.add_text("--url", job.extract.url, "where the page came from");
  parser.add_text("--encoding", job.extract.encoding, "the page's encoding, a label of the WHATWG Encoding Standard");
  parser.add_text("--type", typed.type, fmt::format("what the page is: {}", listed_names(page_type_choices())));
  parser.add_switch("--precision", typed.precision, "rather miss text than print what does not belong");
  parser.add_switch("--recall", typed.recall, "rather print too much than miss text");
}

void define_limits(OptionParser& parser, Limits& limits) {
  parser.add_size("--max-bytes", limits.bytes, "read no more of a page than this, unpacked; 256M if not given");
  parser.add_number("--max-depth", limits.depth, "elements open at once; deeper tags are ignored, but not their text; 256");
  parser.add_size("--max-memory", limits.memory,
                  "bytes for a page and all that is made of it; 12 for each byte of the page and 8 MiB if not given");
  parser.add_number("--max-blocks", limits.blocks, "blocks of a page; all further text goes into the last one; 50000");
}

void define_messages(OptionParser& parser, BatchJob& job, TypedValues& typed) {
  parser.add_switch("-q,--quiet", job.quiet, "print nothing but errors and warnings on standard error");
  parser.add_switch("-v,--verbose", job.verbose, "print a line about every page on standard error");
  parser.add_flag("-h", typed.short_help, "short help");
  parser.add_flag("--help", typed.help, "this help");
  parser.add_flag("-V,--version", typed.version, "version");
}

// ------------------------------------------------------------------------------------------------------------- conversions

// The kinds in the value of one --keep or --drop.
KindSet kinds_of(std::string_view option, std::string_view list, std::string& error) {
  if (list == "all") return kAllKinds;
  KindSet kinds;
  if (list.empty() && option == "--keep") error = "--keep names no kind";
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view name = list.substr(0, comma);
    if (const auto kind = kind_named(name)) {
      kinds = kinds.with(*kind);
    } else {
      error = not_one_of(option, name, names_of(kKinds));
    }
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return kinds;
}

// --keep replaces the kinds chosen so far, and --drop removes some of them, in the order in which they were given.
KindSet kept_kinds(const OptionParser& parser, const TypedValues& typed, KindSet kinds, std::string& error) {
  auto keep = typed.keep.begin();
  auto drop = typed.drop.begin();
  for (const std::string_view option : parser.given_options()) {
    if (option == "keep") {
      kinds = kinds_of("--keep", *keep++, error);
    } else if (option == "drop") {
      const KindSet dropped = kinds_of("--drop", *drop++, error);
      kinds.bits = static_cast<std::uint16_t>(kinds.bits & ~dropped.bits);
    }
  }
  if (kinds.bits == 0 && error.empty()) error = "--keep and --drop leave no kind to print";
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
  if (!valid) error = fmt::format("--shard: '{}' is not I/N with I from 1 to N, such as 2/8", typed);
  return shard;
}

// A variable of a script that is not set must not turn a list into standard input, or a file into standard output.
std::string missing_name(const OptionParser& parser, const BatchJob& job) {
  for (const std::string_view option : parser.given_options()) {
    const bool is_missing = (option == "output" && job.output.empty()) || (option == "files-from" && job.files_from.empty());
    if (is_missing) return fmt::format("--{} needs a value", option);
  }
  return {};
}

void convert_batch(const OptionParser& parser, const TypedValues& typed, BatchJob& job, std::string& error) {
  error = missing_name(parser, job);
  if (job.nul_separated && job.files_from.empty()) error = "-0 needs the list of --files-from";
  if (job.operands.empty() && job.files_from.empty()) job.operands = {"-"};
  if (job.output == "-") job.output.clear();
  job.shard = shard_of(typed.shard, error);
  job.progress = chosen("--progress", typed.progress, kWhen, error);
  job.report = chosen("--report", typed.report, kReports, error);
}

void convert_writing(const OptionParser& parser, const TypedValues& typed, BatchJob& job, std::string& error) {
  job.write.to = chosen("--to", typed.to, kOutputFormats, error);
  job.write.explain = typed.explain;
  const When color = chosen("--color", typed.color, kWhen, error);
  const bool to_stdout = job.output.empty();
  job.write.color = to_stdout ? wants_color(color, STDOUT_FILENO) : color == When::always;
  if (to_stdout && typed.explain && job.write.width == 0) job.write.width = terminal_width(STDOUT_FILENO);
  job.write.escape_controls = !typed.raw && is_terminal(job.output);
  if (!typed.keep.empty() || !typed.drop.empty()) job.write.keep = kept_kinds(parser, typed, pith::kept_kinds(job.write), error);
}

void convert_extraction(const TypedValues& typed, BatchJob& job, std::string& error) {
  const auto [container, format] = chosen("--from", typed.from, input_choices(), error);
  // A field is one of a record, so what is known to be HTML or text is the field, and the input is JSON.
  const bool of_field = !job.read.field.empty() && container == InputContainer::page;
  job.read.from = of_field ? InputContainer::jsonl : container;
  job.read.page_format = format;
  job.read.max_bytes = std::min(max_page_bytes(job.extract.limits), kMaxPageSize);
  job.extract.from = format;
  job.extract.explain = typed.explain || job.write.to == OutputFormat::report;  // a report shows the reasons
  job.extract.type = chosen("--type", typed.type, page_type_choices(), error);
  if (!job.extract.encoding.empty() && !encoding_named(job.extract.encoding))
    error = fmt::format("--encoding: '{}' is not a label of the WHATWG Encoding Standard", job.extract.encoding);
  if (typed.precision && typed.recall) error = "--precision and --recall exclude each other";
  if (typed.precision) job.extract.bias = Bias::precision;
  if (typed.recall) job.extract.bias = Bias::recall;
}

std::string help_of(const OptionParser& parser) {
  return fmt::format("{}\nKinds: {}.\n{}{}", parser.help(), fmt::join(names_of(kKinds), " "), kHelpEnd, status_help(kStatuses));
}

}  // namespace

CommandLine<BatchJob> parse_options(int argc, char** argv) {
  using Line = CommandLine<BatchJob>;
  OptionParser parser("pith: the main article of a page, and all its other parts by kind", "pith");
  Line line;
  BatchJob& job = line.job;
  TypedValues typed;
  define_input_and_output(parser, job, typed);
  define_batch(parser, job, typed);
  define_writing(parser, job, typed);
  define_page(parser, job, typed);
  define_limits(parser, job.extract.limits);
  define_messages(parser, job, typed);

  std::string error;
  if (!parser.parse(argc, argv, error)) return Line::wrong(error);
  if (typed.version) return Line::print(fmt::format("pith {}\n", kVersion));
  if (typed.help) return Line::print(help_of(parser));
  if (typed.short_help) return Line::print(std::string(kShortHelp));
  const bool reads_terminal = job.operands.empty() && job.files_from.empty() && ::isatty(STDIN_FILENO) == 1;
  if (reads_terminal) return {.action = Line::Action::short_help, .text = std::string(kShortHelp)};

  convert_batch(parser, typed, job, error);
  convert_writing(parser, typed, job, error);
  convert_extraction(typed, job, error);
  convert_record_options(typed.record, job, error);
  if (error.empty()) error = usage_error(job);
  return error.empty() ? std::move(line) : Line::wrong(error);
}

}  // namespace pith::internal
