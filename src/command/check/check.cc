// `pith check`. In: a CheckJob. Out: differences and scores in the format that was asked for, new expectations where they were
// asked for, and an exit status.
//
// The idea: threads take samples one by one and store each result at the sample's position. What is printed is made afterwards,
// in order, so it does not depend on the threads.
#include "command/check/check.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <new>
#include <set>
#include <string_view>
#include <utility>

#include "command/atomic_file.h"
#include "command/check/check_output.h"
#include "command/check/sample_page.h"
#include "command/failure.h"
#include "command/sandbox/sandbox.h"
#include "command/terminal.h"
#include "command/threads.h"
#include "input/reader.h"

namespace pith::internal {
namespace {

namespace fs = std::filesystem;

bool has_article(const Document& document) {
  return std::ranges::any_of(document.blocks,
                             [](const Block& block) { return block.kind == Kind::article && !block.text.empty(); });
}

// What an update leaves different: "must and must_not are changed by hand".
std::string changed_by_hand(const Comparison& comparison) {
  std::string places;
  const std::size_t count = comparison.differences.size();
  for (std::size_t i = 0; i < count; ++i)
    places.append(i == 0 ? "" : i + 1 == count ? " and " : ", ").append(comparison.differences[i].where);
  return fmt::format("{} {} changed by hand", places, count == 1 ? "is" : "are");
}

class Checker {
 public:
  explicit Checker(const CheckJob& job) : job_(job) {
    if (job.scores_only())
      detail_ = CompareDetail::scores;
    else if (job.verbose)
      detail_ = CompareDetail::allowed;
  }

  SampleResult check(Sample sample) const {
    set_memory_aside();
    SampleResult result{.sample = std::move(sample)};
    try {
      run(result);
    } catch (const std::bad_alloc&) {
      set_memory_aside();
      fail(result, fmt::format("{}: error: not enough memory", result.sample.page));
    }
    return result;
  }

 private:
  void run(SampleResult& result) const {
    if (result.sample.orphan && job_.prune)
      remove(result);
    else if (!result.sample.message.empty())
      end_with(result, result.sample.page.empty() ? Outcome::unpaired : Outcome::failed, result.sample.message);
    else if (result.sample.labelled)
      check_expectation(result);
    else if (job_.init)
      write_new_expectation(result);
    else if (job_.strict)
      end_with(result, Outcome::unpaired,
               fmt::format("{}: error: no expectation (pith check --init makes one)", result.sample.page));
    else
      result.outcome = Outcome::skipped;
  }

  static void remove(SampleResult& result) {
    result.outcome = Outcome::removed;
    if (::unlink(result.sample.expected.c_str()) != 0)
      fail(result, fmt::format("{}: error: can't be removed: {}", result.sample.expected, std::strerror(errno)));
  }

  static void end_with(SampleResult& result, Outcome outcome, std::string message) {
    result.outcome = outcome;
    result.message = std::move(message);
  }

  static void fail(SampleResult& result, std::string message) { end_with(result, Outcome::failed, std::move(message)); }

  // ------------------------------------------------------------------------------------------------------------- reading

  static bool read_file(SampleResult& result, const std::string& path, std::string& bytes) {
    Page page;
    std::string error;
    if (!read_page(path, page, error)) return fail(result, fmt::format("{}: error: {}", path, error)), false;
    bytes = std::move(page.bytes);
    return true;
  }

  static bool parse(SampleResult& result, std::string_view bytes, Expectation& expectation) {
    ExpectationError error;
    const std::string& path = result.sample.expected;
    if (read_expectation(path, bytes, expectation, error)) return true;
    const std::string line = error.line > 0 ? fmt::format(":{}", error.line) : std::string();
    fail(result, fmt::format("{}{}: error: {}", path, line, error.message));
    return false;
  }

  // False when there is no page to make a document of.
  static bool read_document(SampleResult& result, const Options& stated, Document& document) {
    SamplePage page;
    std::string error;
    const std::string& name = result.sample.page;
    if (!read_sample_page(name, stated, page, error)) return fail(result, fmt::format("{}: error: {}", name, error)), false;
    result.has_lines = page.is_file;
    document = timed_document(result, page);
    return true;
  }

