// Grouping of stories and comments. In: labelled blocks. Out: items.
//
// The idea: short lines are gathered (source, time, headline) until a longer text or a link closes the item; a card's container
// or an empty line opens the next. Section headings, labels and forms belong to no item.
#include "document/items.h"

#include <algorithm>
#include <utility>

#include "classify/cues.h"
#include "classify/names.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kBodyWords = 25;     // a block of more is a body
constexpr std::uint32_t kHeadlineWords = 4;  // a block of fewer is a source
constexpr std::uint32_t kTimeWords = 8;
constexpr std::uint32_t kNameWords = 5;
constexpr std::size_t kShortestName = 1;  // bytes

// What stands between a name and a date, or ends a name's line: "Ann Lee says:", "Ann Lee schrieb am 3. Mai".
constexpr std::string_view kNameEnds[] = {
    " \u2022", " \u00B7", " |",    " -",     " \u2013",   ":",         ",",      " (",    " says", " said",   " wrote",
    " on",     " at",     " sagt", " sagte", " schreibt", " schrieb",  " meint", " am",   " um",   " dit",    " a dit",
    " le",     " dice",   " dijo", " el",    " disse",    " ha detto", " em",    " zegt", " op",   " skriver"};

struct Line {
  const Block* block = nullptr;
  const BlockCounts* counts = nullptr;
  std::vector<Rule> cues{};
  bool says(Rule rule) const { return std::find(cues.begin(), cues.end(), rule) != cues.end(); }
};

Line line_at(const Outline& outline, std::size_t i, CueReader& reader) {
  Line line{&outline.blocks[i], &outline.counts[i]};
  line.cues = reader.read(line.block->text, line.counts->text.words);
  return line;
}

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
  return line.counts->text.words <= kTimeWords && (line.says(Rule::time_ago) || looks_dated(line.block->text));
}

class Stories {
 public:
  void add(const Line& line, bool apart) {
    if (line.says(Rule::cue_related_heading)) return close();
    if (apart && (!item_.title.empty() || !item_.text.empty())) close();
    const bool pointer = !link_of(*line.block).empty() || line.block->shape == Shape::heading;
    const std::uint32_t words = line.counts->text.words;
    if (is_time(line))
      time(line);
    else if (pointer)
      headline(*line.block);
    else if (!item_.title.empty() && (words >= kBodyWords || !item_.url.empty()))
      append_paragraph(item_.text, line.block->text);
    else if (words >= kHeadlineWords && line.block->text != item_.source)
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
  // What stands right above the time, without a link or a body, was the source and no headline.
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
  void add(const Line& line, bool apart) {
    if (apart && !item_.text.empty()) close();
    if (line.says(Rule::cue_comment_heading) || line.says(Rule::cue_comment_action) || line.says(Rule::cue_menu)) return;
    if (line.says(Rule::cue_share) || line.counts->text.letters == 0) return;
    const bool sentence = line.counts->text.sentence_ends > 0;
    if (is_time(line))
      signature(line.block->text);
    else if (line.counts->text.words <= kNameWords && !sentence && (item_.author.empty() || !item_.text.empty()))
      author(line.block->text);
    else
      append_paragraph(item_.text, line.block->text);
  }

  void close() {
    // Text that nobody signed and nobody dated is the form, a rule of the house or a hint.
    if (!item_.text.empty() && (!item_.author.empty() || !item_.published.empty())) items_.push_back(std::move(item_));
    item_ = {};
  }

  std::vector<Comment> take() {
    close();
    return std::move(items_);
  }

 private:
  // A time, perhaps with the author's name ahead of it: "Ann Lee 3 days ago".
  void signature(std::string_view text) {
    if (!item_.text.empty()) close();
    const std::size_t digit = text.find_first_of("0123456789");
    if (item_.author.empty() && digit != std::string_view::npos && digit > kShortestName) {
      item_.author = trimmed(text.substr(0, digit));
      text.remove_prefix(digit);
    }
    item_.published = text;
  }

  void author(std::string_view text) {
    if (!item_.text.empty()) close();
    item_.author = trimmed(text);
  }

  static std::string_view trimmed(std::string_view name) {
    for (bool again = true; again;) {
      while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
      again = false;
      for (const std::string_view end : kNameEnds) {
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

// The container that holds one item and no more, as far as its tag or name tells: a list item, an article, a "comment". Number 0
// when there is none.
class Cards {
 public:
  Cards(const Outline& outline, Rule name) : outline_(outline), name_(name), nearest_(outline.containers.size(), kUnknown) {
    nearest_[0] = 0;
  }

  ContainerId around(std::size_t block) {
    const ContainerId inner = outline_.counts[block].container;
    ContainerId card = inner;
    while (nearest_[card] == kUnknown && !is_card(card)) card = outline_.containers[card].parent;
    const ContainerId found = nearest_[card] == kUnknown ? card : nearest_[card];
    for (ContainerId id = inner; nearest_[id] == kUnknown; id = outline_.containers[id].parent) nearest_[id] = found;
    return found;
  }

 private:
  static constexpr ContainerId kUnknown = ~ContainerId{0};

  bool is_card(ContainerId id) {
    const Container& container = outline_.containers[id];
    if (container.tag == Tag::li || container.tag == Tag::article) return true;
    const bool box = container.tag == Tag::div || container.tag == Tag::section;
    return box && !container.names.empty() && (names_.read(container.names).rules & name_bit(name_)) != 0;
  }

  const Outline& outline_;
  Rule name_;
  NameReader names_;
  std::vector<ContainerId> nearest_;  // card of each container that was asked for
};

template <typename Items>
auto gather(const Outline& outline, Kind kind, Rule name) {
  Items items;
  const bool any =
      std::any_of(outline.blocks.begin(), outline.blocks.end(), [&](const Block& block) { return block.kind == kind; });
  if (!any) return items.take();
  Cards cards(outline, name);
  CueReader reader;
  bool open = false;
  ContainerId card = 0;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    if (outline.blocks[i].kind != kind) {
      if (open) items.close();
      open = false;
      continue;
    }
    const ContainerId around = cards.around(i);
    items.add(line_at(outline, i, reader), outline.counts[i].blank_before > 0 || around != card);
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
