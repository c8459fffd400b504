// Authors and dates as readers see them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "blocks/outline.h"
#include "classify/dates.h"
#include "document/headline.h"

namespace pith::internal {

/// An author or a date that the text of a block states.
struct BylineStatement {
  Fact fact{};
  std::string value{};     ///< a name, or a date in ISO 8601
  std::size_t block = 0;   ///< its number
  std::uint32_t line = 0;  ///< where that block begins
};

/// What bylines state, and single lines elsewhere that are like bylines, in the order of the page.
std::vector<BylineStatement> read_bylines(const Outline& outline, const Headline& headline, DateOrder order);

}  // namespace pith::internal
