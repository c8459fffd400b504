// What the other end of an output is like. In: a file descriptor and the environment. Out: colour or not, columns.
#include "command/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace pith::internal {
namespace {

constexpr std::size_t kUnknownWidth = 80;

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

bool wants_color(ColorWhen when, int fd) {
  if (when != ColorWhen::automatic) return when == ColorWhen::always;
  return ::isatty(fd) == 1 && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
}

std::size_t terminal_width(int fd) {
  if (::isatty(fd) != 1) return 0;
  const std::string_view said = variable("COLUMNS");
  std::size_t columns = 0;
  if (std::from_chars(said.data(), said.data() + said.size(), columns).ec == std::errc() && columns > 0) return columns;
  winsize size{};
  if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kUnknownWidth;
}

}  // namespace pith::internal
