// Days of other calendars than the Gregorian one.
#pragma once

namespace pith::internal {

struct Day {
  int year = 0;
  int month = 0;  ///< from 1
  int day = 0;    ///< from 1
};

/// The same day in the Gregorian calendar, from the Buddhist or the Iranian one where the year is one of theirs. What no calendar
/// has, such as month 13, stays as it is.
Day to_gregorian(Day day);

}  // namespace pith::internal
