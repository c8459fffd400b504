// Elements of stories. In: blocks. Out: what their elements say, and a number that is the same for elements of one kind.
#include "document/story_elements.h"

#include <algorithm>
#include <string_view>

#include "base/hash.h"
#include "document/story_names.h"

namespace pith::internal {

bool is_headline_element(const Outline& outline, std::uint32_t block, bool is_longest) {
  if (outline.blocks[block].shape == Shape::heading) return true;
  const BlockCounts& counts = outline.counts[block];
  return (is_longest && has_story_name(counts.inline_names, StoryName::headline)) ||
         has_story_name(outline.containers[counts.container].names, StoryName::headline);
}

std::uint32_t element_role(const Outline& outline, std::uint32_t block) {
  const Container& container = outline.containers[outline.counts[block].container];
  std::uint64_t hash = fnv1a(static_cast<char>(container.tag), kFnvBasis);
  hash = fnv1a(static_cast<char>(outline.blocks[block].shape), fnv1a(static_cast<char>(outline.blocks[block].level), hash));
  for (const char c : container.names.substr(0, container.names.find(' ')))
    if (c < '0' || c > '9') hash = fnv1a(c, hash);
  return static_cast<std::uint32_t>(hash);
}

bool is_pager_line(const Outline& outline, std::uint32_t block) {
  constexpr std::string_view kArrows[] = {"\u00AB", "\u2039", "\u2190", "<"};
  const std::string_view text = outline.blocks[block].text;
  return std::ranges::any_of(kArrows, [&](std::string_view arrow) { return text.starts_with(arrow); });
}

}  // namespace pith::internal
