// What a batch says about itself at its end.
#include "command/batch/summary.h"

#include <catch2/catch.hpp>

using namespace pith::internal;

TEST_CASE("doubtful pages are counted, and the three lowest named", "[summary]") {
  DoubtfulPages pages;
  CHECK(pages.text().empty());
  pages.add("a.html", 0.41);
  CHECK(pages.text() == "1 below confidence 0.5 (a.html 0.41)");
  pages.add("b.html", 0.3);
  pages.add("c.html", 0.41);
  CHECK(pages.text() == "3 below confidence 0.5 (b.html 0.30, a.html 0.41, c.html 0.41)");
  pages.add("d.html", 0.41);
  pages.add("e.html", 0.02);
  CHECK(pages.text() == "5 below confidence 0.5 (lowest: e.html 0.02, b.html 0.30, a.html 0.41)");
}

TEST_CASE("a summary has what there was", "[summary]") {
  Counts counts{.done = 12};
  DoubtfulPages doubtful;
  CHECK(counts_text(counts, true) == "12 done");
  CHECK(quality_text(counts, doubtful).empty());
  counts = {.done = 12, .no_article = 2, .limited = 3, .below = 1, .failed = 4, .skipped = 5};
  counts.limits[static_cast<std::size_t>(pith::Limit::none)] = 9;
  counts.limits[static_cast<std::size_t>(pith::Limit::bytes)] = 1;
  counts.limits[static_cast<std::size_t>(pith::Limit::depth)] = 2;
  CHECK(counts_text(counts, true) ==
        "12 done, 4 failed, 2 without an article, 1 below --min-confidence, 3 cut at a limit, 5 skipped");
  CHECK(counts_text(counts, false) == "12 done, 4 failed, 1 below --min-confidence, 5 skipped");
  doubtful.add("a.html", 0.4);
  CHECK(quality_text(counts, doubtful) ==
        "2 without an article, 1 below confidence 0.5 (a.html 0.40), 3 cut at a limit (bytes 1, depth 2)");
}
