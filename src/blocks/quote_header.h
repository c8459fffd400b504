// Lines above quotations. In: a Dom. Out: whether an element is one.
#pragma once

#include "html/dom.h"

namespace pith::internal {

/// Whether the element is a <cite> at the very beginning of a <blockquote> that says whose words follow, as forums have it above
/// what a post answers: its text ends with a colon, or a time follows the colon, and what comes after it begins no word in lower
/// case, which would go on with a sentence. Such a line is a block of its own; any other <cite> is a part of the text around it.
bool is_quote_header(const Dom& dom, NodeId element);

}  // namespace pith::internal
