// The description of a page.
#pragma once

#include <string>
#include <string_view>

#include "document/candidates.h"

namespace pith::internal {

/// What the page states about its content, as plain text; empty where it states nothing. `site` and `title` are those of the page,
/// chosen before.
std::string select_description(CandidateSelector& selector, const Outline& outline, std::string_view site,
                               std::string_view title);

}  // namespace pith::internal
