// Grouping of stories and comments. In: labelled blocks. Out: items.
//
// The idea: an item is read line by line - source, time, headline, text of a story; name, time, text of a comment - and ends
// where a line comes that it already has, or where a new card begins: a container that holds one item, or a blank line in text.
// Section headings, labels and forms belong to no item.
#include "document/items.h"

#include <algorithm>
#include <utility>

#include "classify/cues.h"
#include "classify/names.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMinBodyWords = 25;
constexpr std::uint32_t kMinHeadlineWords = 4;  // a block of fewer is a source
constexpr std::uint32_t kMaxTimeWords = 8;
constexpr std::uint32_t kMaxNameWords = 5;
constexpr std::size_t kMinNameBytes = 2;

// What separates a name from a date, or ends the line of a name: "Ann Lee says:", "Ann Lee schrieb am 3. Mai".
constexpr std::string_view kNameEndings[] = {
    " \u2022", " \u00B7", " |",    " -",     " \u2013",   ":",         ",",      " (",    " says", " said",   " wrote",
    " on",     " at",     " sagt", " sagte", " schreibt", " schrieb",  " meint", " am",   " um",   " dit",    " a dit",
    " le",     " dice",   " dijo", " el",    " disse",    " ha detto", " em",    " zegt", " op",   " skriver"};

struct Line {
  const Block* block = nullptr;
  const BlockCounts* counts = nullptr;
  std::span<const Rule> cues{};
  bool has(Rule rule) const { return std::find(cues.begin(), cues.end(), rule) != cues.end(); }
};

Line line_at(const Outline& outline, std::size_t i) { return {&outline.blocks[i], &outline.counts[i], outline.cues[i]}; }

std::string_view link_of(const Block& block) {
  for (const Inline& part : block.inlines)
    if (part.mark == Mark::link && !part.target.empty()) return part.target;
  return {};
}

void append_paragraph(std::string& text, std::string_view more) {
  if (!text.empty()) text.append("\n\n");
  text.append(more);
}

// ------------------------------------------------------------------------------------------------------------------ stories

bool is_time(const Line& line) {
  return line.counts->text.words <= kMaxTimeWords && (line.has(Rule::time_ago) || looks_dated(line.block->text));
}

class Stories {
 public:
  void add(const Line& line, bool new_card) {
    if (line.has(Rule::cue_related_heading)) return close();
    if (new_card && (!item_.title.empty() || !item_.text.empty())) close();
    const bool is_headline = !link_of(*line.block).empty() || line.block->shape == Shape::heading;
    const std::uint32_t words = line.counts->text.words;
    if (is_time(line))
      time(line);
    else if (is_headline)
      headline(*line.block);
    else if (!item_.title.empty() && (words >= kMinBodyWords || !item_.url.empty()))
      append_paragraph(item_.text, line.block->text);
    else if (words >= kMinHeadlineWords && line.block->text != item_.source)
      headline(*line.block);
    else
      source(*line.block);
  }

  void close() {
    if (!item_.title.empty()) items_.push_back(std::move(item_));
    item_ = {};
  }

  std::vector<Related> take() {
    close();
    return std::move(items_);
  }

 private:
  // A line right above the time that has no link was the source, not a headline.
  void time(const Line& line) {
    if (!item_.text.empty()) close();
    if (!item_.title.empty() && item_.url.empty() && item_.source.empty()) item_.source = std::exchange(item_.title, {});
    item_.published = line.block->text;
  }

  void headline(const Block& block) {
    if (!item_.title.empty()) close();
    item_.title = block.text;
    item_.url = link_of(block);
  }

  void source(const Block& block) {
    if (!item_.text.empty()) close();
    if (item_.title.empty()) item_.source = block.text;
  }

  Related item_;
  std::vector<Related> items_;
};

// ----------------------------------------------------------------------------------------------------------------- comments

