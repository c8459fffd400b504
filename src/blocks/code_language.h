// The programming language of a code block, as the page names it for its highlighter.
#pragma once

#include <string>

#include "html/dom.h"

namespace pith::internal {

/// The language of a preformatted element, in lower case and by one name for each language ("cpp" for "C++"); empty when the page
/// does not name it.
std::string code_language(const Dom& dom, NodeId pre);

/// The language that the words of a label beside code name, written in the same way; empty if they name none.
std::string language_named(std::string_view label);

}  // namespace pith::internal
