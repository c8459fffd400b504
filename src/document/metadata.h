// What a page states about itself, weighed.
#pragma once

#include <optional>
#include <vector>

#include "blocks/outline.h"
#include "document/bylines.h"

namespace pith::internal {

/// Chooses among the facts, bylines and headline of a labelled outline, and who wrote the first post of a forum. With
/// `options.explain` or `options.sources`, every candidate goes to `statements`.
Metadata find_metadata(const Outline& outline, const Options& options, const std::optional<BylineStatement>& first_poster,
                       std::vector<Statement>& statements);

}  // namespace pith::internal
