// The type of the page as features of its blocks: what the article is depends on it.
#pragma once

#include <cstdint>
#include <optional>

#include "classify/features.h"

namespace pith::internal {

/// What only pages of forums have.
inline constexpr Feature kForumSigns[] = {Feature::page_threads, Feature::page_forums, Feature::address_of_forum,
                                          Feature::software_of_forum, Feature::names_of_forum};

/// Whether a page, of which this is any row of features, has one of these signs.
bool shows_forum(const std::uint8_t* row);

/// Sets the features type_of_*, the same in all rows: the chance of each type in 255ths. If the type is given, all is its; else
/// the points of the types are kept in the table. A page without a sign of a forum is none if it is short and has no label of
/// forums either, or if it says that it is of a product: its points for that are the lowest of all types.
void put_type_chances(bool html, std::optional<PageType> given, FeatureTable& rows);

}  // namespace pith::internal
