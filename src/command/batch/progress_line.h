// How far a batch is, as one line for a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

namespace pith::internal {

/// How far a batch is.
struct ProgressState {
  std::uint64_t pages = 0;                      ///< done or failed
  std::uint64_t failed = 0;                     ///< the part of `pages` that failed
  std::uint64_t inputs = 0;                     ///< finished
  std::optional<std::uint64_t> total{};         ///< inputs, if that is known
  std::optional<double> share{};                ///< of all work, from 0 to 1, if that is known
  std::optional<double> pages_per_second{};     ///< at present
  std::optional<std::uint64_t> seconds_left{};  ///< if that is known
};

/// A line of at most so many columns, in ASCII: "pith: [====>     ] 12 of 30 inputs, 25/s, 0:09 left, 2 failed". The less room
/// there is, the less is in it; the number of pages or inputs always is.
std::string progress_line(const ProgressState& state, std::size_t columns);

/// The rates of the last seconds: a batch that skips its first inputs, or meets large ones, is soon measured by what it does now.
class RecentRates {
 public:
  using Clock = std::chrono::steady_clock;

  /// How far the batch is at a time, which is not earlier than that of the last call. `share` is as in ProgressState.
  void add(Clock::time_point time, std::uint64_t pages, double share);
  /// Pages in a second; nothing when too little time has passed.
  std::optional<double> pages_per_second() const;
  /// The time until the share is 1; nothing when that can't be told.
  std::optional<std::uint64_t> seconds_left() const;

 private:
  struct Sample {
    Clock::time_point time{};
    std::uint64_t pages = 0;
    double share = 0;
  };
  double seconds() const;

  std::deque<Sample> samples_{};  // of the last seconds
};

}  // namespace pith::internal
