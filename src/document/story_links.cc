// Stories by their links. In: blocks of kind related. Out: a story for each address that a headline links to.
//
// The idea: picture, category, headline, teaser and "read more" of one story lead to one address, so an address is a story if the
// text of one of its links is like a headline. Its card is the largest container around that link in which no other story is
// linked; what else stands there is its source, time and teaser.
#include "document/story_links.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "document/item_lines.h"
#include "document/story_addresses.h"
#include "document/story_labels.h"
#include "document/story_parts.h"
#include "document/story_places.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMinTitleWords = 3;      // of a link that is no heading
constexpr std::uint32_t kMinLoneTitleWords = 2;  // of a link that is alone in its card
constexpr std::uint32_t kMaxTitleWords = 40;
constexpr std::uint32_t kMinTeaserWords = 10;
constexpr std::uint32_t kMaxSectionWords = 5;  // of a link to a list of stories
constexpr std::uint32_t kMaxCompanionWords = 4;
constexpr std::size_t kMaxCompanions = 4;
constexpr std::size_t kMinSharedCards = 2;
constexpr std::size_t kMaxLabelBytes = 40;
constexpr std::size_t kMaxCardBlocks = 40;
constexpr std::size_t kMinMenuStories = 6;
constexpr std::size_t kMinWordsInAddress = 3;
constexpr std::uint32_t kMinMenuWords = 5;
constexpr std::uint32_t kMinServiceWords = 4;
constexpr int kMaxBadges = 4;
constexpr std::size_t kMinSameEndings = 4;
constexpr std::ptrdiff_t kMinJoined = 2;
constexpr std::size_t kMinJoinedShare = 5;  // one story in so many
constexpr int kHeadingRank = 6;             // words that a heading is worth
constexpr int kTeaserRank = -100;
constexpr int kLowestRank = -1000;

// A link to another page.
struct LinkUse {
  AddressId address = kNoAddress;
  std::uint32_t block = 0;
  Span text{};
};

// The headline of an address: a link, or a heading beside one.
struct Title {
  static constexpr std::uint32_t kNoBlock = ~std::uint32_t{0};
  std::uint32_t block = kNoBlock;
  Span text{};
  std::uint32_t words = 0;
  int rank = kLowestRank;
  bool chosen() const { return block != kNoBlock; }
};

std::string_view first_line(std::string_view text) {
  const std::string_view line = trim(text.substr(0, text.find('\n')));
  return count_text(line).words >= kMinTitleWords ? line : text;
}

class LinkedStories {
 public:
  LinkedStories(const Outline& outline, std::string_view page) : outline_(outline), places_(outline), page_(page_address(page)) {
    for (std::uint32_t i = 0; i < outline.blocks.size(); ++i)
      if (outline.blocks[i].kind == Kind::related) collect(i);
    titles_.resize(addresses_.size() + 1U);
    is_companion_.resize(titles_.size());
  }

  std::vector<Related> read() {
    choose_headlines();
    drop_companions();
    const std::vector<AddressId> stories = addresses_in([&](AddressId id) { return titles_[id].chosen(); });
    choose_headings_beside_links();
    choose_lone_links(stories);
    drop_menus();
    return make_stories();
  }

 private:
  void collect(std::uint32_t block) {
    if (places_.is_row_of_sections(block)) return;
    for (const Inline& part : outline_.blocks[block].inlines) {
      if (part.mark != Mark::link) continue;
      const std::string_view address = page_address(part.target);
      if (address.empty() || is_home(address) || address == page_ || is_of_network(address)) continue;
      const auto [known, is_new] = ids_.try_emplace(address, static_cast<AddressId>(addresses_.size() + 1));
      if (is_new) {
        addresses_.push_back(address);
        targets_.push_back(part.target);
      }
      uses_.push_back({known->second, block, part.text});
      add_text(uses_.back());
    }
  }

  // A short text that links to several pages is a label.
  void add_text(const LinkUse& use) {
    const std::string_view text = text_of(use);
    if (text.size() > kMaxLabelBytes) return;
    const auto [known, is_new] = address_of_text_.try_emplace(text, use.address);
    if (known->second != use.address) known->second = kSeveral;
  }
  bool is_repeated(std::string_view text) const {
    const auto known = address_of_text_.find(text);
    return known != address_of_text_.end() && known->second == kSeveral;
  }

  std::string_view text_of(const LinkUse& use) const {
    return trim(outline_.blocks[use.block].text.substr(use.text.begin, use.text.end - use.text.begin));
  }

