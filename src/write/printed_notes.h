// Notes of a page, so that Markdown and HTML can print them as notes. In: the blocks that are printed. Out: which notes are
// printed together with a reference to them.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "write/printed_blocks.h"

namespace pith::internal {

/// Labels (Block::note). Views into the Document.
using PrintedNotes = std::set<std::string_view>;

/// The notes of which both a block and a reference are printed. Others are printed as any block, and as any link.
PrintedNotes printed_notes(const std::vector<PrintedBlock>& blocks);

/// A note's label as a name for Markdown and HTML, which allow no spaces in it: "n-2" for "n 2". The asterisk, which is markup,
/// is written as a word.
std::string note_name(std::string_view label);

/// Whether a list around the block prints the number of its note.
bool is_numbered_note(const Block& block);

}  // namespace pith::internal
