// The end of the process in the middle of its work. In: a signal, or the word of a thread. Out: no unfinished file, and the status.
//
// The idea: signals are blocked in all threads but waited for by one, which may then do what a signal handler may not.
#include "command/batch/batch_stop.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <utility>

#include "command/new_file.h"

namespace pith::internal {
namespace {

std::atomic<bool> watch_is_over = false;

sigset_t watched_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    if (sigaction(number, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) sigaddset(&set, number);
  }
  sigaddset(&set, SIGUSR1);  // the watch's own end
  return set;
}

// The process dies of the signal itself, so that a shell's loop ends too; the shell shows 128 + number.
void die_of(int number) {
  ::signal(number, SIG_DFL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  ::kill(::getpid(), number);
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void wait_for_signal(const sigset_t& set, const std::function<void()>& before) {
  int number = 0;
  do {
    if (sigwait(&set, &number) != 0) return;
    if (watch_is_over) return;
  } while (number == SIGUSR1);
  before();
  remove_unfinished();
  die_of(number);
}

}  // namespace

void stop_now(int status) {
  remove_unfinished();
  std::_Exit(status);
}

StopWatch::StopWatch(std::function<void()> before) {
  const sigset_t set = watched_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  waiter_ = std::thread([set, before = std::move(before)] { wait_for_signal(set, before); });
}

StopWatch::~StopWatch() {
  watch_is_over = true;
  pthread_kill(waiter_.native_handle(), SIGUSR1);
  waiter_.join();
}

}  // namespace pith::internal
