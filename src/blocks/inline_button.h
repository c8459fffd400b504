// Buttons inside a sentence: "Press <button>Save</button> to go on." The HTML Standard lays out a button as inline-block, but most
// buttons stand alone and would run into the text beside them.
#pragma once

#include <string_view>

#include "html/dom.h"

namespace pith::internal {

/// Whether an element is a button with words on both sides. `before` is the text of its block so far.
bool is_inline_button(const Dom& dom, NodeId element, std::string_view before);

}  // namespace pith::internal
