// The end of the process in the middle of its work.
#pragma once

#include <functional>
#include <thread>

namespace pith::internal {

/// Ends the process with `status`, at once and from any thread; unfinished files are removed first.
[[noreturn]] void stop_now(int status);

/// While it lives, SIGINT, SIGTERM and SIGHUP end the process as they always do, but only after `before` has run and unfinished
/// files are removed. A signal that was ignored before stays ignored. Threads made after it are not disturbed by these signals.
class StopWatch {
 public:
  explicit StopWatch(std::function<void()> before);
  ~StopWatch();
  StopWatch(const StopWatch&) = delete;
  StopWatch& operator=(const StopWatch&) = delete;

 private:
  std::thread waiter_{};
};

}  // namespace pith::internal
