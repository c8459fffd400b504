// Comments and posts as items. In: labelled blocks. Out: comments with author, time, text and the comment they reply to.
//
// The idea: in HTML each comment is a card, a container that looks like its neighbours; what is inside another card replies to
// it. In text, and where no container parts them, comments are read line by line.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "classify/byline_phrases.h"
#include "classify/rule_table.h"
#include "document/comment_lines.h"
#include "document/comment_parts.h"
#include "document/item_cards.h"
#include "document/item_lines.h"
#include "document/items.h"
#include "document/joined_times.h"
#include "document/name_roles.h"
#include "document/signature.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxStampWords = 18;  // of a block with a time
constexpr std::uint32_t kMaxStampRest = 8;    // words beside the time
constexpr std::uint32_t kNoCard = ~std::uint32_t{0};
constexpr std::size_t kMaxLevels = 64;
constexpr int kMaxClimb = 8;
constexpr std::size_t kMaxCardBlocks = 24;

bool is_stamp(const Outline& outline, std::size_t block) {
  const std::uint32_t words = outline.counts[block].text.words;
  if (words == 0 || words > kMaxStampWords) return false;
  const auto cues = outline.cues[block];
  const std::string_view text = outline.blocks[block].text;
  const auto time = find_time_of_block(outline.blocks[block], std::find(cues.begin(), cues.end(), Rule::time_ago) != cues.end());
  if (!time) return false;
  const std::uint32_t inside = count_text(text.substr(time->span.begin, time->span.end - time->span.begin)).words;
  // "by Ann Lee from the last house of the village on May 3, 2020" ends with the time.
  const bool ends = time->span.end == text.size() && label_at_start(text).type == PhraseType::author;
  return ends || words - std::min(words, inside) <= kMaxStampRest;
}

// A short comment with its name and time in one line looks like a byline, but for the container that says what it is.
bool is_in_item(const Outline& outline, std::size_t block) {
  ContainerId id = outline.counts[block].container;
  for (int i = 0; i < kMaxClimb && id != 0; ++i, id = outline.containers[id].parent)
    if (role_of_element(outline.containers[id].names) == NameRole::item) return true;
  return false;
}

bool is_signed_comment(const Outline& outline, std::size_t block) {
  const Kind kind = outline.blocks[block].kind;
  const bool may_be = kind == Kind::comment || (kind == Kind::byline && is_in_item(outline, block));
  return may_be && read_closing_signature(outline.blocks[block]);
}

Stamp stamp_of(const Outline& outline, std::size_t block) {
  if (is_signed_comment(outline, block)) return Stamp::after_text;
  return is_stamp(outline, block) ? Stamp::alone : Stamp::none;
}

// Times are looked for within a card's length of a comment or post alone.
std::vector<bool> blocks_near_text(const Outline& outline, bool posts) {
  const std::size_t size = outline.blocks.size();
  std::vector<bool> near_text(size);
  for (std::size_t i = 0, next = 0; i < size; ++i) {
    const Kind kind = outline.blocks[i].kind;
    if (kind != Kind::comment && !(posts && kind == Kind::article)) continue;
    for (next = std::max(next, i - std::min(i, kMaxCardBlocks)); next < std::min(size, i + kMaxCardBlocks); ++next)
      near_text[next] = true;
  }
  return near_text;
}

WantedBlocks wanted_blocks(const Outline& outline) {
  WantedBlocks wanted{.posts = outline.type == PageType::forum};
  const std::size_t size = outline.blocks.size();
  wanted.text.resize(size);
  wanted.stamps.resize(size);
  const std::vector<bool> near_text = blocks_near_text(outline, wanted.posts);
  for (std::size_t i = 0; i < size; ++i) {
    const Kind kind = outline.blocks[i].kind;
    if (kind == Kind::comment) wanted.text[i] = ItemText::comment;
    if (kind == Kind::article && wanted.posts) wanted.text[i] = ItemText::post;
    const bool in_quote = (outline.containers[outline.counts[i].container].landmarks & kInQuote) != 0;
    if (!in_quote && near_text[i]) wanted.stamps[i] = stamp_of(outline, i);
    if (wanted.stamps[i] == Stamp::after_text) wanted.text[i] = ItemText::comment;
  }
  return wanted;
}

