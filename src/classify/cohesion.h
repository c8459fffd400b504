// How far the words of a block are those of the blocks around it.
#pragma once

#include <vector>

#include "classify/measures.h"

namespace pith::internal {

/// One for each block. `article_run` is the page's best run of article.
std::vector<CohesionFeatures> measure_cohesion(const Measures& measures, BlockRange article_run);

}  // namespace pith::internal
