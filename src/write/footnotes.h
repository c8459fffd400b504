// Footnotes of a page, so that Markdown can print them as footnotes. In: blocks. Out: the blocks that are notes, with their
// labels.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "write/printed_blocks.h"

namespace pith::internal {

/// Label ("1", "a") by Block::anchor of the note. Views into the Document.
using Footnotes = std::map<std::string_view, std::string_view>;

/// A note is a printed block to which a bracketed link with a short text leads, such as "[1]"; that text is its label.
Footnotes find_footnotes(const std::vector<PrintedBlock>& blocks);

}  // namespace pith::internal
