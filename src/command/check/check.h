// Sample pages against what they are expected to give, for whoever guards a pipeline.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "command/batch/batch.h"
#include "command/check/compare.h"
#include "command/check/samples.h"
#include "command/terminal.h"

namespace pith::internal {

enum class CheckFormat : std::uint8_t { text, junit, tap, json };

/// What a run of `pith check` does, from the command line.
struct CheckJob {
  std::vector<std::string> operands{};  ///< folders, files
  CheckFormat format{};
  ColorWhen color{};
  std::array<std::optional<double>, kKindCount> least{};  ///< F1 that all samples together must reach; any: score, don't compare
  std::size_t threads = 1;
  bool update = false;       ///< write new expectations where something differs
  bool allow_worse = false;  ///< also where a floor is not reached
  bool init = false;         ///< write expectations for samples without one
  bool times = false;        ///< in JSON and JUnit
  bool quiet = false;        ///< differences and errors alone
  bool verbose = false;      ///< text: also differences that a floor allows

  bool scores_only() const {
    return std::any_of(least.begin(), least.end(), [](const auto& f1) { return f1.has_value(); });
  }
};

enum class Outcome : std::uint8_t {
  same,
  different,
  updated,
  written,  ///< an expectation where there was none
  skipped,  ///< has none
  failed    ///< page or expectation can't be read, or the expectation can't be written
};

inline constexpr std::size_t kOutcomes = 6;

/// What came of a sample.
struct Checked {
  Sample sample{};
  Outcome outcome{};
  Comparison comparison{};
  std::string message{};  ///< file, line and why it failed, or was not updated
  double milliseconds = 0;
};

/// All samples in the order of the operands, and their sums.
struct CheckReport {
  std::vector<Checked> samples{};
  std::array<Score, kKindCount> scores{};
  std::array<std::size_t, kOutcomes> counts{};
  std::vector<std::string> below{};  ///< what is less than CheckJob::least
  std::size_t count(Outcome outcome) const { return counts[static_cast<std::size_t>(outcome)]; }
};

/// Checks, prints to standard output, says on standard error what went wrong. 0: all as expected; 1: something differs, or scores
/// less than it should; 3: some samples failed; 4: all failed, there are none, or the output can't be written.
Status run_check(const CheckJob& job);

}  // namespace pith::internal
