// A page's Document against its Expectation.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "command/check/expectation.h"
#include "command/check/score.h"
#include "pith/pith.h"

namespace pith::internal {

/// Something in which the two differ: a kind, "metadata", "must", "must_not", "lines" or "floor", as lines of text.
struct Difference {
  std::string where{};
  std::vector<std::string> expected{};
  std::vector<std::string> found{};
};

struct Comparison {
  std::vector<Difference> differences{};
  std::vector<Difference> allowed{};       ///< kinds that differ but reach their floor, or have none where others do
  std::array<Score, kKindCount> scores{};  ///< of the kinds that are compared
  bool below_floor = false;
};

/// How much of a Comparison is filled.
enum class Depth : std::uint8_t { scores, differences, allowed };

/// Lines are compared with white space collapsed and empty ones left out.
Comparison compare(const Expectation& expectation, const Document& document, Depth depth);

/// The lines of a text as they are compared: white space collapsed, control characters made visible, empty ones left out.
void append_lines(std::vector<std::string>& lines, std::string_view text);

}  // namespace pith::internal
