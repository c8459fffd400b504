// References to notes in the text of blocks, such as "[1]".
#pragma once

#include <string_view>

#include "blocks/blocks.h"

namespace pith::internal {

/// The label of the note that a link refers to ("1", "a"): the link leads to an anchor and its short text is in brackets. Empty
/// if the mark is no such link.
std::string_view note_label(std::string_view text, const Inline& mark);

/// The anchor in an address, after '#'; empty if there is none.
std::string_view fragment_of(std::string_view address);

/// Whether a part of the text begins with '[' or follows one.
bool is_bracketed(std::string_view text, Span part);

}  // namespace pith::internal
