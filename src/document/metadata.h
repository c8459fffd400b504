// What the page says of itself, weighed.
#pragma once

#include "blocks/outline.h"

namespace pith::internal {

/// Chooses among facts, bylines and the headline; with `options.explain` every candidate goes to `statements`.
Metadata find_metadata(const Outline& outline, const Options& options, std::vector<Statement>& statements);

}  // namespace pith::internal
