// The door of this folder: an Outline gets the kinds of its blocks.
#pragma once

#include "blocks/outline.h"

namespace pith::internal {

/// Sets kind, score and (with Options::explain) reasons of every block, the page's type and the confidence; and what the rules
/// have read for later stages: Outline::cues and Container::name_rules. Needs count_blocks().
void classify(Outline& outline, const Options& options);

}  // namespace pith::internal
