// Headings beside links. In: links without a headline. Out: the headings in their cards.
//
// The idea: where the card of an address has a heading and no other story, the heading is that of the story, however the link to it
// is labelled. A card without a heading has its headline in the text that the address repeats, or where cards like it have theirs.
#include "document/story_headings.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "document/item_lines.h"
#include "document/story_addresses.h"
#include "document/story_elements.h"
#include "document/story_labels.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxCardWords = 300;
constexpr std::uint32_t kMaxLabelWords = 6;
constexpr std::uint32_t kMaxTitleWords = 12;  // of a name that is no heading
constexpr std::size_t kMinUsual = 3;          // names in elements of one kind

class HeadingChooser {
 public:
  HeadingChooser(const Outline& outline, const StoryUses& uses, const StoryPlaces& places, std::vector<StoryTitle>& titles)
      : outline_(outline), uses_(uses), places_(places), titles_(titles), tried_(titles.size()) {}

  void choose(std::span<const StoryTitle> candidates) {
    const std::vector<bool> sections = find_short_links(candidates);
    const std::vector<AddressId> all = uses_.addresses_in([&](AddressId id) { return !sections[id]; });
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const LinkUse& use = uses_.all()[i];
      // A label or a teaser is better than nothing, but a heading is better.
      if (titles_[use.address].rank >= 0 || !may_be_beside(candidates[i], use)) continue;
      const ContainerId card = places_.card_of(use.block, use.address, all);
      if (card == 0 || card == tried_[use.address]) continue;
      tried_[use.address] = card;
      const BlockRange blocks = blocks_of_card(outline_, card);
      if (!is_chapter(blocks)) choose_beside(use.address, blocks);
    }
    choose_in_usual_elements();
  }

 private:
  // A heading or, where the link is a label, a name in the card.
  void choose_beside(AddressId address, const BlockRange& card) {
    const bool is_label = !titles_[address].chosen();
    if (choose_in(card, address, [&](std::uint32_t block) { return is_heading_of(block, address); }) || !is_label) return;
    if (choose_in(card, address, [&](std::uint32_t block) { return repeats_address(block, address); }))
      ++names_[titles_[address].role];
    else
      without_name_.emplace_back(address, card);
  }

  // Where the names of several cards are in elements of one kind, so are those whose addresses have other words.
  void choose_in_usual_elements() {
    for (const auto& [address, card] : without_name_)
      choose_in(card, address, [&](std::uint32_t block) {
        const auto names = is_short_text(block) ? names_.find(element_role(outline_, block)) : names_.end();
        return names != names_.end() && names->second >= kMinUsual;
      });
  }

  // Not a link between words of a sentence, to a list of stories, or of so many words that they say what it leads to.
  bool may_be_beside(const StoryTitle& candidate, const LinkUse& use) const {
    const std::string_view link = uses_.text_of(use);
    if (!titles_[use.address].chosen() && candidate.words > kMaxLabelWords && !begins_as_label(link)) return false;
    return !uses_.leads_to_list(use.address) && (!candidate.in_sentence || begins_as_label(link)) &&
           !is_link_to_all(link, count_text(link));
  }

  // By address: whether all of several links to it are of a word or two, as those to the sections of stories are.
  std::vector<bool> find_short_links(std::span<const StoryTitle> candidates) const {
    std::vector<std::uint32_t> words(titles_.size());
    std::vector<std::size_t> links(titles_.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const AddressId id = uses_.all()[i].address;
      words[id] = std::max(words[id], candidates[i].words);
      links[id] += candidates[i].words > 0 && !uses_.is_repeated(uses_.text_of(uses_.all()[i]));
    }
    std::vector<bool> found(titles_.size());
    for (AddressId id = 1; id < found.size(); ++id)
      found[id] = links[id] > 1 && words[id] < kMinLinkTitleWords && !titles_[id].chosen();
    return found;
  }

  // A text so long has headings of its own.
  bool is_chapter(const BlockRange& blocks) const {
    std::uint32_t words = 0;
    for (std::uint32_t i = blocks.begin; i < blocks.end; ++i) words += outline_.counts[i].text.words;
    return words > kMaxCardWords;
  }

  // Takes the first block of a card that is a headline.
  template <typename IsHeadline>
  bool choose_in(const BlockRange& blocks, AddressId address, const IsHeadline& is_headline) {
    std::uint32_t i = blocks.begin;
    while (i < blocks.end && !is_headline(i)) ++i;
    if (i == blocks.end) return false;
    const std::string_view text = outline_.blocks[i].text;
    const std::uint32_t words = outline_.counts[i].text.words;
    titles_[address] = {i, {0, static_cast<std::uint32_t>(text.size())}, words, 0, element_role(outline_, i)};
    return true;
  }

  bool is_heading_of(std::uint32_t block, AddressId address) const {
    // A linked one of this kind was looked at as a link already, and that of an entry of a list is of another kind.
    const bool may_link = titles_[address].chosen() || (outline_.blocks[block].kind != Kind::related && !lists_things(outline_));
    const bool heading = is_headline_element(outline_, block, true) &&
                         (may_link ? links_only_to(block, address) : outline_.counts[block].links == 0);
    const std::uint32_t words = outline_.counts[block].text.words;
    if (!heading || words < kMinLoneTitleWords || has_cue(outline_, block, Rule::cue_related_heading)) return false;
    const std::string_view text = outline_.blocks[block].text;
    return may_be_story(uses_.address(address), text) && !leads_beside_stories(uses_, address, text, words);
  }

  bool is_short_text(std::uint32_t block) const {
    const std::uint32_t words = outline_.counts[block].text.words;
    return outline_.counts[block].links == 0 && words >= kMinLoneTitleWords && words <= kMaxTitleWords;
  }

  // Whether a block is no more than words of the address, as the name of a thing is in a card whose link says "View" alone.
  bool repeats_address(std::uint32_t block, AddressId address) const {
    if (outline_.counts[block].links > 0 || outline_.counts[block].text.words > kMaxTitleWords) return false;
    const std::size_t repeated = words_in_address(uses_.address(address), outline_.blocks[block].text);
    return repeated >= kMinLoneTitleWords && repeated * 2 > outline_.counts[block].text.words;
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
  std::vector<StoryTitle>& titles_;                         // by address
  std::vector<ContainerId> tried_;                          // by address: the card last searched
  std::unordered_map<std::uint32_t, std::size_t> names_{};  // how many were chosen in elements of one kind
  std::vector<std::pair<AddressId, BlockRange>> without_name_{};
};

}  // namespace

void choose_headings_beside_links(const Outline& outline, const StoryUses& uses, const StoryPlaces& places,
                                  std::span<const StoryTitle> candidates, std::vector<StoryTitle>& titles) {
  HeadingChooser(outline, uses, places, titles).choose(candidates);
}

}  // namespace pith::internal
