// Images of a page as inline markup.
#pragma once

#include <optional>

#include "base/arena.h"
#include "html/dom.h"
#include "pith/pith.h"

namespace pith::internal {

/// An <img> as a Mark::image without its place in the text; nothing when the element has no address that could be shown, or is a
/// tracking pixel. Address and label are copied into `arena`.
std::optional<Inline> image_at(const Dom& dom, NodeId img, Arena& arena);

}  // namespace pith::internal
