// The time of the day after a date, or inside of one.
#pragma once

#include <cstddef>
#include <string>

#include "classify/date_tokens.h"

namespace pith::internal {

/// The time that begins within a few tokens from `first`, as "T10:20:30+02:00", as precise as it is stated; empty when there is
/// none.
std::string find_time(const DateTokens& tokens, std::size_t first);

/// The time that begins at `i`, which is moved to its end, in the same form; empty, and `i` stays, when there is none.
std::string take_time(const DateTokens& tokens, std::size_t& i);

}  // namespace pith::internal
