// Stories by their links. In: blocks of kind related. Out: a story for each address that a headline links to.
//
// The idea: an address is a story if the text of one of its links is like a headline. Its card is the largest container around
// that link in which no other story is linked; what else stands there is its author, source, time and teaser. A time may also stand
// where the page links the story a second time.
#include "document/story_links.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "document/item_lines.h"
#include "document/menu_copies.h"
#include "document/non_stories.h"
#include "document/story_addresses.h"
#include "document/story_entries.h"
#include "document/story_headlines.h"
#include "document/story_menus.h"
#include "document/story_parts.h"
#include "document/story_places.h"
#include "document/story_titles.h"
#include "document/story_uses.h"
#include "document/title_parts.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMinFirstLineWords = 3;
constexpr std::size_t kMinWordsOfLine = 2;  // in the address
constexpr std::size_t kMinWordsOfRest = 3;
constexpr std::uint32_t kMaxCopiedWords = 4;  // of a title that several stories may have
constexpr std::uint32_t kMinServiceWords = 4;
constexpr std::uint32_t kMaxLabelledBlocks = 6;  // of a card that a label of advertisements is for
constexpr std::uint32_t kMaxLabelWords = 3;      // of that label
constexpr std::size_t kMaxOtherUses = 4;
constexpr std::uint32_t kMinRepeatedWords = 2;  // of a title that a longer link repeats

// All of a text whose address has words of both its first line, such as the maker of a product, and the others.
std::string_view first_line(std::string_view text, std::string_view address) {
  const std::string_view line = trim(text.substr(0, text.find('\n')));
  if (line.size() == text.size() || count_text(line).words < kMinFirstLineWords) return text;
  const bool both = words_in_address(address, line) >= kMinWordsOfLine &&
                    words_in_address(address, text) >= words_in_address(address, line) + kMinWordsOfRest;
  return both ? text : line;
}

class LinkedStories {
 public:
  LinkedStories(const Outline& outline, std::string_view page)
      : outline_(outline),
        places_(outline),
        uses_(outline, places_, page_address(page)),
        titles_(choose_titles(outline, uses_, places_)) {
    drop_entries(outline, uses_, page_address(page), titles_);
    drop_non_stories(outline, uses_, page_address(page), titles_);
    drop_menu_copies(outline, uses_, places_, titles_);
  }

  std::vector<Related> read() {
    drop_own_titles();
    drop_menus(outline_, uses_, places_, titles_);
    find_stories();
    read_parts();
    clean_titles(outline_, stories_);
    std::vector<Related> stories;
    for (FoundStory& story : stories_) stories.push_back(std::move(story.related));
    drop_copies(stories);
    // On the page of a service, links of a few words lead to its parts.
    if (outline_.type == PageType::service)
      std::erase_if(stories, [](const Related& story) {
        return story.published.empty() && count_text(story.title).words < kMinServiceWords;
      });
    return stories;
  }

 private:
  // A story of the page's own title is the page under another address.
  void drop_own_titles() {
    std::unordered_set<std::string> own;
    for (const Block& block : outline_.blocks)
      if (block.kind == Kind::title) own.insert(to_lower(block.text));
    for (const Fact fact : {Fact::og_title, Fact::jsonld_title})
      if (const std::string_view title = outline_.facts.first(fact); !title.empty()) own.insert(to_lower(title));
    const std::string head = to_lower(outline_.facts.first(Fact::head_title));
    for (AddressId id = 1; id < titles_.size(); ++id)
      if (titles_[id].chosen() && (own.contains(to_lower(text_of(id))) || begins_title(head, id))) titles_[id] = {};
  }

  // Whether the headline is all before a bar in the page's title in lower case: "The ferry is late again / News / Tarn Herald".
  bool begins_title(std::string_view head, AddressId id) const {
    constexpr std::string_view kSlash = " / ";
    const std::string text = to_lower(text_of(id));
    if (titles_[id].words <= kMaxCopiedWords || !head.starts_with(text)) return false;
    const std::string_view rest = head.substr(text.size());
    return rest.starts_with(kSlash) || (!rest.empty() && title_parts(rest).front().empty());
  }

  std::string_view text_of(AddressId id) const { return uses_.text_of(titles_[id].block, titles_[id].text); }

