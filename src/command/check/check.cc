// Sample pages against what they are expected to give. In: a CheckJob. Out: differences and scores in the format that was asked for, new
// expectations where that was asked for, and an exit status.
//
// The idea: threads take the samples one by one and put what came of each in its place; what is printed is made afterwards, in order,
// so it does not depend on them.
#include "command/check/check.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

#include "command/check/check_output.h"
#include "command/new_file.h"
#include "command/terminal.h"
#include "input/reader.h"

namespace pith::internal {
namespace {

class Checker {
 public:
  explicit Checker(const CheckJob& job)
      : job_(job),
        depth_(job.scores_only() ? Depth::scores
               : job.verbose     ? Depth::allowed
                                 : Depth::differences) {}

  Checked check(Sample sample) const {
    Checked checked{.sample = std::move(sample)};
    if (!checked.sample.message.empty())
      fail(checked, checked.sample.message);
    else if (checked.sample.labelled)
      judge(checked);
    else if (job_.init)
      label(checked);
    else
      checked.outcome = Outcome::skipped;
    return checked;
  }

 private:
  static void fail(Checked& checked, std::string message) {
    checked.outcome = Outcome::failed;
    checked.message = std::move(message);
  }

  // ------------------------------------------------------------------------------------------------------------- reading

  static bool read(Checked& checked, const std::string& path, std::string& bytes) {
    Page page;
    std::string error;
    if (!read_page(path, page, error)) return fail(checked, fmt::format("{}: error: {}", path, error)), false;
    bytes = std::move(page.bytes);
    return true;
  }

  static bool parse(Checked& checked, std::string_view bytes, Expectation& expectation) {
    Fault fault;
    const std::string& path = checked.sample.expected;
    if (read_expectation(path, bytes, expectation, fault)) return true;
    const std::string line = fault.line > 0 ? fmt::format(":{}", fault.line) : std::string();
    fail(checked, fmt::format("{}{}: error: {}", path, line, fault.what));
    return false;
  }

  static Document timed_extract(Checked& checked, std::string_view bytes, const Options& options) {
    const auto start = std::chrono::steady_clock::now();
    Document document = extract(bytes, options);
    checked.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return document;
  }

  // ------------------------------------------------------------------------------------------------------------- judging

  void judge(Checked& checked) const {
    std::string bytes;
    std::string page;
    Expectation expectation;
    if (!read(checked, checked.sample.expected, bytes) || !parse(checked, bytes, expectation)) return;
    if (!read(checked, checked.sample.page, page)) return;
    const Document document = timed_extract(checked, page, expectation.options);
    judge(checked, expectation, document);
    if (!job_.update || checked.outcome == Outcome::same) return;
    if (checked.comparison.below_floor && !job_.allow_worse)
      checked.message =
          fmt::format("{}: not updated: worse than its floor (--allow-worse updates it all the same)", checked.sample.expected);
    else
      update(checked, expectation, document, bytes);
  }

  void judge(Checked& checked, const Expectation& expectation, const Document& document) const {
    checked.comparison = compare(expectation, document, depth_);
    checked.outcome = checked.comparison.differences.empty() ? Outcome::same : Outcome::different;
  }

  // ------------------------------------------------------------------------------------------------------------- writing

  void label(Checked& checked) const {
    std::string page;
    if (!read(checked, checked.sample.page, page)) return;
    const Document document = timed_extract(checked, page, {});
    if (save(checked, new_expectation(document))) checked.outcome = Outcome::written;
  }

  // The labels of a sample that reaches its floor are a reader's and stay.
  void update(Checked& checked, const Expectation& expectation, const Document& document, const std::string& bytes) const {
    const bool keep_segments = expectation.has_floor() && !checked.comparison.below_floor;
    const std::string now = updated_expectation(checked.sample.expected, bytes, document, keep_segments);
    Expectation after;
    if (!save(checked, now) || !parse(checked, now, after)) return;
    judge(checked, after, document);
    if (checked.outcome == Outcome::same) checked.outcome = Outcome::updated;
  }

