// Inline elements as parts of the text of a block: a label, a headline and a time inside of a link, the author in a line.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "pith/pith.h"

namespace pith::internal {

/// The text of an inline element that is part of a block or of a link in it.
struct InlinePart {
  Span text{};               ///< in the block's text, without white space at its ends
  std::string_view names{};  ///< its names, or the first 80 bytes of them
};

/// The names of a part that are not kept beyond these bytes.
inline constexpr std::size_t kMaxPartNames = 80;

/// A copy that lives as long as the arena.
std::span<const InlinePart> copy_parts(std::vector<InlinePart> parts, Arena& arena);

}  // namespace pith::internal
