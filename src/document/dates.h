// Dates as pages write them, to ISO 8601.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pith/pith.h"

namespace pith::internal {

/// What 3/5/2024 means where the date itself does not tell.
enum class DateOrder : std::uint8_t { day_first, month_first };

struct FoundDate {
  std::string iso{};  ///< "2024-05-03", with the time and its zone behind it ("T10:20+02:00") as far as they are stated
  Span span{};        ///< bytes of the text that say so
};

/// The first date in a text: machine-readable (ISO 8601, RFC 5322, seconds or milliseconds since 1970), in numbers, or with the month's
/// name in one of the languages of months.inc. Needs day, month and year; looks at the first 400 bytes.
std::optional<FoundDate> find_date(std::string_view text, DateOrder order);

/// Days between the dates that two ISO 8601 values begin with.
int days_apart(std::string_view a, std::string_view b);

}  // namespace pith::internal
