// What a batch says about itself at its end: counts of pages to lines of text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_tables.h"
#include "command/batch/passed_over.h"
#include "input/record_kinds.h"

namespace pith::internal {

/// A number of pages for each pith::Limit.
using LimitCounts = std::array<std::uint64_t, kLimits.size()>;

/// How many pages, or inputs, there were so far.
struct Counts {
  std::uint64_t done = 0;          ///< pages that were written
  std::uint64_t no_article = 0;    ///< the part of `done` that has no article
  std::uint64_t limited = 0;       ///< the part of `done` that met a limit
  std::uint64_t below = 0;         ///< the part of `done` that is below --min-confidence
  std::uint64_t failed = 0;        ///< pages, and inputs that could not be read
  std::uint64_t skipped = 0;       ///< inputs that --resume skipped
  PassedOverCounts passed_over{};  ///< files in folders that are no pages
  RecordCounts records{};          ///< records of archives that are no pages
  LimitCounts limits{};            ///< the pages of `done` by the limit that they met
  std::uint64_t inputs = 0;        ///< inputs that are finished, whatever became of them
};

/// The confidence below which a page deserves a look.
inline constexpr double kDoubtful = 0.5;

/// Counts doubtful pages, and keeps the names of the three with the least confidence, of equal ones the first.
class DoubtfulPages {
 public:
  void add(std::string_view name, double confidence);
  std::uint64_t count() const { return count_; }
  /// "4 below confidence 0.5 (lowest: a.html 0.12, b.html 0.31, c.html 0.44)"; empty if there are none.
  std::string text() const;

 private:
  struct Named {
    std::string name{};
    double confidence{};
  };
  std::uint64_t count_ = 0;
  std::vector<Named> lowest_{};  // lowest first
};

/// "12 done, 1 failed, 3 skipped". `with_quality`: also what quality_text() tells, as far as it is numbers.
std::string counts_text(const Counts& counts, bool with_quality);

/// What a reader may want to look at: pages without an article, doubtful ones, and the limits that were met. Empty if there are
/// none.
std::string quality_text(const Counts& counts, const DoubtfulPages& doubtful);

}  // namespace pith::internal
