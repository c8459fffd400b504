// Cards: at least three containers of the same kind side by side, such as the teasers of a listing.
#pragma once

#include <vector>

#include "classify/location_features.h"

namespace pith::internal {

/// Sets the features of cards (card_siblings, card_order, card_evenness, cards_*) and of similar containers (alike_*) in
/// `features`, which has one element for each container. Returns for each container the innermost card around it, itself
/// included; 0 for none. Takes linear time.
std::vector<ContainerId> find_cards(const Measures& measures, std::vector<ContainerFeatures>& features);

}  // namespace pith::internal
