// Standard output and standard error, and the terminal that they may be connected to.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/escape_controls.h"
#include "command/choice.h"
#include "command/status.h"

namespace pith::internal {

/// Whether to colour what goes to `fd`. When::automatic colours on a terminal that is not dumb, unless NO_COLOR is set.
bool wants_color(When when, int fd);

/// Whether output goes to a terminal: the file or device of that name, or standard output if it is empty.
bool is_terminal(const std::string& output);

/// The width in columns of the terminal that `fd` is connected to: COLUMNS if it is set, else the terminal's own answer. 0 when
/// `fd` is no terminal.
std::size_t terminal_width(int fd);

/// The width that the terminal has at this moment, whatever COLUMNS says. 0 when `fd` is no terminal.
std::size_t current_terminal_width(int fd);

/// Whether a short message can be written to `fd` without waiting for a reader.
bool can_take_message(int fd);

/// Writes all of standard output, for a command that prints nothing else. A reader that leaves early is no failure; any other one
/// is named on standard error.
Status print(std::string_view text);

/// Writes to standard error, at once and as it is. Write errors are ignored: a full disk there must not end the work.
void write_to_stderr(std::string_view text);

/// What print_error() prints of an argument: of text, which may be the name of a file or what a stranger wrote, without anything
/// that a terminal obeys or that begins another line.
template <typename Value>
auto printable(const Value& value) {
  if constexpr (std::is_convertible_v<const Value&, std::string_view>)
    return escape_controls(value);
  else
    return value;
}

/// Prints on standard error. Only `format` can contain line breaks and control characters; in arguments they are escaped.
template <typename... Args>
void print_error(fmt::format_string<Args...> format, const Args&... args) {
  write_to_stderr(fmt::format(fmt::runtime(fmt::string_view(format)), printable(args)...));
}

}  // namespace pith::internal
