// The command line to a Job, a CheckJob or a RulesJob. In: arguments. Out: an exit status. Only this file knows CLI11; what is typed
// wrong is answered here, with the nearest right word.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "base/enum_tables.h"
#include "command/batch/batch.h"
#include "command/check/check.h"
#include "command/new_file.h"
#include "command/rules.h"
#include "command/terminal.h"
#include "input/reader.h"
#include "pith/pith.h"

namespace {

constexpr std::string_view kShortHelp =
    "usage: pith [OPTIONS] [FILE|DIR|-]...\n"
    "Reads a page, HTML or scraped text, and prints its main article.\n\n"
    "  pith page.html                    the article as text\n"
    "  curl -s URL | pith                from standard input\n"
    "  pith --to json page.html          title, authors, dates, article, related stories, comments\n"
    "  pith --to jsonl --segments DIR    every block with its kind, a line a page\n"
    "  pith --explain page.html          why each block is what it is\n"
    "  pith --to report page.html        the same as a page to look at\n"
    "  pith -t jsonl -o OUT/ --resume DIR   a tree of pages, on all cores\n"
    "  pith -f jsonl -t jsonl            a filter: a line in, a line out\n"
    "  pith check DIR                    sample pages against what is expected of them\n"
    "  pith rules                        the rules, phrases and names that pith goes by\n\n"
    "pith --help shows all options; so do pith check --help and pith rules --help.\n";

constexpr std::string_view kHelpEnd =
    "Folders are read whole, sorted, hidden files left out; gzip is undone.\n"
    "pith check and pith rules have a --help of their own; a page called check is read as ./check.\n"
    "Status: 0 done; 1 no article in any input; 2 usage; 3 some inputs failed or met a limit; 4 all failed, or output\n"
    "unwritable; 5 the only input met a limit.\n";

// What was typed, before it is checked.
struct Typed {
  std::vector<std::string> operands{};
  std::string from = "auto";
  std::string to = "text";
  std::string output{};
  std::vector<std::string> keep{};
  std::vector<std::string> drop{};
  std::string url{};
  std::string encoding{};
  std::string type = "auto";
  std::string color = "auto";
  bool front_matter = false;
  pith::Limits limits{};
  std::string files_from{};
  bool null_separated = false;
  std::string shard{};
  unsigned jobs = 0;
  std::string progress = "auto";
  std::string report = "none";
  std::uint64_t max_errors = 0;
  bool resume = false;
  bool ascii = false;
  bool segments = false;
  bool explain = false;
  bool precision = false;
  bool recall = false;
  bool quiet = false;
  bool verbose = false;
  bool short_help = false;
  bool help = false;
  bool version = false;
};

int usage_error(const std::string& what) {
  pith::internal::complain("pith: error: {}\n", what);
  return pith::internal::kUsage;
}

int said(std::string_view text) {
  if (pith::internal::write_all(STDOUT_FILENO, text)) return pith::internal::kDone;
  pith::internal::complain("pith: error: standard output: {}\n", std::strerror(errno));
  return pith::internal::kUnusable;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

// " (did you mean 'json'?)", or nothing when no word is near.
std::string nearest(std::string_view typed, const std::vector<std::string>& words) {
  constexpr std::size_t kFarthest = 3;
  const auto best = std::min_element(words.begin(), words.end(), [&](const std::string& a, const std::string& b) {
    return edit_distance(typed, a) < edit_distance(typed, b);
  });
  if (best == words.end() || edit_distance(typed, *best) > std::min(kFarthest, typed.size() / 2)) return {};
  return fmt::format(" (did you mean '{}'?)", *best);
}

std::string not_one_of(std::string_view option, std::string_view typed, const std::vector<std::string>& words) {
  return fmt::format("{}: '{}' is not one of {}{}", option, typed, fmt::join(words, ", "), nearest(typed, words));
}

// "a, b or c".
std::string alternatives(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) out.append(i == 0 ? "" : i + 1 < words.size() ? ", " : " or ").append(words[i]);
  return out;
}

template <typename Pairs>
std::vector<std::string> names_in(const Pairs& pairs) {
  std::vector<std::string> names;
  for (const auto& [name, value] : pairs) names.push_back(name);
  return names;
}

std::vector<std::pair<std::string, std::optional<pith::PageType>>> page_types() {
  std::vector<std::pair<std::string, std::optional<pith::PageType>>> types = {{"auto", std::nullopt}};
  for (const pith::internal::PageTypeRow& row : pith::internal::kPageTypes) types.emplace_back(row.name, row.value);
  return types;
}

using From = std::pair<std::optional<pith::internal::InputContainer>, std::optional<pith::InputFormat>>;

std::vector<std::pair<std::string, From>> input_formats() {
  using pith::internal::InputContainer;
  std::vector<std::pair<std::string, From>> formats = {{"auto", {std::nullopt, std::nullopt}}};
  for (const pith::internal::InputFormatRow& row : pith::internal::kInputFormats)
    formats.push_back({std::string(row.name), {InputContainer::page, row.value}});
#define CONTAINER(name, ...) formats.push_back({#name, {InputContainer::name, std::nullopt}});
#include "input/containers.inc"
#undef CONTAINER
  return formats;
}

void define(CLI::App& app, Typed& typed) {
  app.set_help_flag();
  app.allow_extras();
  app.add_option("FILE", typed.operands, "pages, folders of pages, or - for standard input");
  app.add_option("-f,--from", typed.from,
                 fmt::format("input format: {}; auto looks at the content", alternatives(names_in(input_formats()))))
      ->take_last();
  app.add_option("-t,--to", typed.to,
                 fmt::format("output format: {}", alternatives(pith::internal::names_of(pith::internal::kOutputFormats))))
      ->take_last();
  app.add_option("-o,--output", typed.output, "write to FILE, or below DIR as the input tree is")->take_last();
  app.add_flag("--resume,!--no-resume", typed.resume, "leave out inputs whose output is in DIR")->take_last();
  app.add_option("--files-from", typed.files_from, "read more names from FILE, or from - for standard input, a line each")
      ->take_last();
  app.add_flag("-0,--null", typed.null_separated, "the names in that list end in NUL")->take_last();
  app.add_option("--shard", typed.shard, "I/N: only part I, from 1, of N parts of the inputs")->take_last();
  app.add_option("-j,--jobs", typed.jobs, "pages worked on at once; as many as there are cores if 0 or not given")
      ->default_str("")
      ->take_last();
  app.add_option("--max-errors", typed.max_errors, "stop at the Nth page that fails; 0: never")->default_str("")->take_last();
  app.add_option("--progress", typed.progress, "how far it is, on standard error: auto, always or never")->take_last();
  app.add_option("--report", typed.report, "counters for an engine, on standard error: none or hadoop")->take_last();
  app.add_option("--keep", typed.keep, "kinds to print, in all formats but JSON: KIND[,KIND]... or all")->allow_extra_args(false);
  app.add_option("--drop", typed.drop, "kinds not to print")->allow_extra_args(false);
  app.add_flag("--front-matter,!--no-front-matter", typed.front_matter, "markdown: the metadata ahead of the text, as YAML")
      ->take_last();
  app.add_flag("--segments,!--no-segments", typed.segments, "json: every run of blocks with kind, span, line and score")
      ->take_last();
  app.add_flag("--ascii,!--no-ascii", typed.ascii, "json: escape all characters that are not ASCII")->take_last();
  app.add_flag("--explain,!--no-explain", typed.explain, "every block with its kind and the rules that decided")->take_last();
  app.add_option("--color", typed.color, "colours in --explain: auto (on a terminal, unless NO_COLOR is set), always or never")
      ->take_last();
  app.add_option("--url", typed.url, "where the page came from")->take_last();
  app.add_option("--encoding", typed.encoding, "the page's encoding, a label of the WHATWG Encoding Standard")->take_last();
  app.add_option("--type", typed.type, fmt::format("what the page is: {}", alternatives(names_in(page_types()))))->take_last();
  app.add_flag("--precision,!--no-precision", typed.precision, "rather miss text than print what does not belong")->take_last();
  app.add_flag("--recall,!--no-recall", typed.recall, "rather print too much than miss text")->take_last();
  app.add_option("--max-bytes", typed.limits.bytes, "read no more of a page, unpacked; as 20M; 256 MiB if not given")
      ->transform(CLI::AsSizeValue(false))
      ->default_str("")
      ->take_last();
  app.add_option("--max-depth", typed.limits.depth, "elements open at once; tags below are left out, not their text; 256")
      ->take_last();
  app.add_option("--max-memory", typed.limits.memory,
                 "bytes for the tree of a page; if not given 1 MiB and 300 for each tag, at most 128 MiB")
      ->transform(CLI::AsSizeValue(false))
      ->take_last();
  app.add_option("--max-blocks", typed.limits.blocks, "blocks of a page; all text behind goes into the last; 50000")->take_last();
  app.add_flag("-q,--quiet,!--no-quiet", typed.quiet, "say nothing but errors and warnings")->take_last();
  app.add_flag("-v,--verbose,!--no-verbose", typed.verbose, "a line about every page on standard error")->take_last();
  app.add_flag("-h", typed.short_help, "short help");
  app.add_flag("--help", typed.help, "this help");
  app.add_flag("-V,--version", typed.version, "version");
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back(fmt::format("--{}", name));
  return names;
}

// A status when something was typed that is no option; "--" itself is left over too.
std::optional<int> unknown_option(const CLI::App& app) {
  for (const std::string& extra : app.remaining())
    if (extra != "--")
      return usage_error(
          fmt::format("unknown option '{}'{}", extra, nearest(extra.substr(0, extra.find('=')), option_names(app))));
  return std::nullopt;
}

// The kinds of one --keep or --drop; a message in `error` when a name is none.
pith::KindSet kinds_of(std::string_view option, std::string_view list, std::string& error) {
  if (list == "all") return pith::kAllKinds;
  pith::KindSet kinds;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view name = list.substr(0, comma);
    if (const auto kind = pith::kind_named(name)) {
      kinds = kinds.with(*kind);
    } else {
      error = not_one_of(option, name, pith::internal::names_of(pith::internal::kKinds));
    }
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return kinds;
}

// --keep replaces what was chosen so far, --drop takes away from it, in the order in which they were typed.
pith::KindSet chosen_kinds(const CLI::App& app, const Typed& typed, pith::KindSet kinds, std::string& error) {
  std::size_t kept = 0;
  std::size_t dropped = 0;
  for (const CLI::Option* option : app.parse_order()) {
    if (option->check_lname("keep") && kept < typed.keep.size()) {
      kinds = kinds_of("--keep", typed.keep[kept++], error);
    } else if (option->check_lname("drop") && dropped < typed.drop.size()) {
      const pith::KindSet gone = kinds_of("--drop", typed.drop[dropped++], error);
      kinds.bits = static_cast<std::uint16_t>(kinds.bits & ~gone.bits);
    }
  }
  return kinds;
}

template <typename Value>
Value named(std::string_view option, const std::string& typed, const std::vector<std::pair<std::string, Value>>& values,
            std::string& error) {
  std::vector<std::string> names;
  for (const auto& [name, value] : values) {
    if (name == typed) return value;
    names.push_back(name);
  }
  error = not_one_of(option, typed, names);
  return values.front().second;
}

pith::internal::ColorWhen color_of(const std::string& typed, std::string& error) {
  return named<pith::internal::ColorWhen>("--color", typed,
                                          {{"auto", pith::internal::ColorWhen::automatic},
                                           {"always", pith::internal::ColorWhen::always},
                                           {"never", pith::internal::ColorWhen::never}},
                                          error);
}

pith::OutputFormat output_format(std::string_view typed, std::string& error) {
  for (const pith::internal::OutputFormatRow& row : pith::internal::kOutputFormats)
    if (typed == row.name || (typed == row.alias && !typed.empty())) return row.value;
  error = not_one_of("--to", typed, pith::internal::names_of(pith::internal::kOutputFormats));
  return {};
}

// "2/8".
pith::internal::Shard shard_of(std::string_view typed, std::string& error) {
  pith::internal::Shard shard;
  if (typed.empty()) return shard;
  const std::size_t slash = std::min(typed.find('/'), typed.size());
  const auto number = [](std::string_view digits, std::uint32_t& value) {
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return wrong == std::errc() && end == digits.data() + digits.size();
  };
  const bool read =
      slash < typed.size() && number(typed.substr(0, slash), shard.index) && number(typed.substr(slash + 1), shard.count);
  if (!read || shard.index < 1 || shard.index > shard.count)
    error = fmt::format("--shard: '{}' is not I/N with I from 1 to N, as 2/8", typed);
  return shard;
}

void add_batch(const Typed& typed, pith::internal::Job& job, std::string& error) {
  job.files_from = typed.files_from;
  job.nul_separated = typed.null_separated;
  if (typed.null_separated && typed.files_from.empty()) error = "-0 is about the list of --files-from, which is not given";
  job.shard = shard_of(typed.shard, error);
  job.jobs = typed.jobs;
  job.resume = typed.resume;
  job.max_errors = typed.max_errors;
  job.progress = named<pith::internal::ShowProgress>("--progress", typed.progress,
                                                     {{"auto", pith::internal::ShowProgress::automatic},
                                                      {"always", pith::internal::ShowProgress::always},
                                                      {"never", pith::internal::ShowProgress::never}},
                                                     error);
  job.hadoop = named<bool>("--report", typed.report, {{"none", false}, {"hadoop", true}}, error);
}

pith::internal::Job job_of(const CLI::App& app, const Typed& typed, std::string& error) {
  pith::internal::Job job;
  job.operands = typed.operands.empty() && typed.files_from.empty() ? std::vector<std::string>{"-"} : typed.operands;
  job.output = typed.output;
  job.quiet = typed.quiet;
  job.verbose = typed.verbose;
  job.write.front_matter = typed.front_matter;
  job.write.segments = typed.segments;
  job.write.ascii = typed.ascii;
  job.write.explain = job.extract.explain = typed.explain;
  const pith::internal::ColorWhen color = color_of(typed.color, error);
  if (job.output.empty()) job.write.width = pith::internal::terminal_width(STDOUT_FILENO);
  job.write.color =
      job.output.empty() ? pith::internal::wants_color(color, STDOUT_FILENO) : color == pith::internal::ColorWhen::always;
  job.write.to = output_format(typed.to, error);
  if (job.write.to == pith::OutputFormat::report) job.extract.explain = true;  // it shows the reasons
  if (!typed.keep.empty() || !typed.drop.empty()) job.write.keep = chosen_kinds(app, typed, pith::kept_kinds(job.write), error);
  const auto [container, format] = named("--from", typed.from, input_formats(), error);
  job.read.from = container;
  job.extract.from = format;
  job.read.max_bytes = std::min(typed.limits.bytes, pith::internal::kMaxPageSize);
  add_batch(typed, job, error);
  job.extract.type = named("--type", typed.type, page_types(), error);
  job.extract.limits = typed.limits;
  job.extract.url = typed.url;
  job.extract.encoding = typed.encoding;
  if (!typed.encoding.empty() && !pith::encoding_named(typed.encoding))
    error = fmt::format("--encoding: '{}' is no encoding's label (see the WHATWG Encoding Standard)", typed.encoding);
  if (typed.precision && typed.recall) error = "--precision and --recall exclude each other";
  if (typed.precision) job.extract.bias = pith::Bias::precision;
  if (typed.recall) job.extract.bias = pith::Bias::recall;
  return job;
}

// --------------------------------------------------------------------------------------------------------- pith check, pith rules

// Parses; a status when there is nothing left to do.
std::optional<int> parsed(CLI::App& app, int argc, char** argv) {
  bool help = false;
  app.set_help_flag();
  app.add_flag("-h,--help", help, "this help");
  app.allow_extras();
  try {
    app.parse(argc, argv);
  } catch (const CLI::Error& failure) {
    return usage_error(failure.what());
  }
  if (const auto status = unknown_option(app)) return *status;
  if (help) return said(app.help());
  return std::nullopt;
}

// One or more of "0.9", for the article, and "KIND=0.9".
void add_least(const std::string& list, pith::internal::CheckJob& job, std::string& error) {
  for (std::string_view rest = list; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view typed = rest.substr(0, comma);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    const std::size_t sign = typed.find('=');
    const auto kind = sign == typed.npos ? pith::Kind::article : pith::kind_named(typed.substr(0, sign));
    const std::string_view number = typed.substr(sign == typed.npos ? 0 : sign + 1);
    double f1 = -1;
    const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), f1);
    if (!kind || failure != std::errc() || end != number.data() + number.size() || !(f1 >= 0 && f1 <= 1))
      error = fmt::format("--min-f1: '{}' is neither a number from 0 to 1 nor KIND=NUMBER", typed);
    else
      job.least[static_cast<std::size_t>(*kind)] = f1;
  }
}

