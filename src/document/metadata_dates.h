// When a page was published and last changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "classify/dates.h"
#include "document/bylines.h"
#include "document/candidates.h"

namespace pith::internal {

/// What the choice of dates goes by, all borrowed.
struct DateSources {
  const Outline& outline;
  const std::vector<BylineStatement>& shown;  ///< what the page shows its readers
  DateOrder order{};
  std::string_view url{};  ///< the page's address, which may have the date in its path
};

/// Both in ISO 8601; empty when nothing tells.
std::string select_published(CandidateSelector& selector, const DateSources& sources);
std::string select_modified(CandidateSelector& selector, const DateSources& sources);

}  // namespace pith::internal
