// Boxes that ask for an address for a newsletter, or for a log-in. In: an Outline of HTML and its evidence. Out: the kinds of their blocks.
#pragma once

#include <optional>
#include <span>

#include "classify/furniture.h"

namespace pith::internal {

/// Sets the kind of the blocks in boxes that ask for an address to send a newsletter to, and in log-in boxes. Blocks with a kind
/// keep it. One entry for each block.
void settle_boxes(const Outline& outline, const Evidence& evidence, std::span<std::optional<SettledKind>> kinds);

}  // namespace pith::internal
