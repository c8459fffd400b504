// What a batch prints on standard error. In: counts and messages. Out: lines of text.
//
// The idea: everything goes through one object, so that a message never ends up inside the progress line, which is rewritten in
// place. That line is drawn by a thread of its own, which first counts the inputs, because nobody lists them in advance.
#include "command/batch/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <new>
#include <system_error>
#include <utility>
#include <vector>

#include "command/batch/inputs.h"
#include "command/failure.h"
#include "command/terminal.h"

namespace pith::internal {
namespace {

constexpr std::chrono::milliseconds kFirstDraw{1000};  // shorter work needs no progress line
constexpr std::chrono::milliseconds kRedraw{200};
constexpr std::chrono::seconds kBetweenHadoopPrints{1};
constexpr std::chrono::seconds kMaxWait{1};  // for a message that another thread prints, when the process is about to end
constexpr double kMinSecondsForRate = 1;     // a rate over less time means nothing

// The columns that a line can have now; a terminal's width may change.
std::size_t line_columns() {
  const std::size_t width = current_terminal_width(STDERR_FILENO);
  return width == 0 ? std::numeric_limits<std::size_t>::max() : width - 1;
}

std::string clock_time(double seconds) {
  const auto all = static_cast<std::uint64_t>(seconds);
  if (all < 3600) return fmt::format("{}:{:02}", all / 60, all % 60);
  return fmt::format("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60);
}

}  // namespace

std::string json_of_counts(const Counts& counts) {
  return fmt::format(R"({{"pages":{},"no_article":{},"below_confidence":{},"limited":{},"failed":{},"skipped":{},"inputs":{},)"
                     R"("files_passed_over":{},"records_passed_over":{}}})",
                     counts.done, counts.no_article, counts.below, counts.limited, counts.failed, counts.skipped, counts.inputs,
                     json_of_passed_over(counts.passed_over), record_counts_json(counts.records));
}

Progress::Progress(const BatchJob& job) : job_(job) {}

Progress::~Progress() {
  try {
    end();
  } catch (...) {
    end_after_exception();
  }
}

void Progress::start() {
  const std::lock_guard lock(mutex_);
  if (std::exchange(started_, true) || job_.progress == When::never) return;
  if (job_.progress == When::automatic && (job_.quiet || !::isatty(STDERR_FILENO))) return;
  try {
    drawer_ = std::thread([this] {
      try {
        draw_until_end();
      } catch (const std::bad_alloc&) {  // the work goes on without a progress line, here and below
      }
    });
  } catch (const std::system_error&) {
  }
}

void Progress::draw_until_end() {
  std::unique_lock lock(mutex_);
  const auto has_ended = [this] { return ended_; };
  if (ended_event_.wait_until(lock, begin_ + kFirstDraw, has_ended)) return;
  lock.unlock();
  const std::optional<std::uint64_t> total = count_inputs();
  lock.lock();
  while (!ended_) {
    draw_line(total);
    ended_event_.wait_for(lock, kRedraw, has_ended);
  }
}

// Nothing when the list can be read only once, or when the batch ended meanwhile.
std::optional<std::uint64_t> Progress::count_inputs() const {
  std::error_code unknown;
  if (!job_.files_from.empty() && !std::filesystem::is_regular_file(job_.files_from, unknown)) return {};
  Inputs inputs(job_);
  Input input;
  std::uint64_t count = 0;
  while (inputs.next(input)) {
    ++count;
    const std::lock_guard lock(mutex_);
    if (ended_) return {};
  }
  return count;
}

void Progress::draw_line(std::optional<std::uint64_t> total) {
  const double spent = seconds();
  const std::uint64_t pages = counts_.done + counts_.failed;
  std::string line = fmt::format("pith: {} pages", pages);
  if (total && *total > 1) line += fmt::format(", {} of {} inputs", counts_.inputs, *total);
  line += fmt::format(", {:.0f}/s", static_cast<double>(pages) / spent);
  if (total && *total > 1 && counts_.inputs > 0 && counts_.inputs <= *total) {
    const double seconds_per_input = spent / static_cast<double>(counts_.inputs);
    line += fmt::format(", {} left", clock_time(seconds_per_input * static_cast<double>(*total - counts_.inputs)));
  }
  if (counts_.failed > 0) line += fmt::format(", {} failed", counts_.failed);
  // A line that fills the last column would go on in the next row, where it can't be wiped.
  const std::size_t columns = line_columns();
  line.resize(std::min(line.size(), columns));  // it is ASCII
  const std::size_t left_over = std::min(line_width_, columns) - std::min(line_width_, line.size());
  line_width_ = line.size();
  print_error("\r{}{:{}}", line, "", left_over);
}

void Progress::clear_line() {
  if (line_width_ > 0) print_error("\r{:{}}\r", "", std::min(line_width_, line_columns()));
  line_width_ = 0;
}

void Progress::update(const Counts& counts) {
  const std::lock_guard lock(mutex_);
  counts_ = counts;
  if (job_.report == Report::hadoop && Clock::now() - last_hadoop_print_ >= kBetweenHadoopPrints) print_hadoop_counters();
}

// Hadoop adds up what it is sent, so only the increase since the last time is sent.
void Progress::print_hadoop_counters() {
  last_hadoop_print_ = Clock::now();
  const std::pair<const char*, std::uint64_t> counters[] = {{"pages", counts_.done - hadoop_counts_.done},
                                                            {"no_article", counts_.no_article - hadoop_counts_.no_article},
                                                            {"below_confidence", counts_.below - hadoop_counts_.below},
                                                            {"limited", counts_.limited - hadoop_counts_.limited},
                                                            {"failed", counts_.failed - hadoop_counts_.failed}};
  for (const auto& [name, amount] : counters)
    if (amount > 0) print_error("reporter:counter:pith,{},{}\n", name, amount);
  print_error("reporter:status:{} pages, {} failed\n", counts_.done, counts_.failed);
  hadoop_counts_ = counts_;
}

void Progress::print(std::string_view name, std::string_view message) {
  const std::lock_guard lock(mutex_);
  clear_line();
  print_error("pith: {}: {}\n", name, message);
}

void Progress::end() {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(ended_, true)) return;
    print_end();
  }
  ended_event_.notify_all();
  if (drawer_.joinable()) drawer_.join();
}