// "depth-2", "level3", "indent_1": how deep a comment is nested, where only a name tells it.
int depth_in_names(std::string_view names) {
  int depth = -1;
  any_token(names, [&](std::string_view name) {
    const std::size_t digits = name.find_last_not_of("0123456789") + 1;
    if (digits == name.size() || name.size() - digits > 2) return false;
    const std::string lower = to_lower(name.substr(0, digits));
    constexpr std::string_view kSigns[] = {"depth", "level", "lvl", "indent", "nesting"};
    if (std::ranges::none_of(kSigns, [&](std::string_view sign) { return lower.find(sign) != std::string::npos; })) return false;
    depth = name[digits] - '0';
    if (name.size() - digits == 2) depth = depth * 10 + (name[digits + 1] - '0');
    return true;
  });
  return depth;
}

bool is_list_of_replies(const Container& container) {
  return container.tag == Tag::ul || container.tag == Tag::ol || role_of_element(container.names) == NameRole::list;
}

// The blocks of each card that are in no card inside it, and the card that each replies to.
class Threads {
 public:
  Threads(const Outline& outline, std::span<const ItemCard> cards)
      : outline_(outline), cards_(cards), owned_(cards.size()), parents_(cards.size(), kNoCard) {
    own_blocks();
    for (std::uint32_t i = 0; i < cards.size(); ++i) {
      if (parents_[i] == kNoCard) parents_[i] = card_beside_list(i);
      if (parents_[i] == kNoCard) parents_[i] = card_of_lower_depth(i);
      last_in_[outline.containers[cards[i].container].parent] = i;
    }
  }

  const std::vector<std::vector<std::uint32_t>>& owned() const { return owned_; }
  const std::vector<std::uint32_t>& parents() const { return parents_; }

 private:
  void own_blocks() {
    std::vector<std::uint32_t> open;
    std::uint32_t next = 0;
    for (std::uint32_t block = 0; block < outline_.blocks.size(); ++block) {
      while (!open.empty() && cards_[open.back()].blocks.end <= block) open.pop_back();
      for (; next < cards_.size() && cards_[next].blocks.begin <= block; ++next) {
        while (!open.empty() && cards_[open.back()].blocks.end <= block) open.pop_back();
        if (cards_[next].blocks.end <= block) continue;
        if (!open.empty()) parents_[next] = open.back();
        open.push_back(next);
      }
      if (!open.empty()) owned_[open.back()].push_back(block);
    }
  }

  // Replies in a list that follows the comment.
  std::uint32_t card_beside_list(std::uint32_t card) const {
    ContainerId id = outline_.containers[cards_[card].container].parent;
    for (int i = 0; i < kMaxClimb && id != 0; ++i, id = outline_.containers[id].parent) {
      if (!is_list_of_replies(outline_.containers[id])) continue;
      const auto before = last_in_.find(outline_.containers[id].parent);
      if (before != last_in_.end() && cards_[before->second].container < id) return before->second;
    }
    return kNoCard;
  }

  std::uint32_t card_of_lower_depth(std::uint32_t card) {
    const int depth = depth_in_names(outline_.containers[cards_[card].container].names);
    if (depth < 0 || depth >= static_cast<int>(kMaxLevels)) return kNoCard;
    const auto level = static_cast<std::size_t>(depth);
    at_depth_[level] = card;
    std::fill(at_depth_.begin() + depth + 1, at_depth_.end(), kNoCard);
    return level > 0 ? at_depth_[level - 1] : kNoCard;
  }

  const Outline& outline_;
  std::span<const ItemCard> cards_;
  std::vector<std::vector<std::uint32_t>> owned_;
  std::vector<std::uint32_t> parents_;
  std::unordered_map<ContainerId, std::uint32_t> last_in_{};  // the last card in a container
  std::array<std::uint32_t, kMaxLevels> at_depth_ = [] {
    std::array<std::uint32_t, kMaxLevels> none{};
    none.fill(kNoCard);
    return none;
  }();
};

