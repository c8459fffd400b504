// Cards of comments and posts. In: an Outline, and which blocks have text and times. Out: the containers of single comments.
#include "document/item_cards.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "document/name_roles.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxNamesPerContainer = 12;
constexpr std::size_t kMaxNames = 60000;  // of the page
constexpr std::size_t kMaxNameBytes = 80;
constexpr int kMaxRounds = 4;
constexpr std::uint32_t kMaxTimes = 4;  // of a card: posted, edited, joined
constexpr std::uint32_t kMinWords = 1;
constexpr std::uint32_t kEnoughWords = 12;    // of a card; more say nothing more for its name
constexpr std::uint32_t kMaxOtherWords = 60;  // of other kinds in a card whose text is shorter than half of them
constexpr std::string_view kItemTypes[] = {
    "Comment", "Review",          "UserReview",    "Answer", "UserComments", "DiscussionForumPosting", "SocialMediaPosting",
    "comment", "suggestedAnswer", "acceptedAnswer"};

// A container and the hash of one of its names; those of the same name are a group.
struct NamedContainer {
  std::uint64_t name = 0;
  ContainerId container = 0;
  bool item_like = false;  // the name says that it holds one comment
  friend bool operator<(const NamedContainer& a, const NamedContainer& b) {
    return a.name != b.name ? a.name < b.name : a.container < b.container;
  }
};

// The hash of a name with each run of digits as one sign: "comment-4137" and "comment-4138" are the same name.
std::uint64_t hash_of_name(Tag tag, std::string_view name) {
  std::uint64_t hash = fnv1a(static_cast<char>(tag), kFnvBasis);
  bool in_digits = false;
  for (const char c : name.substr(0, kMaxNameBytes)) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || !in_digits) hash = fnv1a(digit ? '#' : to_ascii_lower(c), hash);
    in_digits = digit;
  }
  return hash;
}

// The type of microdata that says that a container is one comment; empty for none.
std::string_view item_type(std::string_view microdata) {
  std::string_view type;
  any_token(microdata, [&](std::string_view token) {
    const std::string_view last = token.substr(token.rfind('/') + 1);
    if (is_one_of(last, kItemTypes)) type = last;
    return !type.empty();
  });
  return type;
}

bool is_page(Tag tag) { return tag == Tag::body || tag == Tag::html || tag == Tag::main; }

// Sums over ranges of blocks.
class PrefixSums {
 public:
  template <typename ValueOf>
  void assign(std::size_t size, const ValueOf& value_of) {
    sums_.assign(size + 1, 0);
    for (std::size_t i = 0; i < size; ++i) sums_[i + 1] = sums_[i] + value_of(i);
  }
  std::uint32_t of(const BlockRange& range) const { return sums_[range.end] - sums_[range.begin]; }

 private:
  std::vector<std::uint32_t> sums_{};
};

// The cards that one name finds.
struct Found {
  std::vector<ItemCard> cards{};
  std::size_t good = 0;
  std::uint64_t words = 0;  // kEnoughWords of a card at most, so that many cards count for more than long ones
  ContainerId first = 0;

  bool better_than(const Found& other) const { return words != other.words ? words > other.words : first < other.first; }
};

class CardFinder {
 public:
  CardFinder(const Outline& outline, WantedBlocks wanted) : outline_(outline), wanted_(std::move(wanted)) {
    free_.assign(outline.blocks.size(), 1);
    sum();
    collect_names();
  }

  std::vector<ItemCard> find() {
    if (wanted_.posts) {
      comments_only_ = true;
      sum();
      take_all(&CardFinder::cards_with_times);
      comments_only_ = false;
      sum();
    }
    take_all(&CardFinder::cards_with_times);
    take_all(&CardFinder::cards_in_a_row);
    // What has a name alone beside comments with times is a list of the latest comments on the site.
    if (cards_.empty()) take_all(&CardFinder::cards_by_name);
    order();
    return std::move(cards_);
  }

 private:
  using Group = std::span<const NamedContainer>;

  template <typename Read>
  void take_all(const Read& read) {
    for (int round = 0; round < kMaxRounds && take(best_of(read)); ++round) sum();
  }

  bool is_wanted(std::size_t block) const {
    return comments_only_ ? wanted_.text[block] == ItemText::comment : wanted_.text[block] != ItemText::none;
  }

