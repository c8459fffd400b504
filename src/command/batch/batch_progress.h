// What a run says on standard error: messages, the line that shows how far it is, counters, and the summary.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "command/batch/batch.h"

namespace pith::internal {

/// What has become of the pages so far.
struct Counts {
  std::uint64_t done = 0;        ///< read and written
  std::uint64_t no_article = 0;  ///< of those, without an article
  std::uint64_t limited = 0;     ///< of those, met a limit
  std::uint64_t failed = 0;
  std::uint64_t skipped = 0;  ///< inputs left alone by --resume
  std::uint64_t inputs = 0;   ///< that are finished, one way or another
};

/// Owns standard error for a run. All functions may be called from any thread.
class Progress {
 public:
  /// `job` must outlive it.
  explicit Progress(const Job& job);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// From here on there is more than one page, and the line may be shown.
  void start();
  void update(const Counts& counts);
  /// "pith: NAME: WHAT" on a line of its own.
  void say(std::string_view name, std::string_view what);
  /// Takes the line away; the summary, where there was more than one page.
  void end();

 private:
  using Clock = std::chrono::steady_clock;

  void run();
  std::optional<std::uint64_t> count_inputs() const;
  void show(const Counts& counts, std::optional<std::uint64_t> total);
  void clear();
  void report();
  std::string summary() const;
  double seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

  const Job& job_;
  const Clock::time_point begin_ = Clock::now();
  mutable std::mutex mutex_{};
  std::condition_variable ended_event_{};
  bool started_ = false;
  bool ended_ = false;
  Counts counts_{};
  Counts reported_{};
  Clock::time_point last_report_ = begin_;
  std::size_t shown_ = 0;  // characters of the line that stand on the terminal
  std::thread shower_{};
};

}  // namespace pith::internal
