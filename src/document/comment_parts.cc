// Parts of comments and posts. In: cards and their blocks. Out: which blocks are the author, the time and the text of each.
#include "document/comment_parts.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/hash.h"
#include "base/text.h"
#include "classify/byline_phrases.h"
#include "classify/cues.h"
#include "classify/rule_table.h"
#include "document/item_lines.h"
#include "document/joined_times.h"
#include "document/name_roles.h"
#include "document/signature.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxNameWords = 7;
constexpr std::uint32_t kMaxNamedWords = 14;       // of a block that its element calls the author
constexpr std::uint32_t kMaxInlineNameWords = 10;  // of a block that the names of inline elements tell about
constexpr std::uint32_t kMaxButtonWords = 2;
constexpr std::uint32_t kMaxLabelWords = 6;
constexpr std::uint32_t kMinLabelledCards = 2;
constexpr std::uint32_t kMinCopies = 3;  // of a label on the page
constexpr int kRejected = -100;
constexpr int kMaxClimb = 8;     // containers from a block to the form or quotation around it
constexpr int kNamedAuthor = 6;  // points of a block whose element is named for the author; without a time, others count nothing

constexpr std::string_view kHiddenNames[] = {"d-none", "hidden", "sr-only", "visually-hidden", "screen-reader-text"};

// "It has dried out. \u2013", where the name follows in an element of its own.
std::string_view without_closing_dash(std::string_view text) {
  constexpr std::string_view kDashes[] = {" \u2013", " \u2014"};
  for (const std::string_view dash : kDashes)
    if (text.ends_with(dash)) return trim(text.substr(0, text.size() - dash.size()));
  return text;
}

// A place in the cards, the names and tags of the elements from the card to a block, or a text at a place.
struct Place {
  std::uint32_t cards = 0;      // that have it
  std::uint32_t last_card = 0;  // plus one

  void add(std::uint32_t card) {
    cards += last_card != card + 1;
    last_card = card + 1;
  }
};

class PartReader {
 public:
  PartReader(const Outline& outline, std::span<const ItemCard> cards, const std::vector<std::vector<std::uint32_t>>& owned,
             const std::vector<Stamp>& stamps)
      : outline_(outline),
        cards_(cards),
        owned_(owned),
        stamps_(stamps),
        containers_(outline.containers.size()),
        roles_(outline.blocks.size()) {}

  std::vector<CommentParts> read() {
    for (std::uint32_t card = 0; card < cards_.size(); ++card)
      for (const std::uint32_t block : owned_[card]) note(card, block);
    std::vector<CommentParts> parts(cards_.size());
    for (std::uint32_t card = 0; card < cards_.size(); ++card) parts[card] = read_card(card);
    return parts;
  }

 private:
  // A container as seen from the card around it.
  struct Seen {
    std::uint64_t path = 0;  // 0: not looked at yet
    NameRole role = NameRole::none;
  };

  Seen see(ContainerId id, const ItemCard& card) {
    climbed_.clear();
    while (id != card.base && id != 0 && containers_[id].path == 0) {
      climbed_.push_back(id);
      id = outline_.containers[id].parent;
    }
    Seen seen = id == card.base || id == 0 ? Seen{kFnvBasis} : containers_[id];
    for (; !climbed_.empty(); climbed_.pop_back()) {
      const Container& container = outline_.containers[climbed_.back()];
      const std::string_view first = container.names.substr(0, container.names.find(' '));
      seen.path =
          fnv1a(first.substr(0, first.find_first_of("0123456789")), fnv1a(static_cast<char>(container.tag), seen.path)) | 1;
      seen.role = own_role(container, seen.role);
      containers_[climbed_.back()] = seen;
    }
    return seen;
  }

  static NameRole own_role(const Container& container, NameRole outer) {
    const NameRole stated = role_of_element(container.microdata.substr(0, container.microdata.find(' ')));
    NameRole role = stated == NameRole::author ? stated : role_of_element(container.names);
    if (role == NameRole::none || role == NameRole::item || role == NameRole::post || role == NameRole::list) role = stated;
    if (role == NameRole::none || role == NameRole::item || role == NameRole::post || role == NameRole::list) return outer;
    const bool names_author = outer == NameRole::author_details && role == NameRole::author;
    return names_author || (outer != NameRole::furniture && outer != NameRole::author_details) ? role : outer;
  }

  NameRole role_of(std::uint32_t block, const ItemCard& card) {
    std::optional<NameRole>& role = roles_[block];
    if (!role) role = read_role(block, card);
    return *role;
  }

