// Images of a page as inline markup.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "html/dom.h"
#include "pith/pith.h"

namespace pith::internal {

/// Whether an image in a cell of a table stands for a word: its alternative text is short and all that the cell has.
bool stands_for_word(const Dom& dom, NodeId img);

/// An <img> as a Mark::image without its place in the text; nothing when the element has no address that could be shown, or is a
/// tracking pixel. Address and label are copied into `arena`.
std::optional<Inline> image_at(const Dom& dom, NodeId img, Arena& arena);

/// The address of what an element shows or plays, also where a script would load it later; empty if there is none. The view lives
/// as long as the Dom.
std::string_view media_address(const Dom& dom, NodeId element);

/// Whether the element's stated size is a pixel or nothing, as that of what counts readers.
bool is_too_small_to_see(const Dom& dom, NodeId element);

/// A label with its runs of white space and line terminators as one space, also at the end.
std::string collapsed_label(std::string_view text);

}  // namespace pith::internal
