// Standard output, and the terminal that it may be connected to. In: text; a file descriptor and the environment. Out: what was
// printed; whether to use colours, and the width.
#include "command/terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "command/atomic_file.h"

namespace pith::internal {
namespace {

constexpr std::size_t kDefaultWidth = 80;  // of a terminal that does not tell its width

std::string_view environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

bool wants_color(When when, int fd) {
  if (when != When::automatic) return when == When::always;
  return ::isatty(fd) == 1 && environment_variable("NO_COLOR").empty() && environment_variable("TERM") != "dumb";
}

bool is_terminal(const std::string& output) {
  if (output.empty()) return ::isatty(STDOUT_FILENO) == 1;
  struct stat status {};
  if (::stat(output.c_str(), &status) != 0 || !S_ISCHR(status.st_mode)) return false;
  const int fd = ::open(output.c_str(), O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return false;
  const bool terminal = ::isatty(fd) == 1;
  ::close(fd);
  return terminal;
}

std::size_t terminal_width(int fd) {
  if (::isatty(fd) != 1) return 0;
  const std::string_view setting = environment_variable("COLUMNS");
  std::size_t columns = 0;
  if (std::from_chars(setting.data(), setting.data() + setting.size(), columns).ec == std::errc() && columns > 0) return columns;
  return current_terminal_width(fd);
}

std::size_t current_terminal_width(int fd) {
  if (::isatty(fd) != 1) return 0;
  winsize size{};
  if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kDefaultWidth;
}

void write_to_stderr(std::string_view text) { [[maybe_unused]] const bool written = write_all(STDERR_FILENO, text); }

bool can_take_message(int fd) {
  pollfd waiting{.fd = fd, .events = POLLOUT, .revents = 0};
  return ::poll(&waiting, 1, 0) == 1 && (waiting.revents & POLLOUT) != 0;
}

Status print(std::string_view text) {
  if (write_all(STDOUT_FILENO, text) || errno == EPIPE) return Status::done;
  print_error("pith: error: standard output: {}\n", std::strerror(errno));
  return Status::all_failed;
}

}  // namespace pith::internal
