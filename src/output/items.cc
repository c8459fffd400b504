// Grouping of stories and comments. In: labelled blocks. Out: items.
//
// The idea: short lines are gathered (source, time, headline) until a longer text or a link closes the item; a card's container or an
// empty line opens the next. Section headings, labels and forms belong to no item.
#include "output/items.h"

#include <algorithm>

#include "classify/cues.h"

namespace pith {
namespace {

constexpr std::uint32_t kBodyWords = 25;      // a block of more is a body
constexpr std::uint32_t kHeadlineWords = 4;   // a block of fewer is a source, a time or a name

struct Line {
  const Block* block = nullptr;
  const Features* features = nullptr;
  std::vector<Rule> cues{};
  bool says(Rule rule) const { return std::find(cues.begin(), cues.end(), rule) != cues.end(); }
};

Line line_at(const Outline& outline, std::size_t i) {
  Line line{&outline.blocks[i], &outline.features[i]};
  find_cues(line.block->text, line.features->text.words, line.cues);
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

class Stories {
 public:
  void add(const Line& line, bool apart) {
    if (line.says(Rule::cue_related_heading)) return close();
    if (apart && (!item_.text.empty() || !item_.title.empty())) close();
    const Block& block = *line.block;
    const std::uint32_t words = line.features->text.words;
    if (line.says(Rule::time_ago)) {
      if (!item_.text.empty()) close();
      item_.published = block.text;
    } else if (words >= kBodyWords && !item_.title.empty()) {
      append_paragraph(item_.text, block.text);
    } else if (words >= kHeadlineWords || !link_of(block).empty() || block.shape == Shape::heading) {
      headline(block);
    } else {
      source(block);
    }
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
  void headline(const Block& block) {
    if (!item_.title.empty() && item_.text.empty() && item_.url.empty() == link_of(block).empty() && item_.title != block.text) {
      const Related kept{.title = {}, .url = {}, .source = {}, .published = {}, .text = {}};
      close();
      item_ = kept;
    } else if (!item_.text.empty()) {
      close();
    }
    item_.title = block.text;
    if (const std::string_view url = link_of(block); !url.empty()) item_.url = url;
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
    if (line.says(Rule::cue_comment_heading) || line.says(Rule::cue_comment_action) || line.says(Rule::cue_menu)) return;
    if (apart && !item_.text.empty()) close();
    const Block& block = *line.block;
    const bool sentence = line.features->text.sentence_ends > 0;
    const bool short_line = line.features->text.words < kHeadlineWords * 2 && !sentence;
    if (line.says(Rule::time_ago) && short_line) {
      if (!item_.text.empty()) close();
      item_.published = block.text;
    } else if (short_line && item_.author.empty()) {
      if (!item_.text.empty()) close();
      item_.author = block.text;
    } else {
      append_paragraph(item_.text, block.text);
    }
  }

  void close() {
    if (!item_.text.empty()) items_.push_back(std::move(item_));
    item_ = {};
  }

  std::vector<Comment> take() {
    close();
    return std::move(items_);
  }

 private:
  Comment item_;
  std::vector<Comment> items_;
};

template <typename Items>
auto gather(const Outline& outline, Kind kind) {
  Items items;
  bool open = false;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    if (outline.blocks[i].kind != kind) {
      if (open) items.close();
      open = false;
      continue;
    }
    items.add(line_at(outline, i), outline.features[i].blank_before > 0);
    open = true;
  }
  return items.take();
}

}  // namespace

std::vector<Related> related_items(const Outline& outline) { return gather<Stories>(outline, Kind::related); }
std::vector<Comment> comment_items(const Outline& outline) { return gather<Comments>(outline, Kind::comment); }

}  // namespace pith
