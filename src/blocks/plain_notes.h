// Notes without links. In: a Dom. Out: superscripts that refer to notes, and paragraphs and list items that are these notes.
#pragma once

#include "blocks/notes.h"
#include "html/dom.h"

namespace pith::internal {

/// Notes that begin with their labels and are paragraphs below a ruler or with a name such as "footnote", or items of an ordered
/// list in an <aside> or with such a name. Found only if a superscript further up has the label of each. Linear.
Notes find_plain_notes(const Dom& dom);

}  // namespace pith::internal