  // Sums over the blocks that belong to no card yet.
  void sum() {
    const auto words_where = [&](const auto& counts) {
      return [&](std::size_t i) { return free_[i] != 0 && counts(i) ? outline_.counts[i].text.words : 0; };
    };
    stamps_.assign(free_.size(), [&](std::size_t i) { return std::uint32_t{free_[i] != 0 && wanted_.stamps[i] != Stamp::none}; });
    texts_.assign(free_.size(), [&](std::size_t i) { return std::uint32_t{free_[i] != 0 && is_wanted(i)}; });
    words_.assign(free_.size(), words_where([&](std::size_t i) { return is_wanted(i) && wanted_.stamps[i] != Stamp::alone; }));
    other_words_.assign(free_.size(),
                        words_where([&](std::size_t i) { return !is_wanted(i) && outline_.blocks[i].kind != Kind::byline; }));
    post_words_.assign(free_.size(),
                       words_where([&](std::size_t i) { return comments_only_ && wanted_.text[i] == ItemText::post; }));
  }

  void collect_names() {
    for (ContainerId id = 1; id < outline_.containers.size() && names_.size() < kMaxNames; ++id) {
      const Container& container = outline_.containers[id];
      if (is_page(container.tag) || (container.landmarks & kInQuote) != 0 || texts_.of(container.blocks) == 0) continue;
      add_names(id, container);
    }
    std::sort(names_.begin(), names_.end());
    const auto is_same = [](const NamedContainer& a, const NamedContainer& b) {
      return a.name == b.name && a.container == b.container;
    };
    names_.erase(std::unique(names_.begin(), names_.end(), is_same), names_.end());
  }

  void add_names(ContainerId id, const Container& container) {
    const bool in_form = (container.landmarks & kInForm) != 0;
    const std::string_view type = item_type(container.microdata);
    if (!type.empty()) names_.push_back({fnv1a(type), id, true});
    std::size_t count = 0;
    any_token(container.names, [&](std::string_view name) {
      const NameRole role = role_of_element(name);
      const bool item_like = !in_form && (role == NameRole::item || (wanted_.posts && role == NameRole::post));
      names_.push_back({hash_of_name(container.tag, name), id, item_like});
      return ++count >= kMaxNamesPerContainer;
    });
    if (count == 0) names_.push_back({hash_of_name(container.tag, {}), id, false});
  }

  template <typename Read>
  Found best_of(const Read& read) const {
    Found best;
    for (std::size_t begin = 0; begin < names_.size();) {
      std::size_t end = begin + 1;
      while (end < names_.size() && names_[end].name == names_[begin].name) ++end;
      // A name that one container has says something only if it is that of one comment.
      const bool tells = end - begin > 1 || names_[begin].item_like;
      Found found = tells ? (this->*read)(Group(names_).subspan(begin, end - begin)) : Found{};
      if (found.good > 0 && found.better_than(best)) best = std::move(found);
      begin = end;
    }
    return best;
  }

  const BlockRange& blocks_of(const NamedContainer& named) const { return outline_.containers[named.container].blocks; }

  // What each container of a group has for itself, without those of the group inside it.
  struct Own {
    std::uint32_t stamps = 0;
    std::uint32_t words = 0;        // of the kind that is looked for
    std::uint32_t other_words = 0;  // of stories, navigation and the like
    std::uint32_t post_words = 0;   // where only comments are looked for
    // Of a container whose name says that it is one, for which a wrong kind of its blocks does not count.
    bool may_be_item() const { return stamps <= kMaxTimes && words + other_words > 0 && other_words <= kMaxOtherWords; }
    bool has_text() const { return words >= kMinWords && (other_words <= kMaxOtherWords || words * 2 >= other_words); }
  };
  std::vector<Own> own_of(Group group) const {
    std::vector<Own> own(group.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < group.size(); ++i) {
      const BlockRange& blocks = blocks_of(group[i]);
      while (!open.empty() && blocks_of(group[open.back()]).end <= blocks.begin) open.pop_back();
      own[i] = {stamps_.of(blocks), words_.of(blocks), other_words_.of(blocks), post_words_.of(blocks)};
      if (!open.empty()) {
        Own& outer = own[open.back()];
        outer.stamps -= std::min(outer.stamps, own[i].stamps);
        outer.words -= std::min(outer.words, own[i].words);
        outer.other_words -= std::min(outer.other_words, own[i].other_words);
        outer.post_words -= std::min(outer.post_words, own[i].post_words);
      }
      open.push_back(i);
    }
    return own;
  }