int check_command(int argc, char** argv) {
  CLI::App app(
      "Checks sample pages against NAME.expected.json or NAME.expected.txt beside them; 0: all as expected; 1: something\n"
      "differs; 3: some samples can't be read; 4: none can.",
      "pith check");
  pith::internal::CheckJob job;
  std::string format = "text";
  std::string color = "auto";
  std::vector<std::string> least;
  job.threads = std::max(1U, std::thread::hardware_concurrency());
  app.add_option("DIR", job.operands, "folders of samples, or single pages");
  app.add_flag("--update,!--no-update", job.update, "write the expectation anew where something differs")->take_last();
  app.add_flag("--allow-worse,!--no-allow-worse", job.allow_worse, "with --update: also where a floor is not reached")
      ->take_last();
  app.add_flag("--init,!--no-init", job.init, "write an expectation for each page without one")->take_last();
  app.add_option("--min-f1", least,
                 "score all samples together, compare none: F1[,KIND=F1]..., of article where no kind is named")
      ->allow_extra_args(false);
  app.add_option("--format", format, "what to print: text, junit, tap or json")->take_last();
  app.add_flag("--times,!--no-times", job.times, "json, junit: with the time for each page")->take_last();
  app.add_option("--color", color, "auto (on a terminal, unless NO_COLOR is set), always or never")->take_last();
  app.add_option("-j,--jobs", job.threads, "threads; as many as there are cores if not given")
      ->take_last()
      ->check(CLI::Range(1, 1024));
  app.add_flag("-q,--quiet,!--no-quiet", job.quiet, "differences and errors alone, no summary")->take_last();
  app.add_flag("-v,--verbose,!--no-verbose", job.verbose, "text: also what differs but is allowed by a floor")->take_last();
  if (const auto status = parsed(app, argc, argv)) return *status;
  std::string error;
  for (const std::string& list : least) add_least(list, job, error);
  job.color = color_of(color, error);
  job.format = named<pith::internal::CheckFormat>("--format", format,
                                                  {{"text", pith::internal::CheckFormat::text},
                                                   {"junit", pith::internal::CheckFormat::junit},
                                                   {"tap", pith::internal::CheckFormat::tap},
                                                   {"json", pith::internal::CheckFormat::json}},
                                                  error);
  if (job.update && !least.empty()) error = "--update compares, --min-f1 does not; they exclude each other";
  if (job.allow_worse && !job.update) error = "--allow-worse says something about --update alone";
  if (job.operands.empty()) error = "pith check needs a folder of samples";
  return error.empty() ? pith::internal::run_check(job) : usage_error(error);
}

