// What a batch prints on standard error: messages, a progress line, counters for Hadoop, and the summary.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "command/batch/job.h"
#include "command/batch/passed_over.h"
#include "input/record_kinds.h"

namespace pith::internal {

/// How many pages, or inputs, there were so far.
struct Counts {
  std::uint64_t done = 0;          ///< pages that were written
  std::uint64_t no_article = 0;    ///< the part of `done` that has no article
  std::uint64_t limited = 0;       ///< the part of `done` that met a limit
  std::uint64_t below = 0;         ///< the part of `done` that is below --min-confidence
  std::uint64_t failed = 0;        ///< pages, and inputs that could not be read
  std::uint64_t skipped = 0;       ///< inputs that --resume skipped
  PassedOverCounts passed_over{};  ///< files in folders that are no pages
  RecordCounts records{};          ///< records of archives that are no pages
  std::uint64_t inputs = 0;        ///< inputs that are finished, whatever became of them
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
  /// Prints "pith: NAME: MESSAGE" on a line of its own.
  void print(std::string_view name, std::string_view message);
  /// Removes the progress line, and prints the summary if start() was called.
  void end();
  /// The same for a process that is about to end: gives up where it would have to wait for somebody to read standard error, and
  /// leaves the drawing thread alone.
  void end_without_waiting();

 private:
  using Clock = std::chrono::steady_clock;

  void draw_until_end();
  std::optional<std::uint64_t> count_inputs() const;
  void draw_line(std::optional<std::uint64_t> total);
  void clear_line();
  void print_end();
  void print_hadoop_counters();
  std::string summary() const;
  double seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

  const BatchJob& job_;
  const Clock::time_point begin_ = Clock::now();
  mutable std::timed_mutex mutex_{};
  std::condition_variable_any ended_event_{};
  bool started_ = false;
  bool ended_ = false;
  Counts counts_{};
  Counts hadoop_counts_{};  // those that Hadoop has been told already
  Clock::time_point last_hadoop_print_ = begin_;
  std::size_t line_width_ = 0;  // columns of the progress line that the terminal shows; 0: none
  std::thread drawer_{};
};

}  // namespace pith::internal
