// Other stories, comments and posts as items.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "blocks/outline.h"
#include "document/bylines.h"

namespace pith::internal {

/// The page's other stories, in order, each once. `page` is the address of the page, empty if it is unknown; the links of the
/// blocks are absolute where they can be.
std::vector<Related> related_items(const Outline& outline, std::string_view page);

struct Conversation {
  std::vector<Comment> comments{};
  std::vector<Comment> posts{};                   ///< of a forum; empty for other types of pages
  std::optional<BylineStatement> first_poster{};  ///< the author of the first post, at the place where that post begins
};

/// The page's comments and, in a forum, its posts, in order.
Conversation find_conversation(const Outline& outline);

}  // namespace pith::internal