int rules_command(int argc, char** argv) {
  CLI::App app(
      "Prints the rules with their points, cue phrases and name words, and the signals; with NAME one of them, with examples.",
      "pith rules");
  std::vector<std::string> names;
  std::string to = "text";
  app.add_option("NAME", names, "a rule or signal, as --explain prints it");
  app.add_option("-t,--to", to, "output format: text or json")->take_last();
  if (const auto status = parsed(app, argc, argv)) return *status;
  std::string error;
  const bool json = named<bool>("--to", to, {{"text", false}, {"json", true}}, error);
  const std::vector<std::string> known = pith::internal::rule_names();
  for (const std::string& name : names)
    if (std::find(known.begin(), known.end(), name) == known.end())
      error = fmt::format("'{}' is no rule{}", name, nearest(name, known));
  return error.empty() ? pith::internal::run_rules(names, json) : usage_error(error);
}

int run(int argc, char** argv) {
  const std::string_view command = argc > 1 ? argv[1] : "";
  if (command == "check") return check_command(argc - 1, argv + 1);
  if (command == "rules") return rules_command(argc - 1, argv + 1);
  CLI::App app("pith: the main article of a page, and all its other parts by kind", "pith");
  Typed typed;
  define(app, typed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Error& failure) {
    return usage_error(failure.what());
  }
  if (const auto status = unknown_option(app)) return *status;
  if (typed.version) return said(fmt::format("pith {}\n", pith::kVersion));
  if (typed.help)
    return said(app.help()
                    .append(fmt::format("\nKinds: {}.\n", fmt::join(pith::internal::names_of(pith::internal::kKinds), " ")))
                    .append(kHelpEnd));
  if (typed.short_help) return said(kShortHelp);
  if (typed.operands.empty() && typed.files_from.empty() && ::isatty(STDIN_FILENO))
    return pith::internal::complain("{}", kShortHelp), pith::internal::kUsage;
  std::string error;
  const pith::internal::Job job = job_of(app, typed, error);
  if (error.empty()) error = pith::internal::usage_error(job);
  if (!error.empty()) return usage_error(error);
  return pith::internal::run_batch(job);
}

// A standard stream that is closed must not become a file that is opened later. It stays as unusable as it was.
void keep_standard_streams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(fd, F_GETFD) == -1) [[maybe_unused]]
      const int opened = ::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

}  // namespace

int main(int argc, char** argv) {
  keep_standard_streams();
  // A reader that has seen enough is no failure; the write that meets it says so.
  std::signal(SIGPIPE, SIG_IGN);
  // So does a write that meets the limit of a file's size.
  std::signal(SIGXFSZ, SIG_IGN);
  return run(argc, argv);
}
