// The rules that look at the surroundings of a block.
#pragma once

#include "classify/evidence.h"

namespace pith::internal {

/// Adds what follows from other blocks: sections under a heading, the container that holds most of the article, neighbours,
/// order. Needs apply_local_rules().
void apply_context_rules(const Outline& outline, Evidence& evidence);

}  // namespace pith::internal
