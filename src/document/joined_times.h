// Dates and times in blocks whose elements may follow each other without a space: "Ann Lee2 hours ago", "Ann LeeYesterday".
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "document/printed_times.h"

namespace pith::internal {

/// The places in a block's text where two elements meet without a space, in order: where a link or emphasis begins or ends
/// between two letters or digits, and where the text itself tells.
std::vector<std::uint32_t> joints_of(const Block& block);

/// As find_printed_time(), with each joint of the block as a space. The span is of the block's text.
std::optional<PrintedTime> find_time_of_block(const Block& block, bool says_ago);

}  // namespace pith::internal
