// Other stories as items. In: labelled blocks. Out: stories with headline, address, source, time and teaser.
#include <algorithm>

#include "document/items.h"
#include "document/story_lines.h"
#include "document/story_links.h"

namespace pith::internal {

std::vector<Related> related_items(const Outline& outline, std::string_view page) {
  const auto is_related = [](const Block& block) { return block.kind == Kind::related; };
  if (std::none_of(outline.blocks.begin(), outline.blocks.end(), is_related)) return {};
  bool linked = false;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) linked |= is_related(outline.blocks[i]) && outline.counts[i].links > 0;
  // Parts of a program's documentation have headings and texts, but no links.
  if (outline.html && !linked && outline.type == PageType::documentation) return {};
  return outline.html && linked ? stories_by_links(outline, page) : stories_by_lines(outline);
}

}  // namespace pith::internal