  NameRole read_role(std::uint32_t block, const ItemCard& card) {
    const BlockCounts& counts = outline_.counts[block];
    NameRole around = see(counts.container, card).role;
    if ((around == NameRole::author || around == NameRole::date) && counts.text.words > kMaxNamedWords) around = NameRole::body;
    const std::uint32_t landmarks = outline_.containers[counts.container].landmarks;
    const std::uint32_t inside = landmarks & ~outline_.containers[card.container].landmarks;
    if ((inside & kInButton) != 0) return NameRole::furniture;
    if ((inside & kInForm) != 0 && (around != NameRole::body || !is_text_in_form(counts.container))) return NameRole::furniture;
    if ((inside & kInQuote) != 0 && around != NameRole::furniture && !is_detail_in_quote(counts.container)) return NameRole::body;
    if (counts.text.words > kMaxInlineNameWords) return around;
    const NameRole inner = role_of_elements(counts.inline_names);
    if (around == NameRole::furniture || around == NameRole::author_details) return inner == NameRole::author ? inner : around;
    if (inner == NameRole::author || inner == NameRole::date)
      return around != NameRole::body || counts.text.sentence_ends == 0 ? inner : around;
    const bool button = counts.link_chars == counts.text.chars || counts.text.words <= kMaxButtonWords;
    return inner == NameRole::furniture && (around != NameRole::body || button) ? inner : around;
  }

  // Whether a form has neither fields nor times and names what is in it as text: some forums put the text of each comment in a
  // form of its own.
  bool is_text_in_form(ContainerId id) {
    bool named = false;
    for (int i = 0; i < kMaxClimb && id != 0 && outline_.containers[id].tag != Tag::form;
         ++i, id = outline_.containers[id].parent)
      named |= role_of_element(outline_.containers[id].names) == NameRole::body;
    return named && outline_.containers[id].tag == Tag::form && is_form_of_text(id);
  }

  bool is_form_of_text(ContainerId form) {
    const auto [known, is_new] = forms_.try_emplace(form);
    const BlockRange& blocks = outline_.containers[form].blocks;
    if (is_new)
      known->second =
          outline_.containers[form].fields == 0 && std::all_of(stamps_.begin() + blocks.begin, stamps_.begin() + blocks.end,
                                                               [](Stamp stamp) { return stamp == Stamp::none; });
    return known->second;
  }

  // Whether a quotation is one by its tag alone, such as a signature: a name of it or of a container inside it says so.
  bool is_detail_in_quote(ContainerId id) const {
    for (int i = 0; i < kMaxClimb && (outline_.containers[id].landmarks & kInQuote) != 0;
         ++i, id = outline_.containers[id].parent)
      if (role_of_element(outline_.containers[id].names) == NameRole::author_details) return true;
    return false;
  }

  std::uint64_t place_of(std::uint32_t block, const ItemCard& card) {
    return see(outline_.counts[block].container, card).path ^ (card.group * kHashMultiplier);
  }
  std::uint64_t text_at_place(std::uint32_t block, std::uint64_t place) const {
    return fnv1a(outline_.blocks[block].text, place);
  }
  bool may_be_label(std::uint32_t block) const {
    return outline_.counts[block].text.words <= kMaxLabelWords && outline_.counts[block].copies >= kMinCopies;
  }

  // "+2ReplyReport": several labels of actions and counts without a space between them.
  bool is_row_of_labels(std::uint32_t block) const {
    const std::string_view text = outline_.blocks[block].text;
    const TextCounts& counts = outline_.counts[block].text;
    if (counts.words > kMaxLabelWords || counts.sentence_ends > 0 || counts.letters == 0) return false;
    std::vector<std::uint32_t> ends = joints_of(outline_.blocks[block]);
    if (ends.empty()) return false;
    ends.push_back(static_cast<std::uint32_t>(text.size()));
    std::uint32_t begin = 0;
    return std::ranges::all_of(ends, [&](std::uint32_t end) {
      const std::string_view part = trim(text.substr(begin, end - begin));
      begin = end;
      return count_text(part).letters == 0 || is_action(part);
    });
  }

  static bool is_action(std::string_view text) {
    CueReader reader;
    const auto& found = reader.read(text, count_text(text).words);
    return std::ranges::any_of(found, [](Rule rule) { return rule == Rule::cue_comment_action || rule == Rule::cue_share; });
  }

  void note(std::uint32_t card, std::uint32_t block) {
    const std::uint64_t place = place_of(block, cards_[card]);
    places_[place].add(card);
    if (may_be_label(block)) places_[text_at_place(block, place)].add(card);
  }

