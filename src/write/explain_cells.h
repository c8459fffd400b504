// What stands in the columns of an explanation: texts and reasons, cut to columns of a terminal, of which East Asian characters
// take two.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pith/pith.h"

namespace pith::internal {

/// The text on one line, cut to a number of columns, with an ellipsis if it is longer. Control characters, which could change the
/// state of the terminal, become spaces.
std::string cut(std::string_view text, std::size_t columns);

/// The reasons that fit into a number of columns, two spaces apart; if none fits, the beginning of the first.
std::string reasons_of(const Block& block, std::size_t columns);

/// A reason in a number of columns, or the beginning of its words and its points, which 5 columns hold.
std::string reason_in(const Reason& reason, std::size_t columns);

}  // namespace pith::internal
