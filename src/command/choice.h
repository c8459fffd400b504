// Options whose value is one of a few words. Each such set of words is one table of Choices, which parsing, messages and help
// share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/enum_tables.h"
#include "command/nearest.h"

namespace pith::internal {

/// A word that an option accepts, and what it stands for.
template <typename Value>
struct Choice {
  std::string_view name{};
  Value value{};
};

/// When to use what only a terminal can show: colours, a progress line.
enum class When : std::uint8_t { automatic, always, never };
inline constexpr Choice<When> kWhen[] = {{"auto", When::automatic}, {"always", When::always}, {"never", When::never}};

/// Whether row i of a table has the value i, so that a value finds its row.
template <typename Value, std::size_t N>
constexpr bool is_in_order(const Choice<Value> (&choices)[N]) {
  for (std::size_t i = 0; i < N; ++i)
    if (static_cast<std::size_t>(choices[i].value) != i) return false;
  return true;
}

/// Whether a row has the name, or the alias where rows have one.
template <typename Row>
bool is_named(const Row& row, std::string_view name) {
  if constexpr (requires { row.alias; })
    if (!row.alias.empty() && row.alias == name) return true;
  return row.name == name;
}

/// Sets `error` to the message, unless there is one already: what went wrong first is what a user is told.
inline void set_error(std::string& error, std::string message) {
  if (error.empty()) error = std::move(message);
}

/// The value of the row with the name `typed`. If there is none, sets `error` to a message about `option`, and returns the first
/// value.
template <typename Rows>
auto chosen(std::string_view option, std::string_view typed, const Rows& rows, std::string& error) {
  for (const auto& row : rows)
    if (is_named(row, typed)) return row.value;
  set_error(error, not_one_of(option, typed, names_of(rows)));
  return std::begin(rows)->value;
}

/// The names in a table as a help text lists them: "auto, always or never".
template <typename Rows>
std::string listed_names(const Rows& rows) {
  return listed(names_of(rows));
}

}  // namespace pith::internal
