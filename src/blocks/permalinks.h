// Links by which documentation lets a reader copy the address of a heading: "¶", "#", "Link to this heading". They are controls of
// the page, no part of the heading's text.
#pragma once

#include "html/dom.h"

namespace pith::internal {

/// Whether an <a> leads to nothing but the place it stands at, and says so by its only sign, its words or its class.
bool is_permalink(const Dom& dom, NodeId link);

}  // namespace pith::internal
