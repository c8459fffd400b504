// Dates as pages write them, to ISO 8601.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pith/pith.h"

namespace pith::internal {

class DateTokens;

/// How to read 3/5/2024 and 24.05.03, which do not tell themselves. 3.5.2024 and 3-5-2024 have the month
/// first only with month_first_in_all. The year is first only with year_first.
enum class DateOrder : std::uint8_t { day_first, month_first, month_first_in_all, year_first };

struct FoundDate {
  std::string iso{};  ///< "2024-05-03", followed by the time and its zone ("T10:20+02:00") as far as they are stated
  Span span{};        ///< bytes of the text, without a time after the year
};

/// The first date in a text: for machines (ISO 8601, RFC 5322, seconds or milliseconds since 1970), in numbers, or with the name
/// of the month in one of the languages of months.inc. A date has a day, a month and a year. Looks at the first 400 bytes.
std::optional<FoundDate> find_date(std::string_view text, DateOrder order);

/// The same in a text whose tokens are known.
std::optional<FoundDate> find_date(const DateTokens& tokens, DateOrder order);

/// The days between the dates that two ISO 8601 values begin with; more than any when one of them does not begin with a date.
int days_apart(std::string_view a, std::string_view b);

}  // namespace pith::internal
