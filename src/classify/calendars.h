// Days of other calendars than the Gregorian one.
#pragma once

#include <chrono>
#include <optional>

namespace pith::internal {

struct Day {
  int year = 0;
  int month = 0;  ///< from 1
  int day = 0;    ///< from 1
};

/// The same day in the Gregorian calendar, from the Buddhist or the Iranian one where the year is one of theirs. The month and the
/// day of a Buddhist date stay; an Iranian date with month 13 or day 32 is returned unchanged.
Day to_gregorian(Day day);

/// A day of the Gregorian calendar from the year 1000 to 2999; none where there is no such day.
std::optional<std::chrono::sys_days> sys_days_of(const Day& day);

}  // namespace pith::internal
