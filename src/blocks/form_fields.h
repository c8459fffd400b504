// Fields of forms, which tell what the form is for: signing in, searching, subscribing, commenting.
#pragma once

#include <cstdint>

#include "html/dom.h"

namespace pith::internal {

/// The FormField bit of an <input> or <textarea>; 0 for other elements and for fields that tell nothing.
std::uint8_t form_field(const Dom& dom, NodeId element);

/// Whether a label has nothing but the drawing of a box that can be ticked.
bool is_drawn_checkbox(const Dom& dom, NodeId label);

}  // namespace pith::internal
