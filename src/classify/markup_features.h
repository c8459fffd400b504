// The features of the markup inside a block: what its inline elements are called, where its links lead, and images beside it.
#pragma once

#include <vector>

#include "classify/measures.h"

namespace pith::internal {

/// The features of each block of an HTML page.
std::vector<MarkupFeatures> read_markup(const Outline& outline);

}  // namespace pith::internal
