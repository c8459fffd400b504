// The inline elements inside of a link: a label, a headline and a time, each in an element of its own.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "pith/pith.h"

namespace pith::internal {

/// The text of an inline element inside of a link that has more text than it.
struct LinkPart {
  Span text{};               ///< in the block's text, without white space at its ends
  std::string_view names{};  ///< its class attribute, or the first 80 bytes of it
};

/// A copy that lives as long as the arena.
std::span<const LinkPart> copy_link_parts(std::vector<LinkPart> parts, Arena& arena);

}  // namespace pith::internal
