// Standard output and standard error, and the terminal that they may be connected to.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdio>
#include <string_view>
#include <utility>

#include "command/choice.h"
#include "command/status.h"

namespace pith::internal {

/// Whether to colour what goes to `fd`. When::automatic colours on a terminal that is not dumb, unless NO_COLOR is set.
bool wants_color(When when, int fd);

/// The width in columns of the terminal that `fd` is connected to: COLUMNS if it is set, else the terminal's own answer. 0 when
/// `fd` is no terminal.
std::size_t terminal_width(int fd);

/// Writes all of standard output, for a command that prints nothing else. A reader that leaves early is no failure; any other one
/// is named on standard error.
Status print(std::string_view text);

/// Prints on standard error. Write errors are ignored: a full disk there must not end the work.
template <typename... Args>
void print_error(fmt::format_string<Args...> format, Args&&... args) {
  std::fputs(fmt::format(format, std::forward<Args>(args)...).c_str(), stderr);
}

}  // namespace pith::internal
