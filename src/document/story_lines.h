// Other stories that are read line by line, where no links part them.
#pragma once

#include <vector>

#include "blocks/outline.h"

namespace pith::internal {

/// The stories in a page of text, or in HTML whose stories have no links: runs of blocks of kind related, split where a new
/// group of lines, list item or headline begins.
std::vector<Related> stories_by_lines(const Outline& outline);

}  // namespace pith::internal
