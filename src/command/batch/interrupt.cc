// Ending the process in the middle of a batch. In: a signal, or a call from any thread. Out: no temporary files, and the exit
// status.
//
// The idea: the signals are blocked in all threads, and one thread waits for them with sigwait(). Unlike a signal handler, that
// thread may call any function.
#include "command/batch/interrupt.h"

#include <pthread.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

#include "command/atomic_file.h"

namespace pith::internal {
namespace {

constexpr int kWakeUp = SIGUSR1;  // from the destructor to the waiting thread

sigset_t signals_to_watch() {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction current {};
    if (sigaction(number, nullptr, &current) == 0 && current.sa_handler != SIG_IGN) sigaddset(&set, number);
  }
  sigaddset(&set, kWakeUp);
  return set;
}

// The process dies of the signal itself instead of exiting, so that the shell that runs it stops its loop too.
void die_of(int number) {
  ::signal(number, SIG_DFL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  ::kill(::getpid(), number);
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace

void exit_now(Status status) {
  remove_temporary_files();
  std::_Exit(static_cast<int>(status));
}

SignalWatch::SignalWatch(std::function<void()> before_exit) : before_exit_(std::move(before_exit)), watched_(signals_to_watch()) {
  pthread_sigmask(SIG_BLOCK, &watched_, &previous_mask_);
  waiter_ = std::thread([this] { wait_for_signal(); });
}

SignalWatch::~SignalWatch() {
  is_over_ = true;
  pthread_kill(waiter_.native_handle(), kWakeUp);
  waiter_.join();
  // A signal that arrived too late for the waiting thread is delivered here.
  pthread_sigmask(SIG_SETMASK, &previous_mask_, nullptr);
}

void SignalWatch::wait_for_signal() {
  int number = 0;
  do {
    if (sigwait(&watched_, &number) != 0) return;
  } while (number == kWakeUp && !is_over_);
  if (number == kWakeUp) return;
  before_exit_();
  remove_temporary_files();
  die_of(number);
}

}  // namespace pith::internal