  // Whether most cards have the same short text at this place.
  bool is_label(std::uint32_t block, const ItemCard& card) {
    if (!may_be_label(block)) return false;
    const std::uint64_t place = place_of(block, card);
    const std::uint32_t cards = places_[place].cards;
    return cards >= kMinLabelledCards && places_[text_at_place(block, place)].cards * 2 > cards;
  }

  CommentParts read_card(std::uint32_t index) {
    const ItemCard& card = cards_[index];
    const std::vector<std::uint32_t>& blocks = owned_[index];
    CommentParts parts;
    if (read_signed_text(parts, blocks, card)) return parts;
    const std::uint32_t date = choose(blocks, [&](std::uint32_t block) { return date_score(block, card); });
    const std::uint32_t longest = longest_text(blocks, card);
    const std::uint32_t author = choose(blocks, [&](std::uint32_t block) {
      const int near = date != kNone && block != date && box_of(block) == box_of(date) ? 2 : 0;
      const int score = author_score(block, card, block == date, block == blocks.front(), block == longest) + near;
      return date == kNone && score < kNamedAuthor ? kRejected : score;
    });
    if (date != kNone) parts.published = signature(date).published;
    if (author != kNone) {
      parts.author = signature(author).author;
      parts.author_is_named = role_of(author, card) == NameRole::author || signature(author).labelled;
    }
    add_text(parts, blocks, card, date, author);
    if (!parts.text.empty()) parts.text.back() = without_closing_dash(parts.text.back());
    return parts;
  }

  // Whether a comment has its author or its time elsewhere, so that a name and a time that end its text are of something else.
  bool has_own_signature(const std::vector<std::uint32_t>& blocks, std::uint32_t closing, const ItemCard& card) {
    return std::ranges::any_of(blocks, [&](std::uint32_t block) {
      const NameRole role = block == closing ? NameRole::none : role_of(block, card);
      return role == NameRole::author || role == NameRole::date || (block != closing && stamps_[block] != Stamp::none);
    });
  }

  // A comment of which the last paragraph ends with a name and a time.
  bool read_signed_text(CommentParts& parts, const std::vector<std::uint32_t>& blocks, const ItemCard& card) {
    const auto is_signed = [&](std::uint32_t block) { return stamps_[block] == Stamp::after_text; };
    const auto last = std::ranges::find_if(blocks, is_signed);
    if (last == blocks.end() || has_own_signature(blocks, *last, card)) return false;
    const auto closing = read_closing_signature(outline_.blocks[*last]);
    if (!closing) return false;
    parts.author = closing->signature.author;
    parts.published = closing->signature.published;
    add_text(parts, {blocks.begin(), last}, card, kNone, kNone);
    parts.text.push_back(outline_.blocks[*last].text.substr(0, closing->text_end));
    return true;
  }

  // The container around that of a block, which holds what belongs to it.
  ContainerId box_of(std::uint32_t block) const { return outline_.containers[outline_.counts[block].container].parent; }

  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  template <typename Score>
  static std::uint32_t choose(const std::vector<std::uint32_t>& blocks, const Score& score) {
    std::uint32_t best = kNone;
    int best_score = kRejected;
    for (const std::uint32_t block : blocks)
      if (const int points = score(block); points > best_score) best = block, best_score = points;
    return best;
  }

  const Signature& signature(std::uint32_t block) {
    const auto [known, is_new] = signatures_.try_emplace(block);
    if (is_new) known->second = read_signature(outline_.blocks[block], has_cue(outline_, block, Rule::time_ago));
    return known->second;
  }

  int date_score(std::uint32_t block, const ItemCard& card) {
    if (stamps_[block] == Stamp::none || stamps_[block] == Stamp::after_text) return kRejected;
    const NameRole role = role_of(block, card);
    int score = outline_.counts[block].time_element ? 3 : 0;
    if (role == NameRole::date) score += 3;
    if (role == NameRole::body) score -= 2;
    if (role == NameRole::furniture) score -= 3;
    if (role == NameRole::author_details) score -= 5;
    if (is_hidden(block)) score -= 2;
    if (says_edited(outline_.blocks[block].text)) score -= 2;
    return score;
  }

  static bool says_edited(std::string_view text) {
    const std::string_view first = text.substr(0, text.find_first_of(" :,"));
    return label_at_start(text).type == PhraseType::updated || iequals(first, "edited");
  }

  // Whether names of usual style sheets hide a block, which repeats for programs what readers see elsewhere.
  bool is_hidden(std::uint32_t block) const {
    const std::string_view names = outline_.containers[outline_.counts[block].container].names;
    return std::ranges::any_of(kHiddenNames, [&](std::string_view name) { return has_token(names, name); });
  }

