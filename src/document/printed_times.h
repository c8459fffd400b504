// Dates and times as a page prints them beside a comment or a story: "11 May 2023 at 14:06", "2 hours ago", "3d".
#pragma once

#include <optional>
#include <string_view>

#include "pith/pith.h"

namespace pith::internal {

struct PrintedTime {
  Span span{};         ///< bytes of the text, with its weekday, time of day and zone
  bool clock = false;  ///< has a time of day
};

/// The first date, or time of day, or time that has passed in a short text; a name before it and a label after it do not belong
/// to it. `says_ago` tells that a cue found a phrase such as "2 hours ago". Looks at the first 400 bytes.
std::optional<PrintedTime> find_printed_time(std::string_view text, bool says_ago);

/// The first month with its year in a text, "May 2021", as reports, issues and lists of old stories are dated.
std::optional<PrintedTime> find_month_of_year(std::string_view text);

}  // namespace pith::internal
