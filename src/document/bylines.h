// Authors and dates as readers see them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "blocks/outline.h"
#include "document/dates.h"

namespace pith::internal {

/// A statement that is made in the text of a block.
struct Said {
  Fact fact{};
  std::string value{};  ///< a name, or a date in ISO 8601
  std::size_t block = 0;
};

/// What the blocks of kind byline say, in order.
std::vector<Said> read_bylines(const Outline& outline, DateOrder order);

/// The names in "By Ann Lee and Bo Orr", "Ann Lee, PhD, Bo Orr": without "By", addresses, dates and what is said in place of a name.
std::vector<std::string> split_names(std::string_view text);

/// Whether a label such as "Written by" says that a name follows.
bool announces_author(std::string_view label);

}  // namespace pith::internal
