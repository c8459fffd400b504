// The type of the page as features of its blocks: what the article is depends on it.
#pragma once

#include <optional>

#include "classify/features.h"

namespace pith::internal {

/// For each page type, log odds from the trees.
using TypePoints = std::array<float, kPageTypeCount>;

/// `row` is any row of the page, all of whose features but those that put_type_chances() sets are set.
TypePoints type_points(bool html, const std::uint8_t* row);

/// Sets the features type_of_*, the same in all rows: the chance of each type in 255ths. If the type is given, all is its.
void put_type_chances(bool html, std::optional<PageType> given, FeatureTable& rows);

}  // namespace pith::internal
