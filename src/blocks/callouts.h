// Callouts: boxes beside the text, such as "Note" and "Warning" of documentation.
#pragma once

#include "html/dom.h"

namespace pith::internal {

/// Whether an element is a callout, by its class or role.
bool is_callout(const Dom& dom, NodeId element);

/// Whether an element inside of a callout is its title.
bool is_callout_title(const Dom& dom, NodeId element);

}  // namespace pith::internal
