// Several batches in one process: each leaves the handling of signals as it was, and each can be interrupted.
#include "command/batch/batch.h"

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <string>
#include <system_error>
#include <thread>

#include "command/batch/interrupt.h"
#include "command/batch/item.h"

using namespace pith::internal;

namespace {

constexpr std::string_view kLine = "{\"text\":\"The moon pulls the sea, and the sea follows it, twice a day.\"}\n";
constexpr std::chrono::seconds kMaxWait{60};

BatchJob job_of(const std::string& operand) {
  BatchJob job;
  job.operands = {operand};
  job.quiet = true;
  job.jobs = 1;
  return job;
}

Status run_small_batch() {
  BatchJob job = job_of(PITH_TESTDATA "/plain-notes.txt");
  job.output = "/dev/null";
  return run_batch(job);
}

// A second batch, which answers each line of standard input until that ends.
Status run_filter() {
  BatchJob job = job_of("-");
  job.read.from = InputContainer::jsonl;
  job.write.to = pith::OutputFormat::jsonl;
  return run_batch(job);
}

struct Child {
  pid_t id = -1;
  int input = -1;   // written by the test, read by the child
  int output = -1;  // the other way round
};

// A process that runs two batches, the second one between the pipes.
Child start_child() {
  std::array<int, 2> input{};
  std::array<int, 2> output{};
  REQUIRE(::pipe(input.data()) == 0);
  REQUIRE(::pipe(output.data()) == 0);
  const pid_t id = ::fork();
  REQUIRE(id >= 0);
  if (id == 0) {
    ::dup2(input[0], STDIN_FILENO);
    ::dup2(output[1], STDOUT_FILENO);
    for (const int fd : {input[0], input[1], output[0], output[1]}) ::close(fd);
    const rlimit no_core{};  // some of the signals would leave one
    ::setrlimit(RLIMIT_CORE, &no_core);
    const Status first = run_small_batch();
    const Status second = run_filter();
    std::_Exit(first == Status::done ? static_cast<int>(second) : EXIT_FAILURE);
  }
  ::close(input[0]);
  ::close(output[1]);
  return {id, input[1], output[0]};
}

std::string read_line(int fd) {
  std::string line;
  for (char c = 0; ::read(fd, &c, 1) == 1 && c != '\n';) line.push_back(c);
  return line;
}

// The status of the child as waitpid() gives it; -1, and no child any more, if it does not end.
int wait_for_end(pid_t id) {
  const auto start = std::chrono::steady_clock::now();
  int status = -1;
  while (::waitpid(id, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() - start > kMaxWait) {
      ::kill(id, SIGKILL);
      ::waitpid(id, &status, 0);
      return -1;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return status;
}

}  // namespace

TEST_CASE("a batch leaves the signal mask as it was", "[batch]") {
  sigset_t before;
  sigset_t after;
  REQUIRE(pthread_sigmask(SIG_SETMASK, nullptr, &before) == 0);
  CHECK(run_small_batch() == Status::done);
  REQUIRE(pthread_sigmask(SIG_SETMASK, nullptr, &after) == 0);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGXCPU})
    CHECK(sigismember(&before, number) == sigismember(&after, number));
}

TEST_CASE("the signal mask is as it was if no thread can be started", "[batch]") {
  pthread_attr_t usual;
  REQUIRE(pthread_getattr_default_np(&usual) == 0);
  pthread_attr_t larger_than_memory = usual;
  REQUIRE(pthread_attr_setstacksize(&larger_than_memory, std::size_t{1} << 52) == 0);
  sigset_t before;
  sigset_t after;
  REQUIRE(pthread_sigmask(SIG_SETMASK, nullptr, &before) == 0);
  REQUIRE(pthread_setattr_default_np(&larger_than_memory) == 0);
  CHECK_NOTHROW(SignalWatch([] {}));
  REQUIRE(pthread_setattr_default_np(&usual) == 0);
  REQUIRE(pthread_sigmask(SIG_SETMASK, nullptr, &after) == 0);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGUSR1}) CHECK(sigismember(&before, number) == sigismember(&after, number));
}

TEST_CASE("a result that waits for earlier ones keeps no memory of its page", "[batch]") {
  constexpr std::size_t kPageSize = 100000;
  Item item;
  item.page.bytes = std::string(kPageSize, 'a');
  item.page.extra_members = std::string(kPageSize, ' ');
  process(item, job_of("-"));
  CHECK(item.page.bytes.capacity() < kPageSize);
  CHECK(item.page.extra_members.capacity() < kPageSize);
}

TEST_CASE("a batch goes on after a signal that the process ignores", "[batch]") {
  for (const int number : {SIGHUP, SIGUSR1}) {
    ::signal(number, SIG_IGN);
    const Child child = start_child();
    ::signal(number, SIG_DFL);
    for (int line = 0; line < 2; ++line) {
      REQUIRE(::write(child.input, kLine.data(), kLine.size()) == static_cast<ssize_t>(kLine.size()));
      CHECK(read_line(child.output).find("\"ok\":true") != std::string::npos);
      ::kill(child.id, number);
    }
    ::close(child.input);
    const int status = wait_for_end(child.id);
    CHECK(WIFEXITED(status));
    ::close(child.output);
  }
}

TEST_CASE("the second batch of a process is ended by the first signal", "[batch]") {
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGXCPU}) {
    const Child child = start_child();
    REQUIRE(::write(child.input, kLine.data(), kLine.size()) == static_cast<ssize_t>(kLine.size()));
    CHECK(read_line(child.output).find("\"ok\":true") != std::string::npos);  // so the second batch is running
    ::kill(child.id, number);
    const int status = wait_for_end(child.id);
    INFO(number << ": " << status);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == number);
    ::close(child.input);
    ::close(child.output);
  }
}
