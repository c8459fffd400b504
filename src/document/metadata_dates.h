// When a page was published and last changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "classify/dates.h"
#include "document/bylines.h"
#include "document/candidates.h"

namespace pith::internal {

/// How pages in a language (BCP 47; empty when unknown) write dates in numbers.
DateOrder date_order_of(std::string_view language);

/// Both in ISO 8601; empty when nothing tells. `url` is the page's address, which may have the date in its path.
std::string select_published(CandidateSelector& selector, const std::vector<BylineStatement>& bylines, DateOrder order,
                             std::string_view url);
std::string select_modified(CandidateSelector& selector, const std::vector<BylineStatement>& bylines, DateOrder order);

}  // namespace pith::internal