  // Posts of which some were taken for comments.
  static bool holds_posts(std::span<const Own> own) {
    std::uint64_t comments = 0;
    std::uint64_t posts = 0;
    for (const Own& one : own) {
      comments += one.words;
      posts += one.post_words;
    }
    return posts >= comments && posts > 0;
  }

  // Nested ones were taken from the outer ones' totals already, so that each counts its own.
  Found cards_with_times(Group group) const {
    const std::vector<Own> own = own_of(group);
    if (holds_posts(own)) return {};
    Found found;
    bool item_like = false;
    for (std::size_t i = 0; i < group.size(); ++i) {
      const bool good = own[i].stamps >= 1 && own[i].stamps <= kMaxTimes && own[i].has_text();
      if (!good && !(group[i].item_like && own[i].may_be_item())) continue;
      add(found, group[i], own[i], good);
      item_like |= group[i].item_like;
    }
    if (found.good == 1 && !item_like) return {};
    if (item_like) found.words += found.words / 2;
    return found;
  }

  // Without times, a name must say that it holds one comment.
  Found cards_by_name(Group group) const {
    Found found;
    if (std::ranges::none_of(group, &NamedContainer::item_like)) return found;
    const std::vector<Own> own = own_of(group);
    for (std::size_t i = 0; i < group.size(); ++i)
      if (group[i].item_like && own[i].has_text() && own[i].stamps <= kMaxTimes) add(found, group[i], own[i], true);
    return found;
  }

  void add(Found& found, const NamedContainer& named, const Own& own, bool good) const {
    if (found.cards.empty()) found.first = named.container;
    found.cards.push_back({named.container, named.container, blocks_of(named)});
    found.good += good;
    found.words += std::min(own.words, kEnoughWords);
  }

  // Containers side by side, each with what follows it up to the next one.
  Found cards_in_a_row(Group group) const {
    Found found;
    for (std::size_t i = 0; i < group.size(); ++i) {
      const ContainerId parent = outline_.containers[group[i].container].parent;
      const bool goes_on = i + 1 < group.size() && outline_.containers[group[i + 1].container].parent == parent;
      const std::uint32_t end = goes_on ? blocks_of(group[i + 1]).begin : end_of_row(group[i], parent);
      const BlockRange range{blocks_of(group[i]).begin, std::max(end, blocks_of(group[i]).begin)};
      const Own own{stamps_.of(range), words_.of(range), other_words_.of(range)};
      if (own.stamps < 1 || own.stamps > kMaxTimes || !own.has_text()) continue;
      if (found.cards.empty()) found.first = group[i].container;
      found.cards.push_back({group[i].container, parent, range});
      ++found.good;
      found.words += std::min(own.words, kEnoughWords);
    }
    return found.good >= 2 ? found : Found{};
  }

  // Where the last of several cards side by side ends: before the first block that is no text of a comment.
  std::uint32_t end_of_row(const NamedContainer& last, ContainerId parent) const {
    std::uint32_t end = blocks_of(last).end;
    while (end < outline_.containers[parent].blocks.end && is_wanted(end) && free_[end] != 0) ++end;
    return end;
  }

  bool take(Found found) {
    if (found.good == 0) return false;
    for (ItemCard& card : found.cards) {
      card.group = groups_;
      std::fill(free_.begin() + card.blocks.begin, free_.begin() + card.blocks.end, std::uint8_t{0});
      cards_.push_back(card);
    }
    ++groups_;
    return true;
  }

  void order() {
    std::sort(cards_.begin(), cards_.end(), [](const ItemCard& a, const ItemCard& b) {
      if (a.blocks.begin != b.blocks.begin) return a.blocks.begin < b.blocks.begin;
      return a.container < b.container;
    });
    cards_.erase(std::unique(cards_.begin(), cards_.end(),
                             [](const ItemCard& a, const ItemCard& b) { return a.container == b.container; }),
                 cards_.end());
  }

  const Outline& outline_;
  WantedBlocks wanted_;
  std::vector<std::uint8_t> free_{};  // blocks that belong to no card yet
  PrefixSums stamps_{};
  PrefixSums texts_{};
  PrefixSums words_{};
  PrefixSums other_words_{};
  PrefixSums post_words_{};
  std::vector<NamedContainer> names_{};
  std::vector<ItemCard> cards_{};
  std::uint32_t groups_ = 0;
  bool comments_only_ = false;
};

}  // namespace

std::vector<ItemCard> find_item_cards(const Outline& outline, WantedBlocks wanted) {
  return CardFinder(outline, std::move(wanted)).find();
}

}  // namespace pith::internal
