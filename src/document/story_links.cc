// Stories by their links. In: blocks of kind related. Out: a story for each address that a headline links to.
//
// The idea: picture, category, headline, teaser and "read more" of one story lead to one address, so an address is a story if the
// text of one of its links is like a headline. Its card is the largest container around that link in which no other story is
// linked; what else stands there is its source, time and teaser.
#include "document/story_links.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "document/addresses.h"
#include "document/item_lines.h"
#include "document/name_roles.h"
#include "document/printed_times.h"
#include "document/signature.h"

namespace pith::internal {
namespace {

using AddressId = std::uint32_t;
constexpr AddressId kNoAddress = 0;
constexpr AddressId kSeveral = ~AddressId{0};

constexpr std::uint32_t kMinTitleWords = 3;        // of a link that is no heading
constexpr std::uint32_t kMinLoneTitleWords = 2;    // of a link that is alone in its card
constexpr std::uint32_t kMaxTitleWords = 30;
constexpr std::uint32_t kMinTeaserWords = 8;
constexpr std::uint32_t kTeaserTimes = 2;  // how much longer than a headline a teaser is
constexpr std::uint32_t kMaxStampRest = 6;
constexpr std::uint32_t kMinLabelCopies = 3;
constexpr std::size_t kMaxCardBlocks = 40;
// The words in paths of pages that list stories or people.
constexpr std::string_view kListPaths[] = {"tag",      "tags",   "category", "categories", "kategorie", "categorie", "categoria",
                                           "author",   "authors", "autor",   "topic",      "topics",    "thema",     "section",
                                           "rubrique", "rubrik",  "user",    "users",      "profile",   "search"};

// A link to another page.
struct LinkUse {
  AddressId address = kNoAddress;
  std::uint32_t block = 0;
  Span text{};
};

std::string_view text_of(const Outline& outline, const LinkUse& use) {
  return trim(outline.blocks[use.block].text.substr(use.text.begin, use.text.end - use.text.begin));
}

// The address without its fragment; empty when it leads to no page.
std::string_view page_address(std::string_view address) {
  address = trim(address.substr(0, address.find('#')));
  const bool is_page = is_safe_address(address) && !istarts_with(address, "mailto:") && !istarts_with(address, "tel:");
  return is_page ? address : std::string_view{};
}

std::string_view without_slash(std::string_view address) {
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

// The path of an absolute address, or all of a relative one.
std::string_view path_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return address;
  const std::size_t slash = address.find('/', scheme + 3);
  return slash == std::string_view::npos ? std::string_view{} : address.substr(slash);
}

bool is_home(std::string_view address) { return without_slash(path_of(address)).empty(); }

bool leads_to_list(std::string_view address) {
  for (std::string_view path = path_of(address); !path.empty();) {
    const std::size_t end = std::min(path.find_first_of("/?&="), path.size());
    const std::string_view word = path.substr(0, end);
    if (std::ranges::any_of(kListPaths, [&](std::string_view list) { return iequals(word, list); })) return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

class LinkedStories {
 public:
  LinkedStories(const Outline& outline, std::string_view page) : outline_(outline), page_(without_slash(page_address(page))) {
    for (std::uint32_t i = 0; i < outline.blocks.size(); ++i)
      if (outline.blocks[i].kind == Kind::related) collect(i);
    titles_.resize(addresses_ + 1U);
  }

  std::vector<Related> read() {
    choose_headlines();
    const std::vector<AddressId> stories = addresses_in([&](AddressId id) { return titles_[id].chosen(); });
    choose_lone_links(stories);
    choose_headings_beside_links();
    const std::vector<AddressId> all = addresses_in([&](AddressId id) { return titles_[id].chosen(); });
    return make_stories(all);
  }

 private:
  // The headline of an address: a link, or a heading beside one.
  struct Title {
    std::uint32_t block = kNoBlock;
    Span text{};
    int rank = 0;
    bool chosen() const { return block != kNoBlock; }
  };
  static constexpr std::uint32_t kNoBlock = ~std::uint32_t{0};

  void collect(std::uint32_t block) {
    for (const Inline& part : outline_.blocks[block].inlines) {
      if (part.mark != Mark::link) continue;
      const std::string_view address = page_address(part.target);
      if (address.empty() || is_home(address) || without_slash(address) == page_) continue;
      const auto [known, is_new] = ids_.try_emplace(without_slash(address), addresses_ + 1);
      addresses_ += is_new;
      if (is_new) targets_.push_back(part.target);
      uses_.push_back({known->second, block, part.text});
    }
  }

  bool is_label(std::uint32_t block) const {
    return outline_.counts[block].copies >= kMinLabelCopies && outline_.blocks[block].shape != Shape::heading;
  }

  // The longest link text that is like a headline, before all a heading.
  void choose_headlines() {
    for (const LinkUse& use : uses_) {
      const std::string_view text = text_of(outline_, use);
      const TextCounts counts = count_text(text);
      const bool heading = is_heading(use.block);
      if (counts.letters == 0 || counts.words > kMaxTitleWords * kTeaserTimes) continue;
      if (counts.words < (heading ? 1 : kMinTitleWords) || (!heading && is_mostly_time(text))) continue;
      const bool teaser = counts.words > kMaxTitleWords || (counts.sentence_ends > 0 && counts.words >= kMinTeaserWords &&
                                                            text.ends_with('.') && !heading);
      const int rank = (heading ? 2000 : 0) - (teaser ? 1000 : 0) + static_cast<int>(counts.words) + 1000;
      if (rank > titles_[use.address].rank && !(is_label(use.block) && counts.words < kMinTeaserWords && !heading))
        titles_[use.address] = {use.block, use.text, rank};
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

  bool is_mostly_time(std::string_view text) const {
    const auto time = find_printed_time(text, false);
    if (!time) return false;
    const std::uint32_t inside = count_text(text.substr(time->span.begin, time->span.end - time->span.begin)).words;
    return count_text(text).words - inside <= 1;
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

  // The largest container around a block in which `in` has that address alone; the whole page for none.
  ContainerId card_of(std::uint32_t block, AddressId address, const std::vector<AddressId>& in) const {
    ContainerId id = outline_.counts[block].container;
    if (in[id] != address) return 0;
    while (id != 0 && in[outline_.containers[id].parent] == address) id = outline_.containers[id].parent;
    return id;
  }

  // A short link that is in no card of another story, such as a headline of two words.
  void choose_lone_links(const std::vector<AddressId>& stories) {
    for (const LinkUse& use : uses_) {
      if (titles_[use.address].chosen() || leads_to_list(targets_[use.address - 1])) continue;
      const std::string_view text = text_of(outline_, use);
      const TextCounts counts = count_text(text);
      const bool in_story = stories[outline_.counts[use.block].container] != kNoAddress;
      if (in_story || counts.words < kMinLoneTitleWords || counts.letters == 0 || is_label(use.block) || is_mostly_time(text)) continue;
      titles_[use.address] = {use.block, use.text, 1};
    }
  }

  // A heading that is no link, with "read more" below it.
  void choose_headings_beside_links() {
    const std::vector<AddressId> all = addresses_in([](AddressId) { return true; });
    for (const LinkUse& use : uses_) {
      if (titles_[use.address].chosen()) continue;
      const ContainerId card = card_of(use.block, use.address, all);
      if (card == 0) continue;
      const BlockRange& blocks = outline_.containers[card].blocks;
      for (std::uint32_t i = blocks.begin; i < std::min<std::size_t>(blocks.end, blocks.begin + kMaxCardBlocks); ++i) {
        const bool heading = outline_.blocks[i].shape == Shape::heading && outline_.counts[i].links == 0;
        if (!heading || outline_.counts[i].text.words < kMinLoneTitleWords || has_cue(i, Rule::cue_related_heading)) continue;
        titles_[use.address] = {i, {0, static_cast<std::uint32_t>(outline_.blocks[i].text.size())}, 1};
        break;
      }
    }
  }

  bool has_cue(std::uint32_t block, Rule rule) const {
    const auto cues = outline_.cues[block];
    return std::find(cues.begin(), cues.end(), rule) != cues.end();
  }

  std::vector<Related> make_stories(const std::vector<AddressId>& in) {
    std::vector<AddressId> order;
    for (AddressId id = 1; id <= addresses_; ++id)
      if (titles_[id].chosen()) order.push_back(id);
    std::sort(order.begin(), order.end(), [&](AddressId a, AddressId b) {
      const Title& x = titles_[a];
      const Title& y = titles_[b];
      return x.block != y.block ? x.block < y.block : x.text.begin < y.text.begin;
    });
    std::vector<Related> stories;
    for (const AddressId id : order) {
      const Title& title = titles_[id];
      const std::string_view text = outline_.blocks[title.block].text.substr(title.text.begin, title.text.end - title.text.begin);
      Related story{.title = std::string(trim(text)), .url = std::string(targets_[id - 1])};
      read_card(story, id, in);
      stories.push_back(std::move(story));
    }
    return stories;
  }

  void read_card(Related& story, AddressId id, const std::vector<AddressId>& in) {
    const Title& title = titles_[id];
    const ContainerId card = card_of(title.block, id, in);
    if (card == 0) return;
    read_rest_of_title(story, title);
    const BlockRange& blocks = outline_.containers[card].blocks;
    const std::size_t end = std::min<std::size_t>(blocks.end, blocks.begin + kMaxCardBlocks);
    for (std::uint32_t i = blocks.begin; i < end; ++i) {
      const Kind kind = outline_.blocks[i].kind;
      const bool belongs = kind == Kind::related || kind == Kind::byline || kind == Kind::caption || kind == Kind::article;
      if (i != title.block && belongs && !has_cue(i, Rule::cue_related_heading)) read_part(story, i);
    }
  }

  // What stands beside the headline in its block.
  void read_rest_of_title(Related& story, const Title& title) {
    const std::string_view text = outline_.blocks[title.block].text;
    const std::string_view rests[] = {trim(text.substr(title.text.end)), trim(text.substr(0, title.text.begin))};
    for (const std::string_view rest : rests) {
      if (rest.empty()) continue;
      const auto time = find_printed_time(rest, has_cue(title.block, Rule::time_ago));
      if (time && story.published.empty()) story.published = rest.substr(time->span.begin, time->span.end - time->span.begin);
      if (!time && count_text(rest).words >= kMinTeaserWords && story.text.empty()) story.text = rest;
    }
  }

  void read_part(Related& story, std::uint32_t block) {
    const std::string_view text = outline_.blocks[block].text;
    const TextCounts& counts = outline_.counts[block].text;
    const auto time = counts.words <= kMinTeaserWords * 2 ? find_printed_time(text, has_cue(block, Rule::time_ago)) : std::nullopt;
    const std::uint32_t inside = time ? count_text(text.substr(time->span.begin, time->span.end - time->span.begin)).words : 0;
    if (time && counts.words - inside <= kMaxStampRest) {
      if (story.published.empty()) story.published = text.substr(time->span.begin, time->span.end - time->span.begin);
      if (story.source.empty() && names_source(block)) story.source = read_signature(outline_.blocks[block], false).author;
    } else if (names_source(block) && counts.words < kMinTeaserWords) {
      if (story.source.empty()) story.source = name_in(text);
    } else if (text != story.title && (counts.words >= kMinTeaserWords || counts.sentence_ends > 0) && counts.words > kMinTitleWords) {
      append_paragraph(story.text, text);
    }
  }

  bool names_source(std::uint32_t block) const {
    if (has_cue(block, Rule::cue_byline)) return true;
    const std::string_view names = outline_.counts[block].inline_names;
    const std::string_view outer = outline_.containers[outline_.counts[block].container].names;
    constexpr std::string_view kSigns[] = {"source", "author", "publisher", "provider", "byline"};
    return std::ranges::any_of(kSigns, [&](std::string_view sign) {
      return names.find(sign) != std::string_view::npos || outer.find(sign) != std::string_view::npos;
    });
  }

  const Outline& outline_;
  std::string_view page_;
  std::vector<LinkUse> uses_{};
  std::unordered_map<std::string_view, AddressId> ids_{};
  std::vector<std::string_view> targets_{};  // by address less one
  AddressId addresses_ = 0;
  std::vector<Title> titles_{};  // by address
};

}  // namespace

std::vector<Related> stories_by_links(const Outline& outline, std::string_view page) {
  return LinkedStories(outline, page).read();
}

}  // namespace pith::internal
