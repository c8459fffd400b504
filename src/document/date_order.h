// The order of day, month and year in the dates of a page.
#pragma once

#include <string_view>

#include "blocks/outline.h"
#include "classify/dates.h"

namespace pith::internal {

/// How a page writes dates in numbers: as those of its dates that leave no choice do, else as is usual where its address is, else
/// as is usual in its language, for dates with hyphens only if a clock with "AM" or "PM" follows them. `language` is a tag of BCP
/// 47, `url` the page's address; both may be empty.
DateOrder find_date_order(const Outline& outline, std::string_view language, std::string_view url);

}  // namespace pith::internal
