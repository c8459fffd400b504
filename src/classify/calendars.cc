// Days of other calendars. In: a day as it is written. Out: the same day in the Gregorian calendar.
//
// The idea: the number of the year tells the calendar, since pages are too young to have such years in this one.
#include "classify/calendars.h"

namespace pith::internal {
namespace {

// Years of other calendars that no page can have in this one: Buddhist ones, and those of the Iranian calendar, whose lunar
// counterpart is in the 1440s.
constexpr int kMinBuddhistYear = 2400;
constexpr int kBuddhistOffset = 543;
constexpr int kMinIranianYear = 1300;
constexpr int kMaxIranianYear = 1430;

// Of the Gregorian calendar.
constexpr int kMinYear = 1000;
constexpr int kMaxYear = 2999;

// The days from an origin to a day of the Iranian calendar. Its leap years follow a cycle of 33 years.
int iranian_days(int year, int month, int day) {
  const int leap_days = (8 * year + 21) / 33;  // in the years before
  const int days_before_month = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  return year * 365 + leap_days + days_before_month + day;
}

Day from_iranian(const Day& day) {
  constexpr std::chrono::sys_days kNewYear1403 = std::chrono::year{2024} / 3 / 20;
  const std::chrono::year_month_day found =
      kNewYear1403 + std::chrono::days{iranian_days(day.year, day.month, day.day) - iranian_days(1403, 1, 1)};
  return {static_cast<int>(found.year()), static_cast<int>(static_cast<unsigned>(found.month())),
          static_cast<int>(static_cast<unsigned>(found.day()))};
}

}  // namespace

Day to_gregorian(Day day) {
  if (day.year >= kMinBuddhistYear) day.year -= kBuddhistOffset;
  const bool is_iranian = day.year >= kMinIranianYear && day.year < kMaxIranianYear && day.month >= 1 && day.month <= 12 &&
                          day.day >= 1 && day.day <= 31;
  return is_iranian ? from_iranian(day) : day;
}

std::optional<std::chrono::sys_days> sys_days_of(const Day& day) {
  if (day.year < kMinYear || day.year > kMaxYear) return std::nullopt;
  const std::chrono::year_month_day found{std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
                                          std::chrono::day{static_cast<unsigned>(day.day)}};
  return found.ok() ? std::optional<std::chrono::sys_days>(found) : std::nullopt;
}

}  // namespace pith::internal
