// Sections of a page that a heading such as "Related articles" opens.
#pragma once

#include "classify/evidence.h"

namespace pith::internal {

/// Adds the evidence of rules about blocks under a heading of comments, other stories, tags or a pitch. Returns for each block
/// whether it is in a section of comments or other stories. Takes linear time, on any page.
std::vector<char> apply_section_rules(const Outline& outline, Evidence& evidence);

}  // namespace pith::internal
