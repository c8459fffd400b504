// The features of the page as a whole.
#pragma once

#include "classify/location_features.h"
#include "classify/measures.h"

namespace pith::internal {

/// The same in each row of the page.
PageFeatures measure_page(const Measures& measures, const LocationFeatures& locations);

}  // namespace pith::internal
