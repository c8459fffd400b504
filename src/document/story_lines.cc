// Stories line by line. In: runs of blocks of kind related. Out: stories.
//
// The idea: source, time, headline and text of a story come in some order, and a line that the open story has already begins the
// next one. Section headings and labels belong to no story.
#include "document/story_lines.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "document/announced_origins.h"
#include "document/item_lines.h"
#include "document/story_origins.h"

namespace pith::internal {
namespace {

constexpr std::ptrdiff_t kMinFullStories = 2;
constexpr std::string_view kTextEndings[] = {".", "\u2026", "\u3002", "\u0964",  "\u06D4", "]",
                                             ":", ".)",     ".\"",    ".\u201D", ".'",     ".\u2019"};
constexpr std::string_view kSourceBeginnings[] = {"- ", "\u2013 "};
constexpr std::string_view kSourceSeparators[] = {" | ", " \u2022 ", " \u00B7 "};

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

// Not so for "De Telegraaf", which begins like a byline in another language.
bool is_byline(std::string_view text) {
  const std::string_view name = announced_name(text);
  if (name.empty()) return false;
  CueReader reader;
  const std::vector<Rule>& found = reader.read(text, count_text(text).words);
  return std::ranges::find(found, Rule::cue_byline) != found.end();
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

}  // namespace

std::vector<Related> stories_by_lines(const Outline& outline) {
  Stories stories;
  for_each_run(outline, Kind::related, [&](const Run& run, std::size_t first) {
    stories.begin_run(run);
    for_each_line(outline, run, first, [&](const Line& line, bool begins_group) { stories.add(line, begins_group); });
    stories.end_run();
  });
  std::vector<Related> found = stories.take();
  for (Related& story : found) {
    const std::string line = std::exchange(story.source, {});
    if (count_text(line).letters == 0) continue;  // its number in a list
    if (is_byline(line) || !announced_source(line, SourceWords::line).empty())
      read_announced_origins(line, story);
    else
      story.source = line;
  }
  // In HTML a line without a link and anything else is more often a heading than a story.
  if (outline.html)
    std::erase_if(found, [](const Related& story) {
      return story.url.empty() && story.text.empty() && story.published.empty() && story.author.empty() && story.source.empty();
    });
  return found;
}

}  // namespace pith::internal
