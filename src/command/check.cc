// Sample pages against what they are expected to give. In: a CheckJob. Out: differences and scores in the format that was asked for, new
// expectations where that was asked for, and an exit status.
//
// The idea: threads take the samples one by one and put what came of each in its place; what is printed is made afterwards, in order,
// so it does not depend on them.
#include "command/check.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

#include "command/check_output.h"
#include "command/new_file.h"
#include "input/reader.h"

namespace pith {
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
    if (!checked.sample.message.empty()) return failed(std::move(checked), checked.sample.message);
    if (!checked.sample.labelled && !job_.init) {
      checked.outcome = Outcome::skipped;
      return checked;
    }
    Page page;
    std::string error;
    if (!read_page(checked.sample.page, page, error))
      return failed(std::move(checked), fmt::format("{}: error: {}", checked.sample.page, error));
    const auto start = std::chrono::steady_clock::now();
    const Document document = extract(page.bytes, {});
    checked.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return checked.sample.labelled ? judge(std::move(checked), document) : label(std::move(checked), document);
  }

 private:
  static Checked failed(Checked checked, std::string message) {
    checked.outcome = Outcome::failed;
    checked.message = std::move(message);
    return checked;
  }

  Checked label(Checked checked, const Document& document) const {
    checked.outcome = Outcome::written;
    return save(checked, new_expectation(document)) ? checked : unwritable(std::move(checked));
  }

  Checked judge(Checked checked, const Document& document) const {
    Page file;
    std::string error;
    const std::string& path = checked.sample.expected;
    if (!read_page(path, file, error)) return failed(std::move(checked), fmt::format("{}: error: {}", path, error));
    Expectation expectation;
    Fault fault;
    if (!read_expectation(path, file.bytes, expectation, fault)) return unreadable(std::move(checked), fault);
    checked.comparison = compare(expectation, document, depth_);
    checked.outcome = checked.comparison.differences.empty() ? Outcome::same : Outcome::different;
    if (!job_.update || checked.outcome == Outcome::same) return checked;
    if (checked.comparison.below_floor && !job_.allow_worse) {
      checked.message = fmt::format("{}: not updated: worse than its floor (--allow-worse updates it all the same)", path);
      return checked;
    }
    return update(std::move(checked), document, expectation, file.bytes);
  }

  static Checked unreadable(Checked checked, const Fault& fault) {
    const std::string& path = checked.sample.expected;
    return failed(std::move(checked), fault.line > 0 ? fmt::format("{}:{}: error: {}", path, fault.line, fault.what)
                                                     : fmt::format("{}: error: {}", path, fault.what));
  }

  // The labels of a sample that reaches its floor are a reader's and stay.
  Checked update(Checked checked, const Document& document, const Expectation& expectation, const std::string& bytes) const {
    const bool keep_segments = expectation.has_floor() && !checked.comparison.below_floor;
    const std::string now = updated_expectation(checked.sample.expected, bytes, document, keep_segments);
    if (!save(checked, now)) return unwritable(std::move(checked));
    Expectation after;
    Fault fault;
    if (!read_expectation(checked.sample.expected, now, after, fault)) return unreadable(std::move(checked), fault);
    checked.comparison = compare(after, document, depth_);
    checked.outcome = checked.comparison.differences.empty() ? Outcome::updated : Outcome::different;
    return checked;
  }

  static bool save(const Checked& checked, const std::string& bytes) {
    NewFile file(checked.sample.expected);
    return file.open() && write_all(file.fd(), bytes) && file.finish();
  }

  static Checked unwritable(Checked checked) {
    const int reason = errno;
    std::string message = fmt::format("{}: error: can't be written: {}", checked.sample.expected, std::strerror(reason));
    return failed(std::move(checked), std::move(message));
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
    fmt::print(stderr, "{:.1f} ms a page; slowest {}, {:.1f} ms\n", sum / static_cast<double>(pages), slowest->sample.page,
               slowest->milliseconds);
}

void say_messages(const CheckReport& report) {
  for (const Checked& sample : report.samples)
    if (!sample.message.empty()) fmt::print(stderr, "pith: {}\n", sample.message);
  for (const std::string& below : report.below) fmt::print(stderr, "pith: {}\n", below);
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
    fmt::print(stderr, "pith: error: standard output: {}\n", std::strerror(errno));
    return kUnusable;
  }
  say_messages(report);
  const std::size_t skipped = report.count(Outcome::skipped);
  if (skipped > 0 && !job.quiet)
    fmt::print(stderr, "pith: {} {} no expectation (--init makes one)\n", skipped, skipped == 1 ? "page has" : "pages have");
  if (report.samples.size() == skipped) fmt::print(stderr, "pith: error: no samples\n");
  if (job.format == CheckFormat::text && !job.quiet) say_times(report);
  return status_of(report);
}

}  // namespace pith
