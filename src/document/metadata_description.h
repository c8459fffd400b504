// The description of a page.
#pragma once

#include <string>
#include <string_view>

#include "document/candidates.h"

namespace pith::internal {

/// What the page states about its content, as plain text; empty when it states nothing. `site` is the site's name.
std::string select_description(CandidateSelector& selector, std::string_view site);

}  // namespace pith::internal