  // The link text that is most like a headline: a heading, or the longest that is no teaser.
  void choose_headlines() {
    const std::vector<bool> sections = find_sections(addresses_);
    for (const LinkUse& use : uses_) {
      const std::string_view text = text_of(use);
      const TextCounts counts = count_text(text);
      const bool heading = is_heading(use.block);
      if (counts.letters == 0 || counts.words < (heading ? 1 : kMinTitleWords) || is_repeated(text)) continue;
      const bool lists = sections[use.address - 1] || leads_to_list(addresses_[use.address - 1]);
      if ((lists && counts.words <= kMaxSectionWords) || is_link_label(text, counts) || is_mostly_time(text, counts)) continue;
      const bool teaser = counts.words > kMaxTitleWords ||
                          (!heading && counts.words >= kMinTeaserWords && (text.ends_with('.') || text.ends_with("\u2026")));
      const int rank =
          static_cast<int>(std::min(counts.words, kMaxTitleWords)) + (heading ? kHeadingRank : 0) + (teaser ? kTeaserRank : 0);
      Title& title = titles_[use.address];
      if (rank > title.rank) title = {use.block, use.text, counts.words, rank};
    }
  }

  bool is_heading(std::uint32_t block) const {
    if (outline_.blocks[block].shape == Shape::heading) return true;
    const std::string_view names = outline_.counts[block].inline_names;
    const std::string_view outer = outline_.containers[outline_.counts[block].container].names;
    constexpr std::string_view kSigns[] = {"title", "headline", "heading"};
    return std::ranges::any_of(kSigns, [&](std::string_view sign) {
      return names.find(sign) != std::string_view::npos || outer.find(sign) != std::string_view::npos;
    });
  }

  // A list item, an article, or a container beside another of the same tag and first name.
  std::vector<bool> find_records() const {
    const std::vector<AddressId> in = addresses_in([](AddressId) { return true; });
    const auto key_of = [&](ContainerId id) {
      const Container& container = outline_.containers[id];
      const std::string_view first = container.names.substr(0, container.names.find(' '));
      return fnv1a(first, (kFnvBasis ^ container.parent) * kHashMultiplier + static_cast<std::uint64_t>(container.tag));
    };
    std::vector<std::uint64_t> keys;
    for (ContainerId id = 1; id < in.size(); ++id)
      if (in[id] != kNoAddress) keys.push_back(key_of(id));
    std::sort(keys.begin(), keys.end());
    std::vector<bool> records(in.size());
    for (ContainerId id = 1; id < in.size(); ++id) {
      if (in[id] == kNoAddress) continue;
      const auto same = std::equal_range(keys.begin(), keys.end(), key_of(id));
      const Tag tag = outline_.containers[id].tag;
      records[id] = tag == Tag::li || tag == Tag::article || same.second - same.first > 1;
    }
    return records;
  }

  // Short links beside a longer headline in one card: its section, its author. Such a link of several cards is no story at all,
  // wherever else it stands.
  void drop_companions() {
    const std::vector<bool> records = find_records();
    const auto record_of = [&](std::uint32_t block) {
      ContainerId id = outline_.counts[block].container;
      while (id != 0 && !records[id]) id = outline_.containers[id].parent;
      return id;
    };
    std::vector<std::pair<ContainerId, AddressId>> in_record;
    for (const LinkUse& use : uses_)
      if (const ContainerId id = titles_[use.address].chosen() ? record_of(use.block) : 0; id != 0)
        in_record.emplace_back(id, use.address);
    std::sort(in_record.begin(), in_record.end());
    in_record.erase(std::unique(in_record.begin(), in_record.end()), in_record.end());
    std::vector<std::pair<AddressId, ContainerId>> companions;
    for (std::size_t begin = 0; begin < in_record.size();) {
      std::size_t end = begin;
      while (end < in_record.size() && in_record[end].first == in_record[begin].first) ++end;
      if (end - begin <= kMaxCompanions) add_companions(std::span(in_record).subspan(begin, end - begin), companions);
      begin = end;
    }
    std::vector<std::size_t> cards(titles_.size());
    for (const auto& [id, record] : companions) ++cards[id];
    for (const auto& [id, record] : companions) {
      is_companion_[id] = cards[id] >= kMinSharedCards;
      if (titles_[id].chosen() && (is_companion_[id] || record == record_of(titles_[id].block))) titles_[id] = {};
    }
  }