// A thread that prints a message holds the mutex, and where nobody reads standard error it holds it forever.
void Progress::end_without_waiting() {
  const std::unique_lock lock(mutex_, kMaxWait);
  if (!lock || std::exchange(ended_, true) || !can_take_message(STDERR_FILENO)) return;
  print_end();
}

void Progress::print_end() {
  clear_line();
  if (job_.report == Report::hadoop) print_hadoop_counters();
  const std::string passed_over = passed_over_message(counts_.passed_over);
  if (!passed_over.empty() && !job_.quiet) print_error("pith: {}\n", passed_over);
  const std::string records = record_counts_message(counts_.records);
  if (!records.empty() && job_.verbose && !job_.quiet) print_error("pith: {}\n", records);
  if (started_ && !job_.quiet) print_error("{}\n", summary());
  if (job_.report == Report::json) print_error("{}\n", json_of_counts(counts_));
}

std::string Progress::summary() const {
  std::vector<std::string> parts = {fmt::format("pith: {} done", counts_.done)};
  if (counts_.failed > 0) parts.push_back(fmt::format("{} failed", counts_.failed));
  if (counts_.no_article > 0) parts.push_back(fmt::format("{} without an article", counts_.no_article));
  if (counts_.below > 0) parts.push_back(fmt::format("{} below --min-confidence", counts_.below));
  if (counts_.limited > 0) parts.push_back(fmt::format("{} cut at a limit", counts_.limited));
  if (counts_.skipped > 0) parts.push_back(fmt::format("{} skipped", counts_.skipped));
  std::string line = fmt::format("{}", fmt::join(parts, ", "));
  const double spent = seconds();
  // Times differ from run to run, so they are left out where the summary may go to a log.
  if (spent >= kMinSecondsForRate && (job_.verbose || ::isatty(STDERR_FILENO)))
    line += fmt::format(" ({:.1f} s, {:.0f} pages/s)", spent, static_cast<double>(counts_.done + counts_.failed) / spent);
  return line;
}

}  // namespace pith::internal
