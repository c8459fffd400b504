// Text that readers tell from the text around it by its size or place: superscripts, subscripts, ruby annotations. Plain text has
// to show the difference in characters: "10⁶", "a note[1]", "漢字(かんじ)".
#pragma once

#include <string>
#include <string_view>

#include "html/dom.h"

namespace pith::internal {

/// The text in Unicode's superscript characters; empty unless each of its characters has one.
std::string superscript(std::string_view text);

/// The text in Unicode's subscript characters; empty unless each of its characters has one.
std::string subscript(std::string_view text);

/// The bracket to write before the text of an element: '[' for a <sup> that refers to a note, '(' for an <rt> whose <ruby> has no
/// parentheses (<rp>) of its own; '\0' for all others.
char opening_bracket(const Dom& dom, NodeId element);

}  // namespace pith::internal
