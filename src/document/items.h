// Blocks of other stories and of comments to items.
#pragma once

#include <vector>

#include "blocks/outline.h"

namespace pith::internal {

/// The page's other stories, in order: consecutive blocks of kind related, parted where a new card or headline begins.
std::vector<Related> related_items(const Outline& outline);

/// The page's comments, in order: consecutive blocks of kind comment, parted where a new author or container begins.
std::vector<Comment> comment_items(const Outline& outline);

}  // namespace pith::internal
