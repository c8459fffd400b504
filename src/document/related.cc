// Other stories as items. In: labelled blocks. Out: stories with headline, address, source, time and teaser.
#include <algorithm>

#include "document/items.h"
#include "document/story_lines.h"
#include "document/story_links.h"

namespace pith::internal {

std::vector<Related> related_items(const Outline& outline, std::string_view page) {
  const auto is_related = [](const Block& block) { return block.kind == Kind::related; };
  if (std::none_of(outline.blocks.begin(), outline.blocks.end(), is_related)) return {};
  std::vector<Related> stories;
  if (outline.html) stories = stories_by_links(outline, page);
  return stories.empty() ? stories_by_lines(outline) : stories;
}

}  // namespace pith::internal
