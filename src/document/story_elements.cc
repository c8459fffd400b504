// Elements of stories. In: blocks. Out: what their elements say, and a number that is the same for elements of one kind.
#include "document/story_elements.h"

#include <algorithm>
#include <string_view>

#include "base/hash.h"
#include "document/story_names.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxNameBytes = 64;
constexpr std::uint32_t kMaxLinks = 4;  // of a block that is one link; the others are of its images

// Whether names say that a text is a headline, and not the line above or below it: "superheadline", "subheadline".
bool names_headline(std::string_view names) {
  return has_story_name(names, StoryName::headline) && !has_story_name(names, StoryName::subheadline);
}

}  // namespace

bool is_headline_element(const Outline& outline, std::uint32_t block, bool is_longest) {
  if (outline.blocks[block].shape == Shape::heading) return true;
  const BlockCounts& counts = outline.counts[block];
  const Container& container = outline.containers[counts.container];
  const bool heads_card = container.tag == Tag::header && (container.landmarks & kInHeader) == 0;
  if (heads_card && is_longest && container.blocks.end - container.blocks.begin == 1) return true;
  return (is_longest && names_headline(counts.inline_names)) || names_headline(container.names);
}

std::uint32_t element_role(const Outline& outline, std::uint32_t block) {
  const Container& container = outline.containers[outline.counts[block].container];
  std::uint64_t hash = fnv1a(static_cast<char>(container.tag), kFnvBasis);
  hash = fnv1a(static_cast<char>(outline.blocks[block].shape), fnv1a(static_cast<char>(outline.blocks[block].level), hash));
  const std::string_view names = container.names.substr(0, kMaxNameBytes);
  for (const char c : names.substr(0, names.find(' ')))
    if (c < '0' || c > '9') hash = fnv1a(c, hash);
  return static_cast<std::uint32_t>(hash);
}

std::unordered_set<std::uint32_t> RoleCounts::with_most(std::size_t least, std::size_t least_with) const {
  std::unordered_set<std::uint32_t> found;
  for (const auto& [role, count] : counts_)
    if (count.all >= least && count.with >= least_with && count.with * 2 > count.all) found.insert(role);
  return found;
}

// Stories ask this for each of their blocks, so that blocks of many links must not be read.
const Inline* link_of_all(const Outline& outline, std::uint32_t block) {
  if (outline.counts[block].links > kMaxLinks) return nullptr;
  const Block& all = outline.blocks[block];
  for (const Inline& part : all.inlines) {
    if (part.text.begin > 0) break;
    if (part.mark == Mark::link && part.text.end == all.text.size()) return &part;
  }
  return nullptr;
}

bool is_pager_line(const Outline& outline, std::uint32_t block) {
  constexpr std::string_view kBackArrows[] = {"\u00AB", "\u2039", "\u2190", "<"};
  const std::string_view text = outline.blocks[block].text;
  return std::ranges::any_of(kBackArrows, [&](std::string_view arrow) { return text.starts_with(arrow); });
}

}  // namespace pith::internal
