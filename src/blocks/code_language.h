// The programming language of a code block, as the page names it for its highlighter.
#pragma once

#include <string_view>

#include "html/dom.h"

namespace pith::internal {

/// The language of a preformatted element, such as "cpp"; empty when the page does not name it. The view is the Dom's.
std::string_view code_language(const Dom& dom, NodeId pre);

}  // namespace pith::internal
