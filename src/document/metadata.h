// What a page states about itself, weighed.
#pragma once

#include <vector>

#include "blocks/outline.h"

namespace pith::internal {

/// Chooses among the facts, bylines and headline of a labelled outline. With `options.explain` or
/// `options.sources`, every candidate goes to `statements`.
Metadata find_metadata(const Outline& outline, const Options& options, std::vector<Statement>& statements);

}  // namespace pith::internal
