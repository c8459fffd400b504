// A first guess at every block, as features of the blocks around it.
#pragma once

#include "classify/features.h"

namespace pith::internal {

/// Sets the features of a page's rows that are chances: for each kind what a first forest gives the blocks around. The other
/// features must be set.
void put_chances(const Outline& outline, FeatureTable& rows);

/// Blocks before and after a block of whose chances there is a mean.
inline constexpr std::uint32_t kChanceWindows[] = {5, 15};
/// The weight of a block in a mean is log_byte() of its words and this.
inline constexpr std::uint32_t kMinChanceWeight = 16;

}  // namespace pith::internal
