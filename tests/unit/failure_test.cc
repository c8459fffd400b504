// The end of the process after an exception that nobody catches.
#include "command/failure.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <new>
#include <string>

#include "command/status.h"

using namespace pith::internal;

namespace {

void run_out_of_memory() { throw std::bad_alloc(); }

struct ThrowsAtItsEnd {
  ~ThrowsAtItsEnd() { run_out_of_memory(); }  // NOLINT(bugprone-exception-escape): the test is about this
};

std::string read_all(int fd) {
  std::string all;
  std::array<char, 512> bytes{};
  for (ssize_t got = 0; (got = ::read(fd, bytes.data(), bytes.size())) > 0;) all.append(bytes.data(), static_cast<size_t>(got));
  ::close(fd);
  return all;
}

}  // namespace

TEST_CASE("memory that runs out in a destructor ends the process with a message and a status", "[failure]") {
  std::array<int, 2> messages{};
  REQUIRE(::pipe(messages.data()) == 0);
  const pid_t id = ::fork();
  REQUIRE(id >= 0);
  if (id == 0) {
    ::dup2(messages[1], STDERR_FILENO);
    end_after_uncaught_exceptions();
    { [[maybe_unused]] const ThrowsAtItsEnd object; }
    std::_Exit(EXIT_SUCCESS);
  }
  ::close(messages[1]);
  CHECK(read_all(messages[0]) == "pith: error: not enough memory\n");
  int status = 0;
  REQUIRE(::waitpid(id, &status, 0) == id);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == static_cast<int>(Status::all_failed));
}
