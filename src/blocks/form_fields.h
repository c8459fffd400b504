// Fields of forms, which tell what the form is for: signing in, searching, subscribing, commenting.
#pragma once

#include <cstdint>

#include "html/dom.h"

namespace pith::internal {

/// The FormField bit of an <input> or <textarea>; 0 for other elements and for fields that tell nothing.
std::uint8_t form_field(const Dom& dom, NodeId element);

}  // namespace pith::internal
