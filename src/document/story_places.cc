// Places of stories. In: labelled blocks and their containers. Out: the card and the menu around a story.
//
// The idea: a number that runs along with the blocks tells for any container how much of the article is in it.
#include "document/story_places.h"

#include <algorithm>

#include "base/words.h"
#include "classify/names.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxCardBlocks = 40;
constexpr std::uint32_t kMinRowLinks = 3;
constexpr std::uint32_t kMinRowWords = 4;  // of each link in a row

}  // namespace

BlockRange blocks_of_card(const Outline& outline, ContainerId card) {
  const BlockRange& blocks = outline.containers[card].blocks;
  return {blocks.begin, std::min(blocks.end, blocks.begin + kMaxCardBlocks)};
}

bool is_in_site_menu(const Outline& outline, std::uint32_t block) {
  const std::uint32_t landmarks = outline.containers[outline.counts[block].container].landmarks;
  return outline.blocks[block].kind == Kind::nav && (landmarks & (kInNav | kInHeader)) != 0;
}

StoryPlaces::StoryPlaces(const Outline& outline) : outline_(outline), article_before_(outline.blocks.size() + 1) {
  for (std::size_t i = 0; i < outline.blocks.size(); ++i)
    article_before_[i + 1] = article_before_[i] + (outline.blocks[i].kind == Kind::article ? 1 : 0);
}

ContainerId StoryPlaces::card_of(std::uint32_t block, AddressId address, const std::vector<AddressId>& in) const {
  ContainerId id = outline_.counts[block].container;
  while (id != 0 && in[id] == kNoAddress) id = outline_.containers[id].parent;  // a heading beside the link
  if (in[id] != address) return 0;
  while (id != 0 && outline_.containers[id].parent != 0 && in[outline_.containers[id].parent] == address)
    id = outline_.containers[id].parent;
  return id;
}

bool StoryPlaces::holds_article(const Container& container) const {
  return (article_before_[container.blocks.end] - article_before_[container.blocks.begin]) * 2 > article_before_.back();
}

ContainerId StoryPlaces::menu_around(std::uint32_t block) const {
  ContainerId menu = 0;
  ContainerId footer = 0;
  for (ContainerId id = outline_.counts[block].container; id != 0; id = outline_.containers[id].parent) {
    const Container& container = outline_.containers[id];
    if (holds_article(container)) break;
    const bool named = (container.name_rules & name_bit(Rule::name_nav)) != 0;
    const bool related = (container.name_rules & name_bit(Rule::name_related)) != 0;
    if (related) return 0;
    if (container.tag == Tag::footer) footer = id;
    if (container.tag == Tag::nav || container.role == "navigation" || named || (container.landmarks & kInHeader) != 0) menu = id;
  }
  return menu == 0 ? footer : menu;
}

bool StoryPlaces::is_row_of_sections(std::uint32_t block) const {
  const BlockCounts& counts = outline_.counts[block];
  if (counts.links < kMinRowLinks || counts.text.words >= counts.links * kMinRowWords) return false;
  return std::ranges::none_of(outline_.blocks[block].inlines, [&](const Inline& part) {
    const std::string_view text = outline_.blocks[block].text.substr(part.text.begin, part.text.end - part.text.begin);
    return part.mark == Mark::link && count_text(text).words > kMinRowWords;
  });
}

}  // namespace pith::internal
