// Grouping of stories and comments. In: labelled blocks. Out: items.
//
// The idea: an item is read line by line - source, time, headline, text of a story; name, time, text of a comment - and ends
// where a line comes that it already has, or where a new card begins: a container that holds one item, or a blank line in text.
// Section headings, labels and forms belong to no item.
#include "document/items.h"

#include <algorithm>
#include <functional>
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
constexpr std::size_t kMinLabels = 3;  // copies of a line that is a label of each item
constexpr std::ptrdiff_t kMinFullStories = 2;

constexpr std::string_view kNameEndings[] = {
#define NAME_ENDING(languages, text) text,
#include "document/name_endings.inc"
#undef NAME_ENDING
};
constexpr std::string_view kTextEndings[] = {".", "\u2026", "\u3002", "\u0964",  "\u06D4", "]",
                                             ":", ".)",     ".\"",    ".\u201D", ".'",     ".\u2019"};
constexpr std::string_view kSourceBeginnings[] = {"- ", "\u2013 "};
constexpr std::string_view kSourceSeparators[] = {" | ", " \u2022 ", " \u00B7 "};

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

// Ends as sentences do and headlines do not. A question or exclamation may be either.
bool ends_as_text(std::string_view text) {
  return std::ranges::any_of(kTextEndings, [&](std::string_view end) { return text.ends_with(end); });
}

// "- The Herald", "by Ann Lee", "Herald | 215 views": says where a story comes from.
bool names_source(const Line& line) {
  if (line.counts->text.words > kMaxTimeWords) return false;
  const std::string_view text = line.block->text;
  const auto begins_with = [&](std::string_view sign) { return text.starts_with(sign); };
  const auto contains = [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; };
  return line.has(Rule::cue_byline) || std::ranges::any_of(kSourceBeginnings, begins_with) ||
         std::ranges::any_of(kSourceSeparators, contains);
}

bool is_short(const Line& line) { return line.counts->text.words <= kMaxNameWords && line.counts->text.sentence_ends == 0; }

// A run of blocks of one kind, and what can be told from it as a whole.
struct Run {
  std::span<const Line> lines{};
  std::uint32_t blank_inside = 0;  // blank lines that stand between the lines of an item; more of them are between items
  std::size_t texts = 0;           // lines with a sentence or many words
  bool html = false;
  bool parted = false;  // blank lines part it into stories of several lines
};

bool begins_group(const Run& run, std::size_t i) { return i == 0 || run.lines[i].counts->blank_before > run.blank_inside; }

// Text whose paragraphs are all parted by blank lines has more of them between items, or none tell of items.
Run read_run(std::span<const Line> lines, bool html) {
  Run run{.lines = lines, .html = html};
  for (std::size_t i = 1; i < lines.size(); ++i)
    run.blank_inside = i == 1 ? lines[i].counts->blank_before : std::min(run.blank_inside, lines[i].counts->blank_before);
  std::size_t groups = 0;
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t begin = i;
    bool body = false;
    do {
      body |= lines[i].counts->text.words >= kMinBodyWords;
      run.texts += !is_short(lines[i]);
    } while (++i < lines.size() && !begins_group(run, i));
    groups += body && i - begin > 1;
  }
  run.parted = groups > 1;
  return run;
}

// Whether a short line comes with most texts of the run, which also has other short lines: "Reply", "Read more".
bool is_label(const Run& run, const Line& line) {
  const std::size_t copies = line.counts->copies;
  const auto for_most = [&](std::size_t count) { return count * 2 >= run.texts; };
  return is_short(line) && !is_time(line) && copies >= kMinLabels && for_most(copies) && copies <= run.lines.size() - run.texts &&
         for_most(run.lines.size() - run.texts - copies);
}

class Stories {
 public:
  void begin_run(const Run& run) {
    close();
    run_ = run;
    first_ = items_.size();
  }

  void add(const Line& line, bool new_card) {
    if (line.has(Rule::cue_related_heading)) return close();
    if (new_card && (!item_.title.empty() || !item_.text.empty())) close();
    if (!item_.text.empty() && line.block->text == run_.lines.back().block->text && is_label(run_, line)) return close();
    const bool is_headline = !link_of(*line.block).empty() || line.block->shape == Shape::heading;
    const std::uint32_t words = line.counts->text.words;
    if (is_time(line)) return time(line);
    if (is_headline) return headline(line);
    if (item_.title.empty() && shows_headline_above(line)) {
      item_.title = std::exchange(item_.source, std::exchange(byline_, {}));
      title_words_ = std::exchange(source_words_, 0);
    }
    if (!item_.title.empty() && is_text(line))
      append_paragraph(item_.text, line.block->text);
    else if (item_.text.empty() && names_source(line))
      (item_.title.empty() && !item_.source.empty() ? byline_ : item_.source) = line.block->text;
    else if (words >= kMinHeadlineWords && line.block->text != item_.source)
      headline(line);
    else
      source(line);
  }