  // A card with a label such as "Sponsored" is an advertisement, even if it leads to the site's own pages; but the goods of a shop
  // are its goods, whoever pays for their place. At the end of a card, "Advertisement" stands where one comes between cards.
  void drop_labelled_advertisements() {
    if (outline_.type == PageType::product || outline_.type == PageType::collection) return;
    for (AddressId id = 1; id < titles_.size(); ++id) {
      if (!titles_[id].chosen()) continue;
      const std::uint32_t headline = titles_[id].block;
      const ContainerId card = places_.card_of(headline, id, in_);
      const BlockRange blocks = card == 0 ? BlockRange{} : blocks_of_card(outline_, card);
      if (blocks.end - blocks.begin > kMaxLabelledBlocks) continue;
      for (std::uint32_t i = blocks.begin; i < blocks.end; ++i)
        if (i != headline && (i + 1 < blocks.end || outline_.counts[i].links > 0) && is_advertisement_label(i)) titles_[id] = {};
    }
  }

  bool is_advertisement_label(std::uint32_t block) const {
    return outline_.counts[block].text.words <= kMaxLabelWords && has_cue(outline_, block, Rule::cue_ad_label);
  }

  void find_stories() {
    in_ = uses_.addresses_in([&](AddressId id) { return titles_[id].chosen(); });
    drop_labelled_advertisements();
    for (AddressId id = 1; id < titles_.size(); ++id)
      if (titles_[id].chosen()) ids_.push_back(id);
    std::sort(ids_.begin(), ids_.end(), [&](AddressId a, AddressId b) {
      const StoryTitle& x = titles_[a];
      const StoryTitle& y = titles_[b];
      return std::pair(x.block, x.text.begin) < std::pair(y.block, y.text.begin);
    });
    for (const AddressId id : ids_)
      stories_.push_back({.title = titles_[id],
                          .address = uses_.address(id),
                          .related = {.title = std::string(title_of(id)), .url = std::string(uses_.target(id))}});
  }

  // "Read: Ferry is late again" where the card has "Ferry is late again" without a link.
  std::string_view title_of(AddressId id) const {
    const std::string_view title = first_line(text_of(id), uses_.address(id));
    const ContainerId card = places_.card_of(titles_[id].block, id, in_);
    if (card == 0) return title;
    const BlockRange blocks = blocks_of_card(outline_, card);
    for (std::size_t i = blocks.begin; i < blocks.end; ++i) {
      const std::string_view text = outline_.blocks[i].text;
      const std::uint32_t words = outline_.counts[i].text.words;
      if (words >= kMinRepeatedWords && text.size() < title.size() && text.size() * 2 > title.size() &&
          ends_with_words(title, text))
        return text;
    }
    return title;
  }

  void read_parts() {
    std::unordered_map<AddressId, std::vector<std::size_t>> others;
    for (std::size_t i = 0; i < uses_.all().size(); ++i) {
      const LinkUse& use = uses_.all()[i];
      std::vector<std::size_t>& known = others[use.address];
      if (use.block != titles_[use.address].block && known.size() < kMaxOtherUses) known.push_back(i);
    }
    for (std::size_t k = 0; k < stories_.size(); ++k) {
      const StoryTitle& title = stories_[k].title;
      Related& story = stories_[k].related;
      read_story_parts(outline_, places_.card_of(title.block, ids_[k], in_), title.block, title.text, !uses_.is_of_site(ids_[k]),
                       story);
      for (const std::size_t i : others[ids_[k]])
        if (story.published.empty()) story.published = time_beside(uses_.all()[i]);
    }
  }

  std::string time_beside(const LinkUse& use) const {
    Related other;
    other.url = uses_.target(use.address);
    other.title = text_of(use.address);  // what the title has is no time beside it
    read_story_parts(outline_, places_.card_of(use.block, use.address, in_), use.block, use.text, false, other);
    return std::move(other.published);
  }

  // The same headline with an address written in another way or for a part of the page, but not with another time elsewhere.
  static void drop_copies(std::vector<Related>& stories) {
    std::unordered_map<std::string, Related> firsts;
    std::erase_if(stories, [&](const Related& story) {
      if (count_text(story.title).words <= kMaxCopiedWords) return false;
      const auto [known, is_new] = firsts.try_emplace(story.title, Related{.url = story.url, .published = story.published});
      const Related& first = known->second;
      const bool timed = !first.published.empty() && !story.published.empty() && first.published != story.published;
      const bool is_other = timed && !lies_below(story.url, first.url) && !lies_below(first.url, story.url);
      return !is_new && !is_other;
    });
  }

  const Outline& outline_;
  StoryPlaces places_;
  StoryUses uses_;
  std::vector<StoryTitle> titles_;  // by address
  std::vector<AddressId> in_{};     // by container
  std::vector<AddressId> ids_{};    // of the stories
  std::vector<FoundStory> stories_{};
};

}  // namespace

std::vector<Related> stories_by_links(const Outline& outline, std::string_view page) {
  return LinkedStories(outline, page).read();
}

}  // namespace pith::internal
