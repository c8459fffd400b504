// Comments that are read line by line, where no containers part them.
#pragma once

#include <vector>

#include "blocks/outline.h"

namespace pith::internal {

/// The comments in a page of text, or in blocks of HTML whose containers tell nothing: runs of blocks of kind comment, where a
/// name or a time ends a comment that has its text.
std::vector<Comment> comments_by_lines(const Outline& outline);

}  // namespace pith::internal
