// The programming language of a code block, as the page names it for its highlighter.
#pragma once

#include <string>

#include "html/dom.h"

namespace pith::internal {

/// The language of a preformatted element, in lower case and by one name for each language ("cpp" for "C++"); empty when the page
/// does not name it.
std::string code_language(const Dom& dom, NodeId pre);

}  // namespace pith::internal