  static Document timed_document(SampleResult& result, const SamplePage& page) {
    try_to_escape();
    const auto start = std::chrono::steady_clock::now();
    Document document = document_of(page);
    result.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return document;
  }

  // ----------------------------------------------------------------------------------------------------------- comparing

  void check_expectation(SampleResult& result) const {
    std::string bytes;
    Expectation expectation;
    Document document;
    if (!read_file(result, result.sample.expected, bytes) || !parse(result, bytes, expectation)) return;
    if (!read_document(result, expectation.options, document)) return;
    result.comparison = compare(expectation, document, detail_);
    result.outcome = result.comparison.differences.empty() ? Outcome::same : Outcome::different;
    if (!job_.update || result.outcome == Outcome::same) return;
    if (result.comparison.below_floor && !job_.allow_worse)
      result.message =
          fmt::format("{}: not updated: worse than its floor (--allow-worse updates it all the same)", result.sample.expected);
    else
      update(result, expectation, document, bytes);
  }

  // ------------------------------------------------------------------------------------------------------------- writing

  static void write_new_expectation(SampleResult& result) {
    Document document;
    if (!read_document(result, {}, document)) return;
    if (!save(result, new_expectation(document))) return;
    result.outcome = Outcome::written;
    if (!has_article(document)) result.message = fmt::format("{}: has no article", result.sample.page);
  }

  // Labels with a floor were made by a human reader, so they stay as long as the floor is reached. A file in which nothing would
  // be better keeps its layout.
  void update(SampleResult& result, const Expectation& expectation, const Document& document, const std::string& bytes) const {
    const bool keep_segments = expectation.has_floor() && !result.comparison.below_floor;
    const std::string& path = result.sample.expected;
    const std::string updated = updated_expectation(path, bytes, document, keep_segments);
    Expectation after;
    if (!parse(result, updated, after)) return;
    Comparison rest = compare(after, document, detail_);
    const bool better = rest.differences.size() < result.comparison.differences.size();
    if (better && !save(result, updated)) return;
    if (rest.differences.empty())
      result.outcome = Outcome::updated;
    else
      result.message = fmt::format("{}: {}: {}", path, better ? "updated in part" : "not updated", changed_by_hand(rest));
    result.comparison = std::move(rest);
  }

  static bool save(SampleResult& result, const std::string& bytes) {
    AtomicFile file(result.sample.expected);
    if (file.open() && write_all(file.fd(), bytes) && file.commit()) return true;
    const int reason = errno;
    fail(result, fmt::format("{}: error: can't be written: {}", result.sample.expected, std::strerror(reason)));
    return false;
  }

