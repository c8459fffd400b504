// The lines that stories and comments are read from where no containers part them.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "blocks/outline.h"
#include "classify/cues.h"
#include "classify/rule_table.h"

namespace pith::internal {

inline constexpr std::uint32_t kMinBodyWords = 25;
inline constexpr std::uint32_t kMinHeadlineWords = 4;  // a block of fewer is a source
inline constexpr std::uint32_t kMaxTimeWords = 8;
inline constexpr std::uint32_t kMaxNameWords = 5;

/// A block with what was counted and found in it.
struct Line {
  const Block* block = nullptr;
  const BlockCounts* counts = nullptr;
  std::span<const Rule> cues{};
  bool has(Rule rule) const { return std::find(cues.begin(), cues.end(), rule) != cues.end(); }
};

Line line_at(const Outline& outline, std::size_t i);

/// Whether the rules found a cue in a block.
inline bool has_cue(const Outline& outline, std::size_t block, Rule cue) { return line_at(outline, block).has(cue); }

/// The list item or article around a block; 0 for none.
ContainerId card_around(const Outline& outline, std::size_t block);

/// The address of the first link in a block; empty for none.
std::string_view link_of(const Block& block);

/// Adds a paragraph, with a blank line before it unless it is the first.
void append_paragraph(std::string& text, std::string_view more);

/// Whether a line is a date or time, perhaps with a few words.
bool is_time(const Line& line);

/// Whether a line is as short as a name and has no sentence.
bool is_short(const Line& line);

/// A run of blocks of one kind, and what can be told from it as a whole.
struct Run {
  std::span<const Line> lines{};
  std::uint32_t blank_inside = 0;  ///< blank lines that stand between the lines of an item; more of them are between items
  std::size_t texts = 0;           ///< lines with a sentence or many words
  bool html = false;
  bool parted = false;  ///< blank lines part it into items of several lines
};

Run read_run(std::span<const Line> lines, bool html);

/// Whether a group of lines begins at a line: there are more blank lines before it than between the lines of an item.
bool begins_group(const Run& run, std::size_t i);

/// Whether a short line comes with most texts of the run, which also has other short lines: "Reply", "Read more".
bool is_label(const Run& run, const Line& line);

/// Calls `visit(run, first)` for each run of blocks of a kind; `first` is the number of its first block.
template <typename Visit>
void for_each_run(const Outline& outline, Kind kind, const Visit& visit) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < outline.blocks.size(); begin += std::max<std::size_t>(lines.size(), 1)) {
    lines.clear();
    for (std::size_t i = begin; i < outline.blocks.size() && outline.blocks[i].kind == kind; ++i)
      lines.push_back(line_at(outline, i));
    if (!lines.empty()) visit(read_run(lines, outline.html), begin);
  }
}

/// Calls `visit(line, begins_group)` for each line of a run that begins with the block `first`. A group also begins where another
/// card is around the line than around the one before.
template <typename Visit>
void for_each_line(const Outline& outline, const Run& run, std::size_t first, const Visit& visit) {
  ContainerId card = 0;
  for (std::size_t i = 0; i < run.lines.size(); ++i) {
    const ContainerId around = card_around(outline, first + i);
    visit(run.lines[i], begins_group(run, i) || around != card);
    card = around;
  }
}

}  // namespace pith::internal
