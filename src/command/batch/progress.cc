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

// On a terminal only where the output goes elsewhere: a line that is rewritten in place would be torn by pages.
bool shows_progress(const BatchJob& job) {
  if (job.progress != When::automatic) return job.progress == When::always;
  return !job.quiet && !job.to_terminal && ::isatty(STDERR_FILENO) == 1;
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
  if (std::exchange(started_, true) || !shows_progress(job_)) return;
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
  rates_.add(begin_, 0, 0);
  lock.unlock();
  const std::optional<std::uint64_t> total = count_inputs();
  lock.lock();
  while (!ended_) {
    draw_line(total);
    ended_event_.wait_for(lock, kRedraw, has_ended);
  }
}

// Nothing when the list can be read only once, or when the batch ended meanwhile. In a large tree this takes long.
std::optional<std::uint64_t> Progress::count_inputs() {
  std::error_code unknown;
  if (!job_.files_from.empty() && !std::filesystem::is_regular_file(job_.files_from, unknown)) return {};
  Inputs inputs(job_);
  Input input;
  std::uint64_t count = 0;
  Clock::time_point next_draw = Clock::now() + kRedraw;
  while (inputs.next(input)) {
    ++count;
    const std::lock_guard lock(mutex_);
    if (ended_) return {};
    if (Clock::now() < next_draw) continue;
    draw_line({});
    next_draw = Clock::now() + kRedraw;
  }
  return count;
}

// The part of the inputs that is read, each of them by its bytes; what waits to be written is little.
std::optional<double> Progress::share_of(std::optional<std::uint64_t> total) const {
  const auto input = static_cast<double>(position_.input.load());
  const auto size = static_cast<double>(position_.size.load());
  if (!total || (*total < 2 && size == 0)) return {};
  const double of_input = size > 0 ? std::min(static_cast<double>(position_.read.load()) / size, 1.0) : 0.0;
  return input < 1 ? 0.0 : std::min((input - 1 + of_input) / static_cast<double>(*total), 1.0);
}

void Progress::draw_line(std::optional<std::uint64_t> total) {
  ProgressState state{.pages = counts_.done + counts_.failed, .failed = counts_.failed, .inputs = counts_.inputs, .total = total};
  state.share = share_of(total);
  rates_.add(Clock::now(), state.pages, state.share.value_or(0));
  state.pages_per_second = rates_.pages_per_second();
  state.seconds_left = rates_.seconds_left();
  // A line that fills the last column would go on in the next row, where it can't be wiped.
  const std::size_t columns = line_columns();
  const std::string line = progress_line(state, columns);
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

void Progress::add_doubtful(std::string_view name, double confidence) {
  const std::lock_guard lock(mutex_);
  doubtful_.add(name, confidence);
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
  interrupted_ = true;
  print_end();
}

void Progress::print_end() {
  clear_line();
  if (job_.report == Report::hadoop) print_hadoop_counters();
  const std::string passed_over = passed_over_message(counts_.passed_over);
  if (!passed_over.empty() && !job_.quiet) print_error("pith: {}\n", passed_over);
  const std::string records = record_counts_message(counts_.records);
  if (!records.empty() && job_.verbose && !job_.quiet) print_error("pith: {}\n", records);
  if (started_ && !job_.quiet) print_summary();
  if (job_.report == Report::json) print_error("{}\n", json_of_counts(counts_));
}

// Beside a terminal all is in one line, for a log.
void Progress::print_summary() const {
  const bool terminal = ::isatty(STDERR_FILENO) == 1;
  std::string line = fmt::format("pith: {}{}", interrupted_ ? "interrupted: " : "", counts_text(counts_, !terminal));
  const double spent = seconds();
  // Times differ from run to run, so they are left out where the summary may go to a log.
  if (spent >= kMinSecondsForRate && (job_.verbose || terminal))
    line += fmt::format(" ({:.1f} s, {:.0f} pages/s)", spent, static_cast<double>(counts_.done + counts_.failed) / spent);
  if (interrupted_ && to_folder(job_)) line += " (--resume does the rest)";
  print_error("{}\n", line);
  const std::string quality = terminal ? quality_text(counts_, doubtful_) : std::string();
  if (!quality.empty()) print_error("pith: {}\n", quality);
}

}  // namespace pith::internal
