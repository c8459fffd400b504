// The blocks of a report. In: blocks. Out: HTML elements.
#pragma once

#include <string>
#include <vector>

#include "pith/pith.h"
#include "write/printed_blocks.h"

namespace pith::internal {

/// Whether a report marks the block: it has text, and the confidence in its kind is low.
bool is_unsure(const Block& block);

/// The confidence below which blocks are marked, 0 to 1.
inline constexpr float kUnsure = 0.6F;

/// Appends an element for each block: a label (kind and confidence), the text, and a card with the reasons. Runs of site
/// furniture are folded: they have a summary, and are shown when the reader opens it.
void append_report_blocks(std::string& out, const std::vector<PrintedBlock>& blocks);

}  // namespace pith::internal
