// The forms of dates: in numbers, with the name of a month, with East Asian signs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "classify/calendars.h"
#include "classify/dates.h"

namespace pith::internal {

struct DayMatch {
  Day day{};             ///< of the Gregorian calendar
  std::size_t next = 0;  ///< the token after it
  std::string time{};    ///< inside of it, as in ISO 8601: "T11:02:44Z"; else empty
};

/// The date that begins with a token. `first` is below the number of tokens.
std::optional<DayMatch> day_at(const DateTokens& tokens, std::size_t first, DateOrder order);

}  // namespace pith::internal
