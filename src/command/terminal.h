// What the other end of an output is like.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <utility>

namespace pith::internal {

enum class ColorWhen : std::uint8_t { automatic, always, never };

/// Whether to colour what goes to `fd`. Left to itself: a terminal that is not dumb, unless NO_COLOR is set.
bool wants_color(ColorWhen when, int fd);

/// Columns of the terminal behind `fd`: COLUMNS if it is set, else what the terminal says; 0 when there is no terminal.
std::size_t terminal_width(int fd);

/// Says something on standard error. What can't be said is lost: a full disk there must not end the work.
template <typename... Args>
void complain(fmt::format_string<Args...> format, Args&&... args) {
  std::fputs(fmt::format(format, std::forward<Args>(args)...).c_str(), stderr);
}

}  // namespace pith::internal
