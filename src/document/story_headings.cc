// Headings beside links. In: links without a headline. Out: the headings in their cards.
//
// The idea: where the card of an address has a heading and no other story, the heading is that of the story, however the link to it
// is labelled.
#include "document/story_headings.h"

#include <algorithm>
#include <string_view>

#include "document/item_lines.h"
#include "document/story_addresses.h"
#include "document/story_elements.h"
#include "document/story_labels.h"

namespace pith::internal {
namespace {

class HeadingChooser {
 public:
  HeadingChooser(const Outline& outline, const StoryUses& uses, const StoryPlaces& places, std::vector<StoryTitle>& titles)
      : outline_(outline), uses_(uses), places_(places), titles_(titles), tried_(titles.size()) {}

  void choose(std::span<const StoryTitle> candidates) {
    const std::vector<bool> sections = find_short_links(candidates);
    const std::vector<AddressId> all = uses_.addresses_in([&](AddressId id) { return !sections[id]; });
    for (const LinkUse& use : uses_.all()) {
      // A label or a teaser is better than nothing, but a heading is better.
      if (titles_[use.address].rank >= 0 || uses_.leads_to_list(use.address)) continue;
      const std::string_view link = uses_.text_of(use);
      if (is_link_to_all(link, count_text(link))) continue;
      const ContainerId card = places_.card_of(use.block, use.address, all);
      if (card == 0 || card == tried_[use.address]) continue;
      tried_[use.address] = card;
      const BlockRange blocks = blocks_of_card(outline_, card);
      for (std::uint32_t i = blocks.begin; i < blocks.end && !choose_heading(i, use.address); ++i) continue;
    }
  }

 private:
  // By address: whether all of several links to it are of a word or two, as those to the sections of stories are.
  std::vector<bool> find_short_links(std::span<const StoryTitle> candidates) const {
    std::vector<std::uint32_t> words(titles_.size());
    std::vector<std::size_t> links(titles_.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const AddressId id = uses_.all()[i].address;
      words[id] = std::max(words[id], candidates[i].words);
      links[id] += candidates[i].words > 0;
    }
    std::vector<bool> found(titles_.size());
    for (AddressId id = 1; id < found.size(); ++id)
      found[id] = links[id] > 1 && words[id] < kMinLinkTitleWords && !titles_[id].chosen();
    return found;
  }

  bool choose_heading(std::uint32_t block, AddressId address) {
    const bool heading = is_headline_element(outline_, block, true) &&
                         (titles_[address].chosen() ? links_only_to(block, address) : outline_.counts[block].links == 0);
    const std::uint32_t words = outline_.counts[block].text.words;
    if (!heading || words < kMinLoneTitleWords || has_cue(outline_, block, Rule::cue_related_heading)) return false;
    const std::string_view text = outline_.blocks[block].text;
    if (!may_be_story(uses_.address(address), text) || leads_beside_stories(uses_, address, text, words)) return false;
    titles_[address] = {block, {0, static_cast<std::uint32_t>(text.size())}, words, 0, element_role(outline_, block)};
    return true;
  }

  // Whether a block has no links but to an address. Blocks of other kinds have links that are not known by number.
  bool links_only_to(std::uint32_t block, AddressId address) const {
    return std::ranges::all_of(outline_.blocks[block].inlines, [&](const Inline& part) {
      return part.mark != Mark::link || page_address(part.target) == uses_.address(address);
    });
  }

  const Outline& outline_;
  const StoryUses& uses_;
  const StoryPlaces& places_;
  std::vector<StoryTitle>& titles_;  // by address
  std::vector<ContainerId> tried_;   // by address: the card last searched
};

}  // namespace

void choose_headings_beside_links(const Outline& outline, const StoryUses& uses, const StoryPlaces& places,
                                  std::span<const StoryTitle> candidates, std::vector<StoryTitle>& titles) {
  HeadingChooser(outline, uses, places, titles).choose(candidates);
}

}  // namespace pith::internal
