// The title of a page.
#pragma once

#include <string>
#include <string_view>

#include "document/candidates.h"
#include "document/headline.h"

namespace pith::internal {

/// Chooses between the headline and the titles that the page states, all without the site's name and other additions.
std::string select_title(CandidateSelector& selector, const Outline& outline, const Headline& headline, std::string_view site);

}  // namespace pith::internal
