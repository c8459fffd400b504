// Other stories and comments as items.
#pragma once

#include <vector>

#include "blocks/outline.h"

namespace pith::internal {

/// The page's other stories, in order: runs of blocks of kind related, split where a new card or headline begins.
std::vector<Related> related_items(const Outline& outline);

/// The page's comments, in order: runs of blocks of kind comment, split where a new card or author begins.
std::vector<Comment> comment_items(const Outline& outline);

}  // namespace pith::internal