class Comments {
 public:
  void add(const Line& line, bool new_card) {
    if (new_card && !item_.text.empty()) close();
    if (line.has(Rule::cue_comment_heading) || line.has(Rule::cue_comment_action) || line.has(Rule::cue_menu)) return;
    if (line.has(Rule::cue_share) || line.counts->text.letters == 0) return;
    const bool has_sentence = line.counts->text.sentence_ends > 0;
    if (is_time(line))
      signature(line.block->text);
    else if (line.counts->text.words <= kMaxNameWords && !has_sentence && (item_.author.empty() || !item_.text.empty()))
      author(line.block->text);
    else
      append_paragraph(item_.text, line.block->text);
  }

  void close() {
    // Text without a name and a time is the comment form, a rule of conduct or a hint.
    if (!item_.text.empty() && (!item_.author.empty() || !item_.published.empty())) items_.push_back(std::move(item_));
    item_ = {};
  }

  std::vector<Comment> take() {
    close();
    return std::move(items_);
  }

 private:
  // A time, perhaps after the author's name: "Ann Lee 3 days ago".
  void signature(std::string_view text) {
    if (!item_.text.empty()) close();
    const std::size_t digit = text.find_first_of("0123456789");
    if (item_.author.empty() && digit != std::string_view::npos && digit >= kMinNameBytes) {
      item_.author = without_endings(text.substr(0, digit));
      text.remove_prefix(digit);
    }
    item_.published = text;
  }

  void author(std::string_view text) {
    if (!item_.text.empty()) close();
    item_.author = without_endings(text);
  }

  static std::string_view without_endings(std::string_view name) {
    for (bool again = true; again;) {
      name = name.substr(0, name.find_last_not_of(' ') + 1);
      again = false;
      for (const std::string_view end : kNameEndings) {
        if (!name.ends_with(end)) continue;
        name.remove_suffix(end.size());
        again = true;
      }
    }
    return name;
  }

  Comment item_;
  std::vector<Comment> items_;
};

// The containers that hold one item each, judged by their tags and names: a list item, an article, a "comment".
class Cards {
 public:
  Cards(const Outline& outline, Rule name) : outline_(outline), name_(name), card_of_(outline.containers.size(), kUnknown) {
    card_of_[0] = 0;
  }

  /// The innermost card around a block; 0 when there is none.
  ContainerId around(std::size_t block) {
    const ContainerId inner = outline_.counts[block].container;
    ContainerId card = inner;
    while (card_of_[card] == kUnknown && !is_card(card)) card = outline_.containers[card].parent;
    const ContainerId found = card_of_[card] == kUnknown ? card : card_of_[card];
    for (ContainerId id = inner; card_of_[id] == kUnknown; id = outline_.containers[id].parent) card_of_[id] = found;
    return found;
  }

 private:
  static constexpr ContainerId kUnknown = ~ContainerId{0};

  bool is_card(ContainerId id) {
    const Container& container = outline_.containers[id];
    if (container.tag == Tag::li || container.tag == Tag::article) return true;
    const bool is_box = container.tag == Tag::div || container.tag == Tag::section;
    return is_box && (container.name_rules & name_bit(name_)) != 0;
  }

  const Outline& outline_;
  Rule name_;
  std::vector<ContainerId> card_of_;  // by container, kUnknown until it is asked for
};

template <typename Items>
auto gather(const Outline& outline, Kind kind, Rule name) {
  Items items;
  const bool any =
      std::any_of(outline.blocks.begin(), outline.blocks.end(), [&](const Block& block) { return block.kind == kind; });
  if (!any) return items.take();
  Cards cards(outline, name);
  bool open = false;
  ContainerId card = 0;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    if (outline.blocks[i].kind != kind) {
      if (open) items.close();
      open = false;
      continue;
    }
    const ContainerId around = cards.around(i);
    items.add(line_at(outline, i), outline.counts[i].blank_before > 0 || around != card);
    card = around;
    open = true;
  }
  return items.take();
}

}  // namespace

std::vector<Related> related_items(const Outline& outline) { return gather<Stories>(outline, Kind::related, Rule::name_related); }
std::vector<Comment> comment_items(const Outline& outline) {
  return gather<Comments>(outline, Kind::comment, Rule::name_comment);
}

}  // namespace pith::internal
