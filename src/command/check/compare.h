// Compares a page's Document with its Expectation.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "command/check/expectation.h"
#include "command/check/score.h"
#include "pith/pith.h"

namespace pith::internal {

/// One difference between the two, as lines of text.
struct Difference {
  std::string where{};  ///< a kind, "metadata", "must", "must_not", "lines" or "floor"
  std::vector<std::string> expected{};
  std::vector<std::string> found{};
  std::vector<std::uint32_t> page_lines{};  ///< of `found`, in the decoded page; empty if it is no text of a kind
};

/// Lines that were expected in one kind and found in another.
struct MovedLines {
  Kind from{};
  Kind to{};
  std::size_t lines = 0;
  std::size_t words = 0;
};

struct Comparison {
  std::vector<Difference> differences{};
  std::vector<MovedLines> moves{};         ///< between the kinds that are compared, in their order; part of the differences, too
  std::vector<Difference> allowed{};       ///< of kinds that reach their floor, or that have none while other kinds have
  std::array<Score, kKindCount> scores{};  ///< of the kinds that are compared
  bool below_floor = false;                ///< a kind does not reach its floor
};

/// How much of a Comparison is filled: each value includes those before it.
enum class CompareDetail : std::uint8_t { scores, differences, allowed };

/// Compares line by line; white space is collapsed and empty lines are left out.
Comparison compare(const Expectation& expectation, const Document& document, CompareDetail detail);

/// Appends the lines of a text in the form in which they are compared: white space collapsed, control characters replaced by
/// U+FFFD, and empty lines left out.
void append_lines(std::vector<std::string>& lines, std::string_view text);

}  // namespace pith::internal
