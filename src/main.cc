// The command. In: arguments. Out: what they ask for, and an exit status.
//
// Which command it is decides who reads the command line (options.h) and who does the work (command/).
#include <fcntl.h>
#include <malloc.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <string_view>

#include "command/batch/batch.h"
#include "command/check/check.h"
#include "command/failure.h"
#include "command/list_rules.h"
#include "command/status.h"
#include "command/terminal.h"
#include "options.h"

namespace pith::internal {
namespace {

constexpr int kMinReturnedArray = 1 << 20;  // bytes
constexpr int kMaxKeptMemory = 4 << 20;     // bytes, at the end of the heap

template <typename Job>
Status run(const CommandLine<Job>& line, Status (*run_job)(const Job&)) {
  if (line.action != CommandLine<Job>::Action::usage_error)
    for (const std::string& note : line.notes) print_error("pith: {}\n", note);
  switch (line.action) {
    case CommandLine<Job>::Action::print:
      return print(line.text);
    case CommandLine<Job>::Action::usage_error:
      print_error("pith: error: {}\n", line.text);
      return Status::usage;
    case CommandLine<Job>::Action::short_help:
      write_to_stderr(line.text);
      return Status::usage;
    case CommandLine<Job>::Action::run:
      break;
  }
  return run_job(line.job);
}

Status run_command(int argc, char** argv) {
  const std::string_view command = argc > 1 ? argv[1] : "";
  if (command == "check") return run(parse_check_options(argc - 1, argv + 1), run_check);
  if (command == "rules") return run(parse_rules_options(argc - 1, argv + 1), run_rules);
  return run(parse_options(argc, argv), run_batch);
}

// If a standard stream is closed, the next file that is opened would get its number, and output would be written into that file.
// So the number is taken by a descriptor that is as unusable as the closed stream: input can't be read from it, nor output
// written to it.
void reserve_standard_streams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(fd, F_GETFD) == -1) [[maybe_unused]]
      const int opened = ::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

// Arrays of a large page are returned to the system as soon as they are freed; otherwise each thread would keep up to 64 MB of
// what its largest page took.
void limit_kept_memory() {
  ::mallopt(M_MMAP_THRESHOLD, kMinReturnedArray);
  ::mallopt(M_TRIM_THRESHOLD, kMaxKeptMemory);
}

}  // namespace
}  // namespace pith::internal

int main(int argc, char** argv) {
  pith::internal::reserve_standard_streams();
  pith::internal::limit_kept_memory();
  pith::internal::set_memory_aside();
  pith::internal::end_after_uncaught_exceptions();
  // Writing to a closed pipe, or beyond the limit of a file's size, shall fail with an error code instead of killing the process.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return static_cast<int>(pith::internal::run_command(argc, argv));
  } catch (...) {
    pith::internal::end_after_exception();
  }
}