// For each group of cards, whether it has more words of the article than of comments. What is inside the cards of another group
// comments on those.
std::vector<bool> groups_of_posts(const Outline& outline, std::span<const ItemCard> cards, const Threads& threads) {
  std::vector<std::int64_t> balance;
  std::vector<std::int64_t> outermost;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (cards[i].group >= balance.size()) {
      balance.resize(cards[i].group + 1U);
      outermost.resize(cards[i].group + 1U);
    }
    const std::uint32_t parent = threads.parents()[i];
    outermost[cards[i].group] += parent != kNoCard && cards[parent].group != cards[i].group ? -1 : 1;
    for (const std::uint32_t block : threads.owned()[i]) {
      const Kind kind = outline.blocks[block].kind;
      const std::int64_t words = outline.counts[block].text.words;
      balance[cards[i].group] += kind == Kind::article ? words : kind == Kind::comment ? -words : 0;
    }
  }
  std::vector<bool> posts;
  for (std::size_t group = 0; group < balance.size(); ++group)
    posts.push_back(outline.type == PageType::forum && balance[group] > 0 && outermost[group] > 0);
  return posts;
}

Comment comment_of(const CommentParts& parts) {
  Comment comment{.author = std::string(parts.author), .published = std::string(parts.published)};
  for (const std::string_view paragraph : parts.text) append_paragraph(comment.text, paragraph);
  return comment;
}

class Gatherer {
 public:
  explicit Gatherer(const Outline& outline) : outline_(outline) {}

  Conversation gather() {
    WantedBlocks wanted = wanted_blocks(outline_);
    const std::vector<Stamp> stamps = wanted.stamps;
    const std::vector<ItemCard> cards = find_item_cards(outline_, std::move(wanted));
    const Threads threads(outline_, cards);
    const std::vector<bool> posts = groups_of_posts(outline_, cards, threads);
    const std::vector<CommentParts> parts = read_comment_parts(outline_, cards, threads.owned(), stamps);
    Conversation found;
    std::vector<std::size_t> index(cards.size(), kNone);
    for (std::size_t i = 0; i < cards.size(); ++i) {
      if (!parts[i].complete()) continue;
      const bool post = posts[cards[i].group];
      std::vector<Comment>& list = post ? found.posts : found.comments;
      index[i] = list.size();
      if (post && list.empty() && parts[i].author_is_named) found.first_poster = first_poster(cards[i], parts[i]);
      list.push_back(comment_of(parts[i]));
      list.back().reply_to = reply_of(i, post, cards, posts, threads.parents(), index);
    }
    return found;
  }

 private:
  static constexpr std::size_t kNone = ~std::size_t{0};

  BylineStatement first_poster(const ItemCard& card, const CommentParts& parts) const {
    const std::size_t block = card.blocks.begin;
    return {Fact::first_post_author, std::string(parts.author), block, outline_.blocks[block].line};
  }

  // Cards without a text are passed over; what replies to a post is a reply only if it is a post.
  static std::optional<std::size_t> reply_of(std::size_t card, bool post, std::span<const ItemCard> cards,
                                             const std::vector<bool>& posts, const std::vector<std::uint32_t>& parents,
                                             const std::vector<std::size_t>& index) {
    std::uint32_t parent = parents[card];
    while (parent != kNoCard && index[parent] == kNone) parent = parents[parent];
    if (parent == kNoCard || posts[cards[parent].group] != post) return std::nullopt;
    return index[parent];
  }

  const Outline& outline_;
};

}  // namespace

Conversation find_conversation(const Outline& outline) {
  const auto is_wanted = [&](const Block& block) {
    return block.kind == Kind::comment || (outline.type == PageType::forum && block.kind == Kind::article);
  };
  if (std::none_of(outline.blocks.begin(), outline.blocks.end(), is_wanted)) return {};
  Conversation found;
  if (outline.html) found = Gatherer(outline).gather();
  if (found.comments.empty()) found.comments = comments_by_lines(outline);
  return found;
}

}  // namespace pith::internal
