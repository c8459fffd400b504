// Ending the process in the middle of a batch.
#pragma once

#include <signal.h>

#include <functional>
#include <thread>

#include "command/status.h"

namespace pith::internal {

/// Removes all temporary files and ends the process at once. May be called from any thread.
///
/// It does not return to the caller of run_batch() because it can't: other threads may be blocked in reading an input that never
/// ends, and nothing can wake them. For the same reason no destructor or exit handler runs.
[[noreturn]] void exit_now(Status status);

/// While it lives, the signals by which terminals, shells and batch systems end a process (SIGINT, SIGTERM, SIGHUP, SIGQUIT,
/// SIGUSR1, SIGUSR2, SIGXCPU) end this one as they always do, but only after `before_exit` has run and temporary files are
/// removed. A signal that the process ignores stays ignored. Threads that are started meanwhile are not disturbed by these
/// signals. Only one can live at a time, and it must be destroyed by the thread that made it, whose signal mask it restores. If
/// no thread can be started, it does nothing.
class SignalWatch {
 public:
  explicit SignalWatch(std::function<void()> before_exit);
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

 private:
  void wait_for_signal();

  const std::function<void()> before_exit_;
  sigset_t watched_{};
  sigset_t previous_mask_{};
  bool ends_by_wake_up_ = false;  // the signal that wakes the thread would end the process if it came from outside
  std::thread waiter_{};
};

}  // namespace pith::internal
