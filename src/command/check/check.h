// `pith check`: compares what pith finds in sample pages with what it is expected to find.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command/check/compare.h"
#include "command/check/samples.h"
#include "command/choice.h"
#include "command/status.h"

namespace pith::internal {

enum class CheckFormat : std::uint8_t { text, junit, tap, json, github };
inline constexpr Choice<CheckFormat> kCheckFormats[] = {{"text", CheckFormat::text},
                                                        {"junit", CheckFormat::junit},
                                                        {"tap", CheckFormat::tap},
                                                        {"json", CheckFormat::json},
                                                        {"github", CheckFormat::github}};

/// What a run of `pith check` does, from the command line.
struct CheckJob {
  std::vector<std::string> operands{};  ///< folders, files
  CheckFormat format{};
  When color{};
  std::array<std::optional<double>, kKindCount> min_f1{};  ///< of all samples together; if any is set, samples are not compared
  std::size_t threads = 1;
  bool update = false;       ///< write new expectations where something differs
  bool allow_worse = false;  ///< also where a floor is not reached
  bool init = false;         ///< write expectations for samples without one
  bool strict = false;       ///< a page without an expectation fails
  bool prune = false;        ///< remove expectations without a page
  bool times = false;        ///< JSON: print the time that each page took, as JUnit always does
  bool sandbox = false;      ///< the process gives up all rights that the work does not need; the command line's default is true
  bool quiet = false;        ///< print only differences and errors
  bool verbose = false;      ///< text: print also the differences that a floor allows, and the time for a page

  bool scores_only() const {
    return std::any_of(min_f1.begin(), min_f1.end(), [](const auto& f1) { return f1.has_value(); });
  }
};

enum class Outcome : std::uint8_t {
  same,
  different,
  updated,
  written,   ///< a new expectation
  removed,   ///< an expectation without a page
  skipped,   ///< there is no expectation
  unpaired,  ///< an expectation has no page of its own or, if that is asked for, a page no expectation
  failed     ///< the page or expectation can't be read, pith refuses the page, or the expectation can't be written
};

inline constexpr Choice<Outcome> kOutcomes[] = {{"same", Outcome::same},         {"different", Outcome::different},
                                                {"updated", Outcome::updated},   {"written", Outcome::written},
                                                {"removed", Outcome::removed},   {"skipped", Outcome::skipped},
                                                {"unpaired", Outcome::unpaired}, {"failed", Outcome::failed}};
static_assert(is_in_order(kOutcomes));

constexpr std::string_view name_of(Outcome outcome) { return kOutcomes[static_cast<std::size_t>(outcome)].name; }

/// What became of a sample.
struct SampleResult {
  Sample sample{};
  Outcome outcome{};
  Comparison comparison{};
  std::string message{};  ///< "FILE:LINE: REASON": why it failed, say, or what is odd about it; empty if there is nothing to say
  double milliseconds = 0;
  bool has_lines = false;  ///< the lines of the page are those of its file
};

/// All samples in the order of the operands, and their totals.
struct CheckReport {
  std::vector<SampleResult> samples{};
  std::array<Score, kKindCount> scores{};
  std::array<std::size_t, std::size(kOutcomes)> counts{};
  std::vector<std::string> below_min_f1{};  ///< a message for each kind that does not reach CheckJob::min_f1
  std::size_t count(Outcome outcome) const { return counts[static_cast<std::size_t>(outcome)]; }
};

/// Checks all samples, and prints the result on standard output and what went wrong on standard error. Returns one of
/// kCheckStatuses.
Status run_check(const CheckJob& job);

}  // namespace pith::internal
