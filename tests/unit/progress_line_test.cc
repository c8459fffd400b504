// The progress line of a batch: what is in it, and what is left out of it where a terminal is narrow.
#include "command/batch/progress_line.h"

#include <catch2/catch.hpp>
#include <string>

using namespace pith::internal;

namespace {

ProgressState half_way() {
  return {.pages = 12, .failed = 2, .inputs = 12, .total = 30, .share = 0.4, .pages_per_second = 25.2, .seconds_left = 9};
}

RecentRates::Clock::time_point after(double seconds) {
  return RecentRates::Clock::time_point() +
         std::chrono::duration_cast<RecentRates::Clock::duration>(std::chrono::duration<double>(seconds));
}

}  // namespace

TEST_CASE("a progress line has a bar, counts, rate, time left and failures", "[progress]") {
  CHECK(progress_line(half_way(), 120) == "pith: [============>                 ] 12 of 30 inputs, 25/s, 0:09 left, 2 failed");
  CHECK(progress_line(half_way(), 62) == "pith: [====>      ] 12 of 30 inputs, 25/s, 0:09 left, 2 failed");
}

TEST_CASE("on a narrow terminal a progress line has less", "[progress]") {
  CHECK(progress_line(half_way(), 60) == "pith: 12 of 30 inputs, 25/s, 0:09 left, 2 failed");
  CHECK(progress_line(half_way(), 46) == "pith: 12 of 30 inputs, 0:09 left, 2 failed");
  CHECK(progress_line(half_way(), 35) == "pith: 12 of 30 inputs, 2 failed");
  CHECK(progress_line(half_way(), 30) == "pith: 12 of 30 inputs");
  CHECK(progress_line(half_way(), 10) == "pith: 12 o");
  for (std::size_t columns = 0; columns <= 130; ++columns) CHECK(progress_line(half_way(), columns).size() <= columns);
}

TEST_CASE("a full bar has no tip", "[progress]") {
  ProgressState state = half_way();
  state.share = 1;
  CHECK(progress_line(state, 62).find("[===========]") != std::string::npos);
  state.share = 0;
  CHECK(progress_line(state, 62).find("[>          ]") != std::string::npos);
}

TEST_CASE("without a known end there is neither a bar nor a time", "[progress]") {
  CHECK(progress_line({.pages = 40, .pages_per_second = 0.42}, 80) == "pith: 40 pages, 0.4/s");
  CHECK(progress_line({.pages = 400, .inputs = 1, .total = 3}, 80) == "pith: 1 of 3 inputs, 400 pages");
  CHECK(progress_line({.pages = 7, .total = 1, .share = 0.5}, 40) == "pith: [============>           ] 7 pages");
  CHECK(progress_line({.pages = 7, .seconds_left = 7384}, 40) == "pith: 7 pages, 2:03:04 left");
}

TEST_CASE("rates are those of the last seconds", "[progress]") {
  RecentRates rates;
  CHECK_FALSE(rates.pages_per_second());
  rates.add(after(0), 0, 0);
  CHECK_FALSE(rates.pages_per_second());
  rates.add(after(2), 20, 0.2);
  CHECK(*rates.pages_per_second() == Approx(10));
  CHECK(*rates.seconds_left() == 8);
  // It has slowed down since.
  for (int second = 3; second <= 30; ++second)
    rates.add(after(second), 20 + static_cast<std::uint64_t>(second), 0.2 + 0.01 * second);
  CHECK(*rates.pages_per_second() == Approx(1));
  CHECK(*rates.seconds_left() == 50);
}

TEST_CASE("where nothing moves the time left is unknown", "[progress]") {
  RecentRates rates;
  rates.add(after(0), 0, 0);
  rates.add(after(1), 0, 0);
  CHECK(*rates.pages_per_second() == 0);
  CHECK_FALSE(rates.seconds_left());
  rates.add(after(2), 1, 1e-12);
  CHECK_FALSE(rates.seconds_left());
}
