// Times as pages print them beside comments and stories: where they begin and end.
#include "document/printed_times.h"

#include <catch2/catch.hpp>

using namespace pith::internal;

namespace {

std::string_view time_in(std::string_view text, bool says_ago = false) {
  const auto time = find_printed_time(text, says_ago);
  return time ? text.substr(time->span.begin, time->span.end - time->span.begin) : std::string_view{};
}

}  // namespace

TEST_CASE("a printed time has its month, weekday, time of day and zone, and no name or label") {
  CHECK(time_in("Amy Garrow September 11, 2008 at 2:06 PM") == "September 11, 2008 at 2:06 PM");
  CHECK(time_in("RockyRider66, 26. Januar 2022 13:05") == "26. Januar 2022 13:05");
  CHECK(time_in("Commented Nov 22, 2014 at 11:29") == "Nov 22, 2014 at 11:29");
  CHECK(time_in("20. November 2022 um 10:36 Uhr | Antworten") == "20. November 2022 um 10:36 Uhr");
  CHECK(time_in("Julia 14.09.2022 um 21.11") == "14.09.2022 um 21.11");
  CHECK(time_in("Dianna Thu, 08/03/2023 - 08:05") == "Thu, 08/03/2023 - 08:05");
  CHECK(time_in("Rui Ma 3/16/2021 at 5:42am") == "3/16/2021 at 5:42am");
  CHECK(time_in("Thursday at 6:00 AM") == "Thursday at 6:00 AM");
  CHECK(time_in("June 14, 20241 yr") == "June 14, 2024");
  CHECK(time_in("11 May") == "11 May");
  CHECK(time_in("Lis 06-10 12:32 4") == "06-10 12:32");
  CHECK(time_in("05.10. 08:45") == "05.10. 08:45");
  CHECK(time_in("3-1 18:45") == "18:45");
  CHECK(time_in("fysioterapia19:30") == "19:30");
  CHECK(time_in("2d") == "2d");
}

TEST_CASE("the cells of a table's row are read one by one") {
  CHECK(time_in("Bugs\t19\t1451\tMarch 15, 2025") == "March 15, 2025");
}

TEST_CASE("a time that has passed is the shortest part that says so") {
  CHECK(time_in("Dan \u2022 4 hours ago", true) == "4 hours ago");
  CHECK(time_in("2 years, 3 months ago", true) == "2 years, 3 months ago");
  CHECK(time_in("Yesterday at 8:35 AM", true) == "Yesterday at 8:35 AM");
}

TEST_CASE("ratings, names and headlines are no times") {
  CHECK(time_in("Rated 4 out of 5") == "");
  CHECK(time_in("out of 5") == "");
  CHECK(time_in("tallow_66") == "");
  CHECK(time_in("Best gifts for the ferry 2019") == "");
}