  void add_companions(std::span<const std::pair<ContainerId, AddressId>> record,
                      std::vector<std::pair<AddressId, ContainerId>>& companions) const {
    AddressId best = record.front().second;
    for (const auto& [container, id] : record)
      if (titles_[id].rank > titles_[best].rank) best = id;
    for (const auto& [container, id] : record)
      if (id != best && titles_[id].words <= kMaxCompanionWords && titles_[id].rank + 1 < titles_[best].rank)
        companions.emplace_back(id, container);
  }

  // For each container, the one address that counts in it, or kSeveral.
  template <typename Counts>
  std::vector<AddressId> addresses_in(const Counts& counts) const {
    std::vector<AddressId> found(outline_.containers.size(), kNoAddress);
    const auto merge = [](AddressId& into, AddressId id) {
      if (id != kNoAddress) into = into == kNoAddress || into == id ? id : kSeveral;
    };
    for (const LinkUse& use : uses_)
      if (counts(use.address)) merge(found[outline_.counts[use.block].container], use.address);
    for (std::size_t id = found.size(); id-- > 1;) merge(found[outline_.containers[id].parent], found[id]);
    return found;
  }

  // A heading that is no link, with "read more" below it.
  void choose_headings_beside_links() {
    const std::vector<AddressId> all = addresses_in([](AddressId) { return true; });
    for (const LinkUse& use : uses_) {
      if (titles_[use.address].chosen()) continue;
      const ContainerId card = places_.card_of(use.block, use.address, all);
      if (card == 0) continue;
      const BlockRange& blocks = outline_.containers[card].blocks;
      const std::size_t end = std::min<std::size_t>(blocks.end, blocks.begin + kMaxCardBlocks);
      for (std::uint32_t i = blocks.begin; i < end && !titles_[use.address].chosen(); ++i) choose_heading(i, use.address);
    }
  }

  void choose_heading(std::uint32_t block, AddressId address) {
    const bool heading = is_heading(block) && outline_.counts[block].links == 0;
    const std::uint32_t words = outline_.counts[block].text.words;
    if (!heading || words < kMinLoneTitleWords || has_cue(outline_, block, Rule::cue_related_heading)) return;
    titles_[address] = {block, {0, static_cast<std::uint32_t>(outline_.blocks[block].text.size())}, words, 0};
  }

  // A short link that is in no card of another story, such as a headline of two words.
  void choose_lone_links(const std::vector<AddressId>& stories) {
    const std::vector<bool> sections = find_sections(addresses_);
    for (const LinkUse& use : uses_) {
      const std::string_view address = addresses_[use.address - 1];
      if (titles_[use.address].chosen() || is_companion_[use.address] || leads_to_list(address) || sections[use.address - 1])
        continue;
      const std::string_view text = text_of(use);
      const TextCounts counts = count_text(text);
      if (counts.words < kMinLoneTitleWords || counts.letters == 0 || is_repeated(text)) continue;
      if (is_inside_story(use.block, stories)) continue;
      if (is_link_label(text, counts) || is_mostly_time(text, counts)) continue;
      titles_[use.address] = {use.block, use.text, counts.words, 0};
    }
  }

  bool is_inside_story(std::uint32_t block, const std::vector<AddressId>& stories) const {
    ContainerId id = outline_.counts[block].container;
    while (id != 0 && stories[id] == kNoAddress) id = outline_.containers[id].parent;
    return stories[id] != kNoAddress && stories[id] != kSeveral;
  }

  // Many links in a menu are its sections and what they are about, but for those whose addresses repeat their headlines.
  void drop_menus() {
    std::unordered_map<ContainerId, std::vector<AddressId>> menus;
    for (AddressId id = 1; id < titles_.size(); ++id)
      if (titles_[id].chosen())
        if (const ContainerId menu = places_.menu_around(titles_[id].block); menu != 0) menus[menu].push_back(id);
    for (const auto& [menu, ids] : menus)
      if (ids.size() >= kMinMenuStories)
        for (const AddressId id : ids)
          if (titles_[id].words < kMinMenuWords ||
              words_in_address(addresses_[id - 1], text_of(titles_[id])) < kMinWordsInAddress)
            titles_[id] = {};
  }

