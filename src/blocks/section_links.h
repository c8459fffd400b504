// Links that stand by a heading or a signature for those who write the page: to edit the section, to see the source code.
#pragma once

#include "html/dom.h"

namespace pith::internal {

/// Whether an element is such a link, or the brackets around one. `in_code` says whether it is inside of preformatted text.
bool is_section_link(const Dom& dom, NodeId element, bool in_code);

}  // namespace pith::internal
