// Buttons that open a part of the text. In: an element that names by `aria-controls` what it opens. Out: whether that is text.
#pragma once

#include "html/dom.h"

namespace pith::internal {

/// Whether the element is the button of a folded answer or section, rather than of a menu or dialog.
bool opens_text(const Dom& dom, NodeId button);

}  // namespace pith::internal
