// Times the stages of the library. In: folders of pages, testdata/ by default. Out: the CPU time of each stage in proportion to
// gumbo_parse() alone on the same bytes in the same run, compared with goals; throughput; memory allocations.
//
//   benchmark [--every=N] [FOLDER]... [--benchmark_...]
//
// The idea: the stages are timed while extract() runs them, page by page, so that they add up to the whole. Noise of the machine
// affects all of them alike, so only ratios are compared. --every=N takes one page in N.
#include <benchmark/benchmark.h>
#include <dlfcn.h>
#include <fmt/format.h>
#include <gumbo.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <new>
#include <string>
#include <vector>

#include "base/page_memory.h"
#include "extract.h"
#include "html/dom.h"
#include "html/skeleton.h"
#include "input/decode.h"
#include "input/reader.h"
#include "input/sniff.h"

namespace {

std::atomic<std::size_t> allocations{0};

}  // namespace

// Counts the allocations of C++ code; those of gumbo and the C library are made by malloc() itself and not counted.
void* operator new(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"  // g++ does not see that operator new calls malloc()
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#pragma GCC diagnostic pop

namespace {

using namespace pith;
using namespace pith::internal;

enum Part : std::size_t { decoding, parsing, blocking, counting, classifying, assembling, writing };
constexpr Part kPartOf[] = {decoding, blocking, counting, classifying, assembling};  // the part that each Stage is
constexpr std::array<const char*, 7> kParts = {"decode", "parse", "blocks", "features", "classify", "assemble", "write"};

struct Goal {
  std::string_view type;
  std::string_view what;
  double max;
};
// In proportion to the time of gumbo_parse() alone.
constexpr Goal kParseGoal{"html", "decode and parse", 0.11};
constexpr Goal kMiddleGoal{"html", "features and classify", 0.05};
constexpr Goal kWholeGoal{"html", "everything", 0.13};
constexpr double kTextGoal = 150;  // MB/s

struct Pages {
  std::vector<std::string> all{};
  double bytes = 0;
};

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

class Clock {
 public:
  void lap(Part part) {
    const double now = cpu_seconds();
    spent[part] += now - last_;
    last_ = now;
  }
  void start() { last_ = cpu_seconds(); }
  std::array<double, kParts.size()> spent{};

 private:
  double last_ = 0;
};

// What extract() and write() do, timed at the end of every stage. The page is parsed once more, to tell parsing from making
// blocks.
void run_page(const std::string& page, Clock& clock) {
  const PreparedPage prepared = prepare(page);
  clock.start();
  if (prepared.format == InputFormat::html) benchmark::DoNotOptimize(Dom::parse(prepared.text.utf8));
  clock.lap(parsing);
  clock.start();
  const Document document =
      extract_in_stages(page, {}, [&](Stage stage) { clock.lap(kPartOf[static_cast<std::size_t>(stage)]); });
  benchmark::DoNotOptimize(write(document, {.to = OutputFormat::jsonl, .segments = true}));
  clock.lap(writing);
}

// gumbo as most programs use it: the shared library, which is slower than the static one that pith is linked with.
struct SharedGumbo {
  void* library = dlopen("libgumbo.so.1", RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
  decltype(&gumbo_parse_with_options) parse{};
  decltype(&gumbo_destroy_output) destroy{};

  SharedGumbo() {
    if (library == nullptr) return;
    parse = reinterpret_cast<decltype(parse)>(dlsym(library, "gumbo_parse_with_options"));
    destroy = reinterpret_cast<decltype(destroy)>(dlsym(library, "gumbo_destroy_output"));
  }
};

void gumbo_alone(benchmark::State& state, const Pages& pages) {
  const SharedGumbo gumbo;
  if (gumbo.parse == nullptr || gumbo.destroy == nullptr) return state.SkipWithError("no libgumbo.so.1");
  for (auto _ : state)
    for (const std::string& page : pages.all)
      gumbo.destroy(&kGumboDefaultOptions, gumbo.parse(&kGumboDefaultOptions, page.data(), page.size()));
}

void scan_alone(benchmark::State& state, const Pages& pages) {
  for (auto _ : state)
    for (const std::string& page : pages.all)
      benchmark::DoNotOptimize(make_skeleton(page, Limits{}.depth, page_memory({}, page.size())));
}

void stages(benchmark::State& state, const Pages& pages) {
  Clock clock;
  for (auto _ : state)
    for (const std::string& page : pages.all) run_page(page, clock);
  const auto runs = static_cast<double>(state.iterations());
  // The stage that makes blocks also parses.
  clock.spent[blocking] -= clock.spent[parsing];
  for (std::size_t i = 0; i < kParts.size(); ++i) state.counters[kParts[i]] = clock.spent[i] / runs;
}

void whole(benchmark::State& state, const Pages& pages) {
  const std::size_t before = allocations;
  for (auto _ : state)
    for (const std::string& page : pages.all)
      benchmark::DoNotOptimize(write(extract(page, {}), {.to = OutputFormat::jsonl, .segments = true}));
  const auto runs = static_cast<double>(state.iterations()) * static_cast<double>(pages.all.size());
  state.counters["allocations"] = static_cast<double>(allocations - before) / runs;
}

// ------------------------------------------------------------------------------------------------------------------- summary

// Keeps the lowest CPU time of each benchmark and the counters of that run, since noise only adds time.
class Summary : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      const std::string name = run.run_name.function_name;
      const double seconds = run.cpu_accumulated_time / static_cast<double>(run.iterations);
      const auto seen = best.find(name);
      if (seen != best.end() && seen->second.seconds <= seconds) continue;
      best[name] = {seconds, run.counters};
    }
  }

  /// Whether the benchmarks that the summary needs were run: --benchmark_filter may have excluded them.
  bool has(const std::string& input) const { return best.count(input + "/stages") > 0 && best.count(input + "/whole") > 0; }

  struct Best {
    double seconds = 0;
    benchmark::UserCounters counters{};
  };
  std::map<std::string, Best> best{};
};