  std::uint32_t longest_text(const std::vector<std::uint32_t>& blocks, const ItemCard& card) {
    std::uint32_t longest = kNone;
    std::uint32_t most = 0;
    for (const std::uint32_t block : blocks) {
      const NameRole role = role_of(block, card);
      const BlockCounts& counts = outline_.counts[block];
      const bool all_link = counts.link_chars == counts.text.chars;
      const std::uint32_t words = counts.text.words * (role == NameRole::body ? 4U : 1U) * (all_link ? 1U : 8U);
      if (stamps_[block] == Stamp::alone || role == NameRole::furniture || role == NameRole::author_details ||
          role == NameRole::author)
        continue;
      if (words > most && !is_label(block, card)) longest = block, most = words;
    }
    return longest;
  }

  int author_score(std::uint32_t block, const ItemCard& card, bool is_date, bool is_first, bool is_longest) {
    const TextCounts& counts = outline_.counts[block].text;
    const NameRole role = role_of(block, card);
    const bool named = role == NameRole::author;
    if (role == NameRole::furniture || role == NameRole::author_details || is_longest) return kRejected;
    const bool repeated = is_label(block, card);  // who wrote most of them stands in most cards, too
    if (counts.words > (named || is_date ? kMaxNamedWords : kMaxNameWords) || (repeated && !named)) return kRejected;
    if (has_cue(outline_, block, Rule::cue_comment_action) && !named) return kRejected;
    if (stamps_[block] != Stamp::none && !is_date && !named) return kRejected;
    const Signature& found = signature(block);
    const std::string_view name = found.author;
    if (name.empty() || (!named && count_text(name).letters == 0)) return kRejected;
    int score = named || found.labelled ? kNamedAuthor : 0;
    const bool before_time = is_date && name.data() < found.published.data();
    score += is_first +
             (before_time ? 1
              : is_date   ? -1
                          : 0) +
             (outline_.blocks[block].shape == Shape::heading) + (outline_.counts[block].links == 1);
    if (role == NameRole::body || role == NameRole::title) score -= 4;
    if (repeated) score -= 2;
    if (counts.sentence_ends > 0 && !named) score -= 2;
    return score;
  }

  // Whether a block may be a part of the text, from what it is called and looks like.
  bool may_be_text(std::uint32_t block, const ItemCard& card) {
    const NameRole role = role_of(block, card);
    const TextCounts& counts = outline_.counts[block].text;
    const BlockCounts& all = outline_.counts[block];
    if (outline_.blocks[block].text.empty() || is_label(block, card) || is_row_of_labels(block)) return false;
    if (outline_.blocks[block].kind == Kind::related && all.link_chars == all.text.chars) return false;
    if (role != NameRole::body && (role != NameRole::none || counts.letters == 0) && role != NameRole::title) return false;
    const bool action = has_cue(outline_, block, Rule::cue_comment_action);
    return !action || counts.words > kMaxLabelWords || counts.sentence_ends > 0;
  }

  // Blocks that their elements call the text or the title, or all that are nothing else.
  void add_text(CommentParts& parts, const std::vector<std::uint32_t>& blocks, const ItemCard& card, std::uint32_t date,
                std::uint32_t author) {
    std::vector<std::uint32_t> text;
    for (const std::uint32_t block : blocks)
      if (block != date && block != author && may_be_text(block, card)) text.push_back(block);
    const bool any_body = std::ranges::any_of(text, [&](std::uint32_t block) { return role_of(block, card) == NameRole::body; });
    for (const std::uint32_t block : text)
      if (!any_body || role_of(block, card) != NameRole::none) parts.text.push_back(outline_.blocks[block].text);
  }

  const Outline& outline_;
  std::span<const ItemCard> cards_;
  const std::vector<std::vector<std::uint32_t>>& owned_;
  const std::vector<Stamp>& stamps_;
  std::vector<Seen> containers_;
  std::vector<std::optional<NameRole>> roles_;  // by block
  std::unordered_map<std::uint32_t, Signature> signatures_{};
  std::vector<ContainerId> climbed_{};
  std::unordered_map<std::uint64_t, Place> places_{};
  std::unordered_map<ContainerId, bool> forms_{};  // whether each has the text of a comment and nothing else
};

}  // namespace

std::vector<CommentParts> read_comment_parts(const Outline& outline, std::span<const ItemCard> cards,
                                             const std::vector<std::vector<std::uint32_t>>& owned,
                                             const std::vector<Stamp>& stamps) {
  return PartReader(outline, cards, owned, stamps).read();
}

}  // namespace pith::internal
