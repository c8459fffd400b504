// What a batch prints on standard error: messages, a progress line, counters for Hadoop, and the summary.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "command/batch/job.h"
#include "command/batch/progress_line.h"
#include "command/batch/summary.h"

namespace pith::internal {

/// How far the inputs are read. One thread writes it, and another one reads it.
struct ReadPosition {
  std::atomic<std::uint64_t> input{0};  ///< the number of the input that is read, from 1; 0: none yet
  std::atomic<std::uint64_t> size{0};   ///< of that input, in bytes as they are in the file; 0: not known
  std::atomic<std::uint64_t> read{0};   ///< how many of them were read
};

/// The counts as a JSON object: of pages, inputs, files in folders and records that were passed over.
std::string json_of_counts(const Counts& counts);

/// Owns standard error during a batch. All functions may be called from any thread.
class Progress {
 public:
  /// `job` must outlive it.
  explicit Progress(const BatchJob& job);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// There is more than one page, so the progress line may be shown from now on, and the summary at the end.
  void start();
  void update(const Counts& counts);
  /// A page of that name is to be named in the summary, if no three others have less confidence.
  void add_doubtful(std::string_view name, double confidence);
  /// What the reader of the inputs keeps up to date.
  ReadPosition& position() { return position_; }
  /// Prints "pith: NAME: MESSAGE" on a line of its own.
  void print(std::string_view name, std::string_view message);
  /// Removes the progress line, and prints the summary if start() was called; on a terminal what a reader may want to look at is
  /// in a second line.
  void end();
  /// The same for a process that is about to end: gives up where it would have to wait for somebody to read standard error, and
  /// leaves the drawing thread alone.
  void end_without_waiting();

 private:
  using Clock = std::chrono::steady_clock;

  void draw_until_end();
  std::optional<std::uint64_t> count_inputs();
  std::optional<double> share_of(std::optional<std::uint64_t> total) const;
  void draw_line(std::optional<std::uint64_t> total);
  void clear_line();
  void print_end();
  void print_hadoop_counters();
  void print_summary() const;
  double seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

  const BatchJob& job_;
  const Clock::time_point begin_ = Clock::now();
  mutable std::timed_mutex mutex_{};
  std::condition_variable_any ended_event_{};
  bool started_ = false;
  bool ended_ = false;
  bool interrupted_ = false;
  ReadPosition position_{};
  RecentRates rates_{};
  Counts counts_{};
  DoubtfulPages doubtful_{};
  Counts hadoop_counts_{};  // those that Hadoop has been told already
  Clock::time_point last_hadoop_print_ = begin_;
  std::size_t line_width_ = 0;  // columns of the progress line that the terminal shows; 0: none
  std::thread drawer_{};
};

}  // namespace pith::internal