  const CheckJob& job_;
  CompareDetail detail_ = CompareDetail::differences;
};

std::vector<SampleResult> check_all(const CheckJob& job, std::vector<Sample> samples) {
  const Checker checker(job);
  std::vector<SampleResult> results(samples.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < samples.size(); i = next++) results[i] = checker.check(std::move(samples[i]));
  };
  run_on_threads(std::min(job.threads, samples.size()), work);
  return results;
}

CheckReport report_of(const CheckJob& job, std::vector<SampleResult> samples) {
  CheckReport report{.samples = std::move(samples)};
  for (const SampleResult& sample : report.samples) {
    ++report.counts[static_cast<std::size_t>(sample.outcome)];
    for (std::size_t k = 0; k < kKindCount; ++k) report.scores[k] += sample.comparison.scores[k];
  }
  for (std::size_t k = 0; k < kKindCount; ++k)
    if (job.min_f1[k] && report.scores[k].f1() < *job.min_f1[k])
      report.below_min_f1.push_back(
          fmt::format("{}: F1 of {:.4f}, less than {:g}", name_of(static_cast<Kind>(k)), report.scores[k].f1(), *job.min_f1[k]));
  return report;
}

std::string output_of(const CheckReport& report, const CheckJob& job) {
  switch (job.format) {
    case CheckFormat::junit:
      return check_junit(report, job);
    case CheckFormat::tap:
      return check_tap(report);
    case CheckFormat::json:
      return check_json(report, job);
    case CheckFormat::github:
      return check_github(report);
    case CheckFormat::text:
      break;
  }
  return check_text(report, job, wants_color(job.color, STDOUT_FILENO));
}

// On standard error: times differ from run to run, and standard output does not.
void print_times(const CheckReport& report) {
  const SampleResult* slowest = nullptr;
  double sum = 0;
  std::size_t pages = 0;
  for (const SampleResult& sample : report.samples) {
    if (sample.milliseconds == 0) continue;
    ++pages;
    sum += sample.milliseconds;
    if (slowest == nullptr || sample.milliseconds > slowest->milliseconds) slowest = &sample;
  }
  if (slowest != nullptr)
    print_error("{:.1f} ms a page; slowest {}, {:.1f} ms\n", sum / static_cast<double>(pages), slowest->sample.page,
                slowest->milliseconds);
}

void print_messages(const CheckReport& report, const CheckJob& job) {
  for (const SampleResult& sample : report.samples)
    if (!sample.message.empty()) print_error("pith: {}\n", sample.message);
  for (const std::string& message : report.below_min_f1) print_error("pith: {}\n", message);
  const std::size_t skipped = report.count(Outcome::skipped);
  if (report.samples.empty())
    print_error("pith: error: no samples\n");
  else if (report.samples.size() == skipped)
    print_error("pith: error: no page has an expectation (pith check --init makes one)\n");
  else if (skipped > 0 && !job.quiet)
    print_error("pith: {} {} no expectation (pith check --init makes one)\n", skipped, skipped == 1 ? "page has" : "pages have");
  if (job.format == CheckFormat::text && job.verbose && !job.quiet) print_times(report);
}

Status status_of(const CheckReport& report) {
  const std::size_t failed = report.count(Outcome::failed);
  const std::size_t unpaired = report.count(Outcome::unpaired);
  const std::size_t read = report.samples.size() - failed - unpaired - report.count(Outcome::skipped);
  if (read == 0 && (failed > 0 || unpaired == 0)) return Status::all_failed;
  if (failed > 0) return Status::some_failed;
  return report.count(Outcome::different) + unpaired + report.below_min_f1.size() > 0 ? Status::different : Status::done;
}

// Samples that are named themselves, and links, have places of their own; all others are in the folders that are named.
SandboxAccess access_for(const CheckJob& job, const std::vector<Sample>& samples) {
  SandboxAccess access;
  std::vector<std::string> read = job.operands;
  const std::set<std::string_view> named(job.operands.begin(), job.operands.end());
  const bool writes = job.update || job.init || job.prune;
  std::error_code ignored;
  if (writes)
    for (const std::string& operand : job.operands)
      if (fs::is_directory(operand, ignored)) access.written.push_back({operand, SandboxAccess::Write::folder});
  for (const Sample& sample : samples) {
    const bool is_named = named.contains(sample.page) || named.contains(sample.expected);
    if (fs::is_symlink(sample.page, ignored) || is_named) read.push_back(sample.page);
    if (!fs::is_symlink(sample.expected, ignored) && !is_named) continue;
    read.push_back(sample.expected);
    if (writes) access.written.push_back({sample.expected, SandboxAccess::Write::file});
  }
  access.add_operands(read);
  return access;
}

void enter_sandbox_for(const CheckJob& job, const std::vector<Sample>& samples) {
  if (!job.sandbox) return;
  for (const std::string& missing : enter_sandbox(access_for(job, samples)))
    if (job.verbose) print_error("pith: sandbox: {}\n", missing);
}

}  // namespace

Status run_check(const CheckJob& job) {
  std::vector<Sample> samples = find_samples(job.operands);
  enter_sandbox_for(job, samples);
  const CheckReport report = report_of(job, check_all(job, std::move(samples)));
  if (!write_all(STDOUT_FILENO, output_of(report, job))) {
    if (errno == EPIPE) return Status::done;
    print_error("pith: error: standard output: {}\n", std::strerror(errno));
    return Status::all_failed;
  }
  print_messages(report, job);
  return status_of(report);
}

}  // namespace pith::internal
