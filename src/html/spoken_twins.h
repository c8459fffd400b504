// Words that are on a page twice, for the eyes and for screen readers. In: an element that screen readers leave out. Out: which of
// the two is to be left out of the text.
#pragma once

#include <optional>

#include "html/dom.h"

namespace pith::internal {

/// What repeats the words that stand right beside it: of an element with `aria-hidden`, that element or the one with the words that
/// screen readers say in its place.
std::optional<NodeId> repeated_for_screen_readers(const Dom& dom, NodeId seen);

}  // namespace pith::internal