void print_goal(std::string_view what, double value, double goal, bool at_most) {
  const bool met = at_most ? value <= goal : value >= goal;
  fmt::print("{:<28} {:8.3f}   goal {} {:<6} {}\n", what, value, at_most ? "at most " : "at least", goal, met ? "" : "<");
}

void print_summary(const Summary& summary, const std::string& input, const Pages& pages) {
  const auto& staged = summary.best.at(input + "/stages");
  const auto& all = summary.best.at(input + "/whole");
  const auto html = summary.best.find(input + "/gumbo");
  const double unit = html == summary.best.end() ? all.seconds : html->second.seconds;
  const double count = static_cast<double>(pages.all.size());
  fmt::print("\n{}: {} pages, {:.1f} MB; {:.0f} pages/s, {:.1f} MB/s, {:.0f} allocations a page\n", input, pages.all.size(),
             pages.bytes / 1e6, count / all.seconds, pages.bytes / 1e6 / all.seconds, all.counters.at("allocations").value);
  fmt::print("in proportion to {}:\n", html == summary.best.end() ? "the whole" : "gumbo_parse() alone");
  if (html != summary.best.end()) fmt::print("  {:<12} {:6.3f}\n", "scan", summary.best.at(input + "/scan").seconds / unit);
  double sum = 0;
  for (const char* stage : kParts) {
    const double spent = staged.counters.at(stage).value;
    sum += spent;
    fmt::print("  {:<12} {:6.3f}   sum {:6.3f}   {:8.1f} MB/s\n", stage, spent / unit, sum / unit, pages.bytes / 1e6 / spent);
  }
  if (html == summary.best.end()) return print_goal("text, MB/s", pages.bytes / 1e6 / all.seconds, kTextGoal, false);
  const auto spent = [&](Part part) { return staged.counters.at(kParts[part]).value / unit; };
  print_goal(kParseGoal.what, spent(decoding) + spent(parsing), kParseGoal.max, true);
  print_goal(kMiddleGoal.what, spent(counting) + spent(classifying), kMiddleGoal.max, true);
  print_goal(kWholeGoal.what, all.seconds / unit, kWholeGoal.max, true);
}

// --------------------------------------------------------------------------------------------------------------------- pages

void read_folder(const std::string& folder, std::size_t every, Pages& html, Pages& text) {
  std::size_t count = 0;
  for (const std::string& name : list_inputs({folder}, [](const std::string&, const std::string&) {})) {
    const std::string_view plain = name.ends_with(".gz") ? std::string_view(name).substr(0, name.size() - 3) : name;
    const bool is_page = plain.ends_with(".html") || plain.ends_with(".htm") || plain.ends_with(".txt");
    if (!is_page || count++ % every != 0) continue;
    Page page;
    std::string error;
    if (!read_page(name, page, error)) continue;
    Pages& pages = sniff(decode(page.bytes, {}).utf8) == InputFormat::html ? html : text;
    pages.bytes += static_cast<double>(page.bytes.size());
    pages.all.push_back(std::move(page.bytes));
  }
}

void define(const std::string& input, const Pages& pages) {
  const auto add = [&](const char* what, void (*run)(benchmark::State&, const Pages&)) {
    benchmark::RegisterBenchmark((input + "/" + what).c_str(), run, std::cref(pages))->Unit(benchmark::kMillisecond);
  };
  if (input == "html") add("gumbo", gumbo_alone);
  if (input == "html") add("scan", scan_alone);
  add("stages", stages);
  add("whole", whole);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::size_t every = 1;
  std::vector<std::string> folders;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument.starts_with("--every=")) {
      every = std::max(std::strtoul(argv[i] + 8, nullptr, 10), 1UL);
    } else {
      folders.emplace_back(argument);
    }
  }
  if (folders.empty()) folders.emplace_back(PITH_TESTDATA);
  Pages html;
  Pages text;
  for (const std::string& folder : folders) read_folder(folder, every, html, text);
  if (html.all.empty() && text.all.empty()) return fmt::print(stderr, "benchmark: no pages\n"), 1;
  if (!html.all.empty()) define("html", html);
  if (!text.all.empty()) define("text", text);
  Summary summary;
  benchmark::RunSpecifiedBenchmarks(&summary);
  if (summary.has("html")) print_summary(summary, "html", html);
  if (summary.has("text")) print_summary(summary, "text", text);
}