  void close() {
    const bool heads_other = is_bare(item_) && item_.title.ends_with(':');
    if (!item_.title.empty() && !heads_other) items_.push_back(std::move(item_));
    item_ = {};
    byline_ = {};
    title_words_ = source_words_ = 0;
  }

  // A line alone above stories that all have more than a headline is the heading over them.
  void end_run() {
    close();
    const bool alone = !run_.html && run_.lines.size() == 1 && run_.lines.front().cues.empty();
    if (alone && items_.size() > first_ && is_bare(items_.back())) alone_.push_back(first_);
    const auto begin = items_.begin() + static_cast<std::ptrdiff_t>(first_);
    if (items_.end() - begin < 3 || !is_bare(*begin) || std::any_of(begin + 1, items_.end(), is_bare)) return;
    items_.erase(begin);
  }

  std::vector<Related> take() {
    close();
    if (std::count_if(items_.begin(), items_.end(), std::not_fn(is_bare)) >= kMinFullStories) drop_alone();
    return std::move(items_);
  }

 private:
  // Nothing but a headline.
  static bool is_bare(const Related& item) {
    return item.url.empty() && item.text.empty() && item.published.empty() && item.source.empty();
  }

  void drop_alone() {
    std::vector<Related> kept;
    auto next = alone_.begin();
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (next != alone_.end() && *next == i)
        ++next;
      else
        kept.push_back(std::move(items_[i]));
    }
    items_ = std::move(kept);
  }

  // Whether the line goes on with a story that has its headline.
  bool is_text(const Line& line) const {
    if (!item_.url.empty() || line.counts->text.words >= kMinBodyWords) return true;
    if (line.counts->text.words < kMinHeadlineWords) return false;
    if (run_.parted && !item_.text.empty()) return true;
    return ends_as_text(line.block->text) && !ends_as_text(item_.title);
  }

  // Whether what was taken for the source is the headline, since the story's text or byline comes next.
  bool shows_headline_above(const Line& line) const {
    if (item_.source.empty() || line.block->text == item_.source) return false;
    if (line.counts->text.words >= kMinBodyWords) return true;
    const bool text = line.counts->text.words >= kMinHeadlineWords && ends_as_text(line.block->text);
    if (source_words_ < kMinHeadlineWords) return text && !byline_.empty();
    return text || names_source(line);
  }

  // A line right above the time that has no link was the source, not a headline.
  void time(const Line& line) {
    if (!item_.text.empty()) {
      if (run_.parted) return;
      close();
    }
    if (!item_.title.empty() && item_.url.empty() && item_.source.empty()) {
      item_.source = std::exchange(item_.title, {});
      source_words_ = title_words_;
    }
    item_.published = line.block->text;
  }

  void headline(const Line& line) {
    if (!item_.title.empty()) close();
    item_.title = line.block->text;
    item_.url = link_of(*line.block);
    title_words_ = line.counts->text.words;
  }

  // A short line below a story's text that a blank line will end is a label such as "Read more".
  void source(const Line& line) {
    if (!item_.text.empty() && run_.parted) return;
    if (!item_.text.empty()) close();
    if (!item_.title.empty()) return;
    item_.source = line.block->text;
    source_words_ = line.counts->text.words;
  }

  Related item_;
  std::vector<Related> items_;
  std::string byline_{};
  std::uint32_t title_words_ = 0;
  std::uint32_t source_words_ = 0;
  Run run_{};
  std::size_t first_ = 0;  // item of the run
  // Items of one line of text that stands among other kinds and that no label names: beside full stories they are mistakes.
  std::vector<std::size_t> alone_{};
};

// ----------------------------------------------------------------------------------------------------------------- comments

class Comments {
 public:
  void begin_run(const Run& run) {
    close();
    run_ = run;
  }
  void end_run() { close(); }

  void add(const Line& line, bool new_card) {
    if (new_card && !item_.text.empty()) close();
    if (line.has(Rule::cue_comment_heading) || line.has(Rule::cue_comment_action) || line.has(Rule::cue_menu)) return;
    if (!run_.html && is_label(run_, line)) return;  // in HTML the names of a forum's authors recur as often as labels
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

  Run run_{};
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
  ContainerId card = 0;
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < outline.blocks.size(); begin += std::max<std::size_t>(lines.size(), 1)) {
    lines.clear();
    for (std::size_t i = begin; i < outline.blocks.size() && outline.blocks[i].kind == kind; ++i)
      lines.push_back(line_at(outline, i));
    if (lines.empty()) continue;
    const Run run = read_run(lines, outline.html);
    items.begin_run(run);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const ContainerId around = cards.around(begin + i);
      items.add(lines[i], begins_group(run, i) || around != card);
      card = around;
    }
    items.end_run();
  }
  return items.take();
}

}  // namespace

std::vector<Related> related_items(const Outline& outline) { return gather<Stories>(outline, Kind::related, Rule::name_related); }
std::vector<Comment> comment_items(const Outline& outline) {
  return gather<Comments>(outline, Kind::comment, Rule::name_comment);
}

}  // namespace pith::internal