  static bool save(Checked& checked, const std::string& bytes) {
    NewFile file(checked.sample.expected);
    if (file.open() && write_all(file.fd(), bytes) && file.finish()) return true;
    const int reason = errno;
    fail(checked, fmt::format("{}: error: can't be written: {}", checked.sample.expected, std::strerror(reason)));
    return false;
  }

  const CheckJob& job_;
  Depth depth_;
};

std::vector<Checked> check_all(const CheckJob& job, std::vector<Sample> samples) {
  const Checker checker(job);
  std::vector<Checked> checked(samples.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < samples.size(); i = next++) checked[i] = checker.check(std::move(samples[i]));
  };
  std::vector<std::thread> others;
  const std::size_t threads = std::min(job.threads, samples.size());
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  return checked;
}

CheckReport report_of(const CheckJob& job, std::vector<Checked> samples) {
  CheckReport report{.samples = std::move(samples)};
  for (const Checked& sample : report.samples) {
    ++report.counts[static_cast<std::size_t>(sample.outcome)];
    for (std::size_t k = 0; k < kKindCount; ++k) report.scores[k] += sample.comparison.scores[k];
  }
  for (std::size_t k = 0; k < kKindCount; ++k)
    if (job.least[k] && report.scores[k].f1() < *job.least[k])
      report.below.push_back(
          fmt::format("{}: F1 of {:.4f}, less than {:g}", name_of(static_cast<Kind>(k)), report.scores[k].f1(), *job.least[k]));
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
    case CheckFormat::text:
      break;
  }
  return check_text(report, job, wants_color(job.color, STDOUT_FILENO));
}

// Times differ from run to run, so they are said aside.
void say_times(const CheckReport& report) {
  const Checked* slowest = nullptr;
  double sum = 0;
  std::size_t pages = 0;
  for (const Checked& sample : report.samples) {
    if (sample.milliseconds == 0) continue;
    ++pages;
    sum += sample.milliseconds;
    if (slowest == nullptr || sample.milliseconds > slowest->milliseconds) slowest = &sample;
  }
  if (slowest != nullptr)
    complain("{:.1f} ms a page; slowest {}, {:.1f} ms\n", sum / static_cast<double>(pages), slowest->sample.page,
             slowest->milliseconds);
}

void say_messages(const CheckReport& report) {
  for (const Checked& sample : report.samples)
    if (!sample.message.empty()) complain("pith: {}\n", sample.message);
  for (const std::string& below : report.below) complain("pith: {}\n", below);
}

Status status_of(const CheckReport& report) {
  const std::size_t failed = report.count(Outcome::failed);
  const std::size_t read = report.samples.size() - failed - report.count(Outcome::skipped);
  if (read == 0) return kUnusable;
  if (failed > 0) return kSomeFailed;
  return report.count(Outcome::different) > 0 || !report.below.empty() ? kDifferent : kDone;
}

}  // namespace

Status run_check(const CheckJob& job) {
  const CheckReport report = report_of(job, check_all(job, find_samples(job.operands)));
  if (!write_all(STDOUT_FILENO, output_of(report, job))) {
    if (errno == EPIPE) return kDone;
    complain("pith: error: standard output: {}\n", std::strerror(errno));
    return kUnusable;
  }
  say_messages(report);
  const std::size_t skipped = report.count(Outcome::skipped);
  if (skipped > 0 && !job.quiet)
    complain("pith: {} {} no expectation (--init makes one)\n", skipped, skipped == 1 ? "page has" : "pages have");
  if (report.samples.size() == skipped) complain("pith: error: no samples\n");
  if (job.format == CheckFormat::text && !job.quiet) say_times(report);
  return status_of(report);
}

}  // namespace pith::internal
