// Dates as readers see them.
#pragma once

#include <vector>

#include "classify/dates.h"
#include "document/bylines.h"

namespace pith::internal {

/// The dates of publication and of changes that the text of blocks shows: in bylines, near the headline, and elsewhere where a
/// label tells what they are. In the order of the page.
std::vector<BylineStatement> read_shown_dates(const Outline& outline, const Headline& headline, DateOrder order);

}  // namespace pith::internal
