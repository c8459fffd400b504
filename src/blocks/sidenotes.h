// Notes inside of the text. In: a Dom. Out: notes whose place is in the paragraph that refers to them.
#pragma once

#include "blocks/notes.h"
#include "html/dom.h"

namespace pith::internal {

/// Adds the notes that stand inside of a sentence and that a browser shows in the margin, below, or when a reader points at them:
/// elements whose class says so, with text before or after them in the same block. What was found inside of such a note before is
/// dropped. A note without a label gets its number. Linear but for the depth of the page.
void add_sidenotes(const Dom& dom, Notes& found);

}  // namespace pith::internal
