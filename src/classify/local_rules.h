// The rules that look at one block at a time.
#pragma once

#include "classify/evidence.h"

namespace pith::internal {

/// Adds what each block tells by its own text, links, shape, landmarks and names of containers. Sets Outline::cues and
/// Container::name_rules, and the names in `evidence`.
void apply_local_rules(Outline& outline, Evidence& evidence);

}  // namespace pith::internal
