// What a run says on standard error. In: tallies and messages. Out: lines.
//
// The idea: one owner for the terminal, so that a message never lands inside the line that is rewritten in place. That line is drawn
// by a thread of its own, which also counts the inputs, since they are not listed ahead.
#include "command/batch/batch_progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "command/batch/batch_inputs.h"
#include "command/terminal.h"

namespace pith::internal {
namespace {

constexpr std::chrono::milliseconds kFirstShown{1000};  // shorter work needs no line
constexpr std::chrono::milliseconds kRedraw{200};
constexpr std::chrono::seconds kBetweenReports{1};
constexpr double kShortWork = 1;  // seconds below which a rate says nothing

std::string clock_time(double seconds) {
  const auto all = static_cast<std::uint64_t>(seconds);
  if (all < 3600) return fmt::format("{}:{:02}", all / 60, all % 60);
  return fmt::format("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60);
}

}  // namespace

Progress::Progress(const Job& job) : job_(job) {}

Progress::~Progress() { end(); }

void Progress::start() {
  const std::lock_guard lock(mutex_);
  if (std::exchange(started_, true) || job_.progress == ShowProgress::never) return;
  if (job_.progress == ShowProgress::automatic && (job_.quiet || !::isatty(STDERR_FILENO))) return;
  shower_ = std::thread([this] { run(); });
}

void Progress::run() {
  std::unique_lock lock(mutex_);
  const auto over = [this] { return ended_; };
  if (ended_event_.wait_until(lock, begin_ + kFirstShown, over)) return;
  lock.unlock();
  const std::optional<std::uint64_t> total = count_inputs();
  lock.lock();
  while (!ended_) {
    show(counts_, total);
    ended_event_.wait_for(lock, kRedraw, over);
  }
}

// Nothing where a list can be read only once, or the run ended meanwhile.
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

void Progress::show(const Counts& counts, std::optional<std::uint64_t> total) {
  const double spent = seconds();
  std::string line = fmt::format("pith: {} pages", counts.done + counts.failed);
  if (total && *total > 1) line += fmt::format(", {} of {} inputs", counts.inputs, *total);
  line += fmt::format(", {:.0f}/s", static_cast<double>(counts.done + counts.failed) / spent);
  if (total && *total > 1 && counts.inputs > 0 && counts.inputs <= *total)
    line += fmt::format(", {} left",
                        clock_time(spent / static_cast<double>(counts.inputs) * static_cast<double>(*total - counts.inputs)));
  if (counts.failed > 0) line += fmt::format(", {} failed", counts.failed);
  const std::size_t length = line.size();
  line.resize(std::max(length, shown_), ' ');
  shown_ = length;
  complain("\r{}", line);
}

void Progress::clear() {
  if (shown_ > 0) complain("\r{:{}}\r", "", shown_);
  shown_ = 0;
}

void Progress::update(const Counts& counts) {
  const std::lock_guard lock(mutex_);
  counts_ = counts;
  if (job_.hadoop && Clock::now() - last_report_ >= kBetweenReports) report();
}

// Counters are differences: Hadoop adds them up over all tasks.
void Progress::report() {
  last_report_ = Clock::now();
  const std::pair<const char*, std::uint64_t> counters[] = {{"pages", counts_.done - reported_.done},
                                                            {"no_article", counts_.no_article - reported_.no_article},
                                                            {"limited", counts_.limited - reported_.limited},
                                                            {"failed", counts_.failed - reported_.failed}};
  for (const auto& [name, amount] : counters)
    if (amount > 0) complain("reporter:counter:pith,{},{}\n", name, amount);
  complain("reporter:status:{} pages, {} failed\n", counts_.done, counts_.failed);
  reported_ = counts_;
}

void Progress::say(std::string_view name, std::string_view what) {
  const std::lock_guard lock(mutex_);
  clear();
  complain("pith: {}: {}\n", name, what);
}

void Progress::end() {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(ended_, true)) return;
    clear();
    if (job_.hadoop) report();
    if (started_ && !job_.quiet) complain("{}\n", summary());
  }
  ended_event_.notify_all();
  if (shower_.joinable()) shower_.join();
}

std::string Progress::summary() const {
  std::vector<std::string> parts = {fmt::format("pith: {} done", counts_.done)};
  if (counts_.failed > 0) parts.push_back(fmt::format("{} failed", counts_.failed));
  if (counts_.no_article > 0) parts.push_back(fmt::format("{} without an article", counts_.no_article));
  if (counts_.limited > 0) parts.push_back(fmt::format("{} cut at a limit", counts_.limited));
  if (counts_.skipped > 0) parts.push_back(fmt::format("{} skipped", counts_.skipped));
  std::string line = fmt::format("{}", fmt::join(parts, ", "));
  const double spent = seconds();
  // A log is the same from run to run; who looks at a terminal or asks for more wants to know.
  if (spent >= kShortWork && (job_.verbose || ::isatty(STDERR_FILENO)))
    line += fmt::format(" ({:.1f} s, {:.0f} pages/s)", spent, static_cast<double>(counts_.done + counts_.failed) / spent);
  return line;
}

}  // namespace pith::internal
