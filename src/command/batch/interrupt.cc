// Ending the process in the middle of a batch. In: a signal, or a call from any thread. Out: no temporary files, and the exit
// status.
//
// The idea: the signals are blocked in all threads, and one thread waits for them with sigwaitinfo(). Unlike a signal handler,
// that thread may call any function.
#include "command/batch/interrupt.h"

#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <new>
#include <system_error>
#include <utility>

#include "command/atomic_file.h"

namespace pith::internal {
namespace {

constexpr int kWakeUp = SIGUSR1;  // from the destructor to the waiting thread

bool is_ignored(int number) {
  struct sigaction current {};
  return sigaction(number, nullptr, &current) != 0 || current.sa_handler == SIG_IGN;
}

sigset_t signals_to_watch() {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR2, SIGXCPU})
    if (!is_ignored(number)) sigaddset(&set, number);
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

SignalWatch::SignalWatch(std::function<void()> before_exit)
    : before_exit_(std::move(before_exit)), watched_(signals_to_watch()), ends_by_wake_up_(!is_ignored(kWakeUp)) {
  pthread_sigmask(SIG_BLOCK, &watched_, &previous_mask_);
  try {
    waiter_ = std::thread([this] { wait_for_signal(); });
  } catch (const std::system_error&) {  // without the thread the signals end the process as they always do
    pthread_sigmask(SIG_SETMASK, &previous_mask_, nullptr);
  }
}

SignalWatch::~SignalWatch() {
  if (!waiter_.joinable()) return;
  pthread_kill(waiter_.native_handle(), kWakeUp);
  waiter_.join();
  // A signal that arrived too late for the waiting thread is delivered here.
  pthread_sigmask(SIG_SETMASK, &previous_mask_, nullptr);
}

void SignalWatch::wait_for_signal() {
  while (true) {
    siginfo_t signal{};
    const int number = sigwaitinfo(&watched_, &signal);
    if (number < 0 && errno == EINTR) continue;
    if (number < 0) return;
    if (number == kWakeUp && signal.si_pid == ::getpid()) return;
    if (number == kWakeUp && !ends_by_wake_up_) continue;
    try {
      before_exit_();
    } catch (const std::bad_alloc&) {  // what is left to do needs no memory
    }
    remove_temporary_files();
    die_of(number);
  }
}

}  // namespace pith::internal