  std::vector<Related> make_stories() const {
    const std::vector<AddressId> in = addresses_in([&](AddressId id) { return titles_[id].chosen(); });
    std::vector<AddressId> order;
    for (AddressId id = 1; id < titles_.size(); ++id)
      if (titles_[id].chosen()) order.push_back(id);
    std::sort(order.begin(), order.end(), [&](AddressId a, AddressId b) {
      const Title& x = titles_[a];
      const Title& y = titles_[b];
      return std::pair(x.block, x.text.begin) < std::pair(y.block, y.text.begin);
    });
    std::vector<Related> stories;
    for (const AddressId id : order) {
      const Title& title = titles_[id];
      stories.push_back({.title = std::string(first_line(text_of(title))), .url = std::string(targets_[id - 1])});
      read_story_parts(outline_, places_.card_of(title.block, id, in), title.block, title.text, stories.back());
    }
    clean_titles(order, stories);
    drop_copies(stories);
    // On the page of a service, links of a few words lead to its parts.
    if (outline_.type == PageType::service)
      std::erase_if(stories, [](const Related& story) {
        return story.published.empty() && count_text(story.title).words < kMinServiceWords;
      });
    return stories;
  }

  // The same headline with an address written in another way.
  static void drop_copies(std::vector<Related>& stories) {
    std::unordered_map<std::string, std::size_t> titles;
    std::erase_if(stories, [&](const Related& story) {
      return count_text(story.title).words > kMaxCompanionWords && !titles.try_emplace(story.title, 0).second;
    });
  }

  std::string_view text_of(const Title& title) const {
    return trim(outline_.blocks[title.block].text.substr(title.text.begin, title.text.end - title.text.begin));
  }

  // Where one title runs a label and a headline together, those of other stories do as well.
  void clean_titles(std::span<const AddressId> ids, std::vector<Related>& stories) const {
    const auto is_joined = [](const Related& story) { return joined_parts(story.title).size() > 1; };
    const auto joined = std::count_if(stories.begin(), stories.end(), is_joined);
    const bool usual = joined >= kMinJoined && static_cast<std::size_t>(joined) * kMinJoinedShare >= stories.size();
    for (std::size_t i = 0; i < stories.size(); ++i) {
      const std::string title = stories[i].title;
      const std::uint32_t block = titles_[ids[i]].block;
      std::string names(outline_.counts[block].inline_names);
      for (ContainerId id = outline_.counts[block].container, climbed = 0; id != 0 && climbed < 3; ++climbed) {
        names.append(" ").append(outline_.containers[id].names);
        id = outline_.containers[id].parent;
      }
      stories[i].title = without_pager_label(
          usual ? headline_among(joined_parts(title), addresses_[ids[i] - 1]) : std::string_view(title), names);
      std::ranges::replace(stories[i].title, '\n', ' ');
    }
    drop_badges(ids, stories);
  }

  // "Ferry is late again Harbour New": words that end many headlines whose elements are named for badges.
  void drop_badges(std::span<const AddressId> ids, std::vector<Related>& stories) const {
    for (int round = 0; round < kMaxBadges; ++round) {
      std::unordered_map<std::string, std::size_t> endings;
      for (const Related& story : stories) ++endings[story.title.substr(story.title.rfind(' ') + 1)];
      for (std::size_t i = 0; i < stories.size(); ++i) {
        std::string& title = stories[i].title;
        const std::size_t space = title.rfind(' ');
        if (space == std::string::npos || !has_badge(titles_[ids[i]].block)) continue;
        const bool number = title.find_first_not_of("0123456789.,", space + 1) == std::string::npos;
        if ((number && round > 0) || endings[title.substr(space + 1)] >= kMinSameEndings) title.resize(space);
      }
    }
  }

  bool has_badge(std::uint32_t block) const {
    constexpr std::string_view kSigns[] = {"badge", "views", "label", "kicker", "category", "flag"};
    const std::string_view names = outline_.counts[block].inline_names;
    return std::ranges::any_of(kSigns, [&](std::string_view sign) { return names.find(sign) != std::string_view::npos; });
  }

  const Outline& outline_;
  StoryPlaces places_;
  std::string_view page_;
  std::vector<LinkUse> uses_{};
  std::unordered_map<std::string_view, AddressId> ids_{};
  std::unordered_map<std::string_view, AddressId> address_of_text_{};  // kSeveral for a text that links to several
  std::vector<std::string_view> addresses_{};                          // by id less one
  std::vector<std::string_view> targets_{};                            // as the links have them
  std::vector<Title> titles_{};                                        // by id
  std::vector<bool> is_companion_{};                                   // by id: of several cards
};

}  // namespace

std::vector<Related> stories_by_links(const Outline& outline, std::string_view page) {
  return LinkedStories(outline, page).read();
}

}  // namespace pith::internal
