// Sections of a page that a heading such as "Related articles" opens.
#pragma once

#include "classify/evidence.h"

namespace pith::internal {

/// Adds the rules of what stands under a heading over comments, other stories, tags or a pitch. Returns for each block whether it
/// stands in a section of comments or other stories. Takes linear time, on any page.
std::vector<char> apply_section_rules(const Outline& outline, Evidence& evidence);

}  // namespace pith::internal
