// A page's Document against its Expectation.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "command/expectation.h"
#include "command/score.h"
#include "pith/pith.h"

namespace pith {

/// Something in which the two differ: a kind, "metadata", "must", "must_not", "lines" or "floor", as lines of text.
struct Difference {
  std::string where{};
  std::vector<std::string> expected{};
  std::vector<std::string> found{};
};

struct Comparison {
  std::vector<Difference> differences{};
  std::array<Score, kKindCount> scores{};  ///< of the kinds that are compared
  bool below_floor = false;
};

/// Lines are compared with white space collapsed and empty ones left out. Scores are computed in any case; with `scores_only` nothing
/// else is.
Comparison compare(const Expectation& expectation, const Document& document, bool scores_only);

/// The lines of a text as they are compared: white space collapsed, control characters made visible, empty ones left out.
void append_lines(std::vector<std::string>& lines, std::string_view text);

}  // namespace pith
