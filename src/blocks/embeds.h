// Videos, sounds and pages in frames as inline markup.
#pragma once

#include <optional>

#include "base/arena.h"
#include "html/dom.h"
#include "pith/pith.h"

namespace pith::internal {

/// A <video>, <audio>, <embed> or <iframe> that a reader may play as a Mark::embed without its place in the text; nothing for other
/// elements, for those without an address, and for frames that serve another purpose: advertisements, counters, buttons. Address
/// and title are copied into `arena`; without a title the address is the title.
std::optional<Inline> embed_at(const Dom& dom, NodeId element, Arena& arena);

}  // namespace pith::internal
