// Buttons that belong to a block of code.
#pragma once

#include "html/dom.h"

namespace pith::internal {

/// Whether an element beside a block of code is a button for it: one with a few words that opens nothing, or an element that is
/// called after copying and says so.
bool is_code_control(const Dom& dom, NodeId element);

/// Whether a button inside of preformatted text is no part of the code: it is at an end of it, or copies it.
bool is_control_in_code(const Dom& dom, NodeId button);

}  // namespace pith::internal
