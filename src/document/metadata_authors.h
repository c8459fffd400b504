// The authors of a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/bylines.h"
#include "document/candidates.h"

namespace pith::internal {

/// All authors that the best source names, in its order.
std::vector<std::string> select_authors(CandidateSelector& selector, const Outline& outline,
                                        const std::vector<BylineStatement>& bylines, std::string_view site);

}  // namespace pith::internal
