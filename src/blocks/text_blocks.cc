// Scraped text to Outline. In: UTF-8 text. Out: blocks, and containers for the runs of lines between wide gaps.
//
// The idea: a line is a block unless the text is wrapped. In wrapped text a line continues in the next one if the first word of
// the next one would not have fitted at its end; a line that is broken earlier was broken on purpose. That one question finds
// paragraphs, list items, headings and menus alike, whatever their indentation.
#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "base/line_terminators.h"
#include "base/page_memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "blocks/blocks.h"
#include "blocks/glued_lines.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxWrapWidth = 120;   // columns; a text with longer lines is not wrapped
constexpr std::size_t kMinWrapWidth = 40;    // columns
constexpr std::size_t kSlack = 1;            // columns that a wrapped line may leave free although the next word fits
constexpr double kMinFullShare = 0.25;       // of the lines of a wrapped text that nearly reach its width
constexpr std::size_t kNearlyFull = 12;      // columns short of the width
constexpr double kMaxOverlongShare = 0.005;  // of the lines, which cannot be broken because they are addresses
constexpr std::size_t kMinRuleBytes = 3;
constexpr std::size_t kMaxHeadingLevel = 6;

struct Line {
  Span source{};             // without white space at both ends
  std::uint32_t number = 0;  // from 1
  std::uint32_t blank_before = 0;
  std::uint32_t columns = 0;  // code points from the beginning of the line, with its indentation
};

// What a line begins with: the sign of a list item, of a quotation or of a heading.
struct Marker {
  Shape shape = Shape::paragraph;
  std::uint32_t bytes = 0;
  std::uint8_t level = 0;  // of an item or heading
};

bool is_line_space(char c) { return is_ascii_space(c) || c == '\v' || c == '\0'; }

// Gives the lines of a text that are not blank, one after the other, so that no list of them is needed.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  // False at the end of the text.
  bool next(Line& line) {
    for (std::uint32_t blank = 0; at_ < text_.size(); ++blank) {
      ++number_;
      const std::size_t start = at_;
      const std::size_t end = std::min(text_.find('\n', start), text_.size());
      at_ = end + 1;
      const std::string_view visible = trim_if(text_.substr(start, end - start), is_line_space);
      if (visible.empty()) continue;
      const auto begin = static_cast<std::size_t>(visible.data() - text_.data());
      const Span source{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + visible.size())};
      const auto columns = static_cast<std::uint32_t>(begin - start + count_code_points(visible));
      line = {.source = source, .number = number_, .blank_before = blank, .columns = columns};
      return true;
    }
    return false;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t number_ = 0;
};

// How long the lines of a text are.
struct LineLengths {
  std::size_t lines = 0;
  std::array<std::size_t, kMaxWrapWidth + 2> of_length{};  // by columns; the last for all longer lines
};

LineLengths measure_lines(std::string_view text) {
  LineLengths lengths;
  Lines lines(text);
  for (Line line; lines.next(line); ++lengths.lines) ++lengths.of_length[std::min<std::size_t>(line.columns, kMaxWrapWidth + 1)];
  return lengths;
}

// The column at which the text was wrapped; 0 when it was not.
std::size_t wrap_width(const LineLengths& lengths) {
  if (lengths.lines < 3) return 0;
  const auto count = static_cast<double>(lengths.lines);
  const auto overlong = static_cast<std::size_t>(count * kMaxOverlongShare);
  std::size_t width = lengths.of_length.size() - 1;
  for (std::size_t longer = lengths.of_length[width]; longer <= overlong; longer += lengths.of_length[width]) --width;
  if (width > kMaxWrapWidth || width < kMinWrapWidth) return 0;
  const auto nearly_full = lengths.of_length.begin() + static_cast<std::ptrdiff_t>(width - kNearlyFull);
  const std::size_t full = std::accumulate(nearly_full, lengths.of_length.end(), std::size_t{0});
  return static_cast<double>(full) >= kMinFullShare * count ? width : 0;
}

bool is_rule(std::string_view line) {
  return line.size() >= kMinRuleBytes && std::ranges::all_of(line, [&](char c) { return c == line[0] || c == ' '; }) &&
         std::string_view("-=_*#~+.").find(line[0]) != std::string_view::npos;
}

Marker marker_of(std::string_view line) {
  for (const std::string_view bullet : {"- ", "* ", "+ ", "\u2022 ", "\u00B7 ", "\u25E6 ", "\u25AA ", "\u2023 "})
    if (line.starts_with(bullet)) return {Shape::item, static_cast<std::uint32_t>(bullet.size()), 1};
  if (line.starts_with("> ")) return {Shape::quote, 2};
  return {};
}

// A heading as Markdown has it.
Marker heading_marker_of(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > kMaxHeadingLevel || level + 1 >= line.size() || line[level] != ' ') return {};
  return {Shape::heading, static_cast<std::uint32_t>(level + 1), static_cast<std::uint8_t>(level)};
}

bool starts_lower(std::string_view line) {
  std::size_t at = 0;
  const char32_t first = line.empty() ? U'\0' : decode_code_point(line, at);
  return is_letter(first) && !is_upper(first);
}

// The bytes of white space at `at`, which may be a line terminator that does not end lines here; 0 when there is none.
std::size_t blank_bytes(std::string_view line, std::size_t at) {
  if (is_line_space(line[at])) return 1;
  return line.substr(at).starts_with(kNoBreakSpace) ? kNoBreakSpace.size() : line_terminator_size(line, at);
}

// Appends a line with each run of white space as one space, or as one tab where it has a tab and so separates cells. What nobody
// sees, such as a soft hyphen, is left out.
void append_collapsed(std::string& out, std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = find_collapsible(line, at);
    out.append(line, at, end - at);
    at = end;
    bool tab = false;
    while (at < line.size() && blank_bytes(line, at) > 0) {
      tab |= line[at] == '\t';
      at += blank_bytes(line, at);
    }
    if (at == line.size()) break;
    if (at > end) {
      if (!out.empty() && out.back() != ' ') out.push_back(tab ? '\t' : ' ');
    } else if (const std::size_t unseen = unseen_bytes(line.substr(at)); unseen > 0) {
      at += unseen;
      while (out.ends_with(' ') && at < line.size() && line[at] == ' ') ++at;
    } else {
      out.push_back(line[at++]);
    }
  }
  if (out.ends_with(' ')) out.pop_back();
}

class Builder {
 public:
  Builder(std::string_view text, const Limits& limits, bool explain, const BeginsPart& begins_part)
      : Builder(text, limits, explain, begins_part, measure_lines(text)) {}

  Outline build() {
    advance();
    advance();
    for (bool is_first = true; line_; is_first = false) {
      if (is_first || line_->blank_before >= wide_gap()) start_container();
      if (is_full() && next_) {
        outline_.limit = outline_.blocks.size() + 1 >= max_blocks_ ? Limit::blocks : Limit::memory;
        joined_.reserve(text_.size() - line_->source.begin);  // to grow step by step would take up to twice as much
        add_text_block(true);
      } else if (is_rule(view(*line_))) {
        add_rule();
      } else {
        add_text_block(false);
      }
    }
    return std::move(outline_);
  }

 private:
  Builder(std::string_view text, const Limits& limits, bool explain, const BeginsPart& begins_part, const LineLengths& lengths)
      : text_(text),
        begins_part_(begins_part),
        max_blocks_(std::max<std::size_t>(limits.blocks, 1)),
        memory_per_block_(memory_per_block(explain)),
        memory_for_blocks_(memory_for_blocks(page_memory(limits, text.size()), text.size())),
        lines_(text),
        width_(wrap_width(lengths)) {
    outline_.containers.push_back({});
    outline_.blocks.reserve(std::min({lengths.lines, max_blocks_, memory_for_blocks_ / memory_per_block_ + 1}));
    outline_.counts.reserve(outline_.blocks.capacity());
  }

  // What is left beside the text in the blocks and the copy of it that is being joined.
  static std::size_t memory_for_blocks(std::size_t memory, std::size_t text) {
    return std::max(difference_or_zero(memory, 2 * text), memory / 4);
  }

  // Whether there is room for one more block only, which all the rest of the text goes into.
  bool is_full() const {
    const std::size_t blocks = outline_.blocks.size() + 1;
    return blocks >= max_blocks_ ||
           blocks * memory_per_block_ + outline_.containers.size() * kMemoryPerContainer >= memory_for_blocks_;
  }

  std::string_view view(const Line& line) const { return text_.substr(line.source.begin, line.source.end - line.source.begin); }

  // Goes on to the next line.
  void advance() {
    line_ = next_;
    Line line;
    next_ = lines_.next(line) ? std::optional(line) : std::nullopt;
  }

  // Blank lines between two sections: in wrapped text a single one only separates paragraphs.
  std::uint32_t wide_gap() const { return width_ > 0 ? 2 : 1; }

  bool continues(const Line& line, const Line& next) const {
    if (width_ == 0 || next.blank_before > 0 || is_rule(view(next))) return false;
    const std::string_view words = view(next);
    const Marker marker = marker_of(words);
    if (marker.shape == Shape::quote) return marker_of(view(line)).shape == Shape::quote;
    if (marker.shape != Shape::paragraph) return false;
    const std::string_view word = words.substr(0, words.find(' '));
    return line.columns + 1 + count_code_points(word) + kSlack > width_;
  }

  void start_container() {
    if (container_is_empty_) return;
    outline_.containers.push_back({.parent = 0, .depth = 1});
    container_is_empty_ = true;
  }

  void add_block(Block block, const Line& first) {
    container_is_empty_ = false;
    block.line = first.number;
    outline_.blocks.push_back(block);
    outline_.counts.push_back(
        {.container = static_cast<ContainerId>(outline_.containers.size() - 1), .blank_before = first.blank_before});
  }

  void add_rule() {
    add_block({.shape = Shape::rule, .source = line_->source}, *line_);
    start_container();
    advance();
  }

  // A number sign also begins comments of code and hashtags, but those are not alone between blank lines, or have a single one.
  Marker marker_of_block() const {
    const bool is_alone = (outline_.blocks.empty() || line_->blank_before > 0) && (!next_ || next_->blank_before > 0);
    const Marker heading = is_alone ? heading_marker_of(view(*line_)) : Marker();
    return heading.level > (outline_.blocks.empty() ? 0 : 1) ? heading : marker_of(view(*line_));
  }

  // Makes a block of the line and of those that continue it, or of all that are left.
  void add_text_block(bool all) {
    if (!all && add_parts()) return;
    const Line first = *line_;
    const Marker marker = marker_of_block();
    joined_.clear();
    join_line(view(first).substr(marker.bytes));
    for (; next_ && (all || continues(*line_, *next_)); advance()) {
      const std::string_view line = view(*next_);
      join_line(line.substr(marker.shape == Shape::quote ? marker_of(line).bytes : 0));
    }
    const std::uint32_t end = line_->source.end;
    advance();
    if (joined_.empty()) return;
    Block block{.shape = marker.shape, .source = {first.source.begin, end}};
    block.level = marker.level;
    if (joined_.find('\t') != std::string::npos) block.shape = Shape::table;
    block.text = outline_.arena->copy(joined_);
    add_block(block, first);
  }

  // Makes blocks of the parts of a line that holds a page. False when it is an ordinary line.
  bool add_parts() {
    const Line line = *line_;
    if (next_ && continues(line, *next_)) return false;
    const std::vector<std::uint32_t> begins = parts_of_glued_line(view(line), text_.size(), begins_part_);
    if (begins.empty() || !has_room_for(begins.size())) return false;
    for (std::size_t i = 0; i < begins.size(); ++i) {
      const std::uint32_t end = i + 1 < begins.size() ? begins[i + 1] : line.source.end - line.source.begin;
      add_part(line, {line.source.begin + begins[i], line.source.begin + end}, i == 0);
    }
    advance();
    return true;
  }

  void add_part(const Line& line, Span source, bool is_first) {
    const std::string_view part = trim_if(text_.substr(source.begin, source.end - source.begin), is_line_space);
    joined_.clear();
    append_collapsed(joined_, part);
    if (joined_.empty()) return;
    const auto begin = static_cast<std::uint32_t>(part.data() - text_.data());
    Block block{.source = {begin, begin + static_cast<std::uint32_t>(part.size())}};
    block.text = outline_.arena->copy(joined_);
    add_block(block, {.number = line.number, .blank_before = is_first ? line.blank_before : 0});
  }

  // Twice the memory of the blocks, since a list that grows is copied.
  bool has_room_for(std::size_t parts) const {
    const std::size_t blocks = outline_.blocks.size() + parts;
    return blocks < max_blocks_ && 2 * blocks * memory_per_block_ < memory_for_blocks_;
  }

  void join_line(std::string_view line) {
    const bool divides_word =
        joined_.size() > 1 && joined_.back() == '-' && joined_[joined_.size() - 2] != ' ' && starts_lower(line);
    if (divides_word)
      joined_.pop_back();
    else if (!joined_.empty())
      joined_.push_back(' ');
    append_collapsed(joined_, trim_if(line, is_line_space));
  }

  std::string_view text_;
  const BeginsPart& begins_part_;
  std::size_t max_blocks_;
  std::size_t memory_per_block_;
  std::size_t memory_for_blocks_;
  Lines lines_;
  std::size_t width_;           // at which the text is wrapped; 0 when it is not
  std::optional<Line> line_{};  // that is read; nothing at the end
  std::optional<Line> next_{};  // the one after it
  Outline outline_;
  bool container_is_empty_ = false;  // the newest container
  std::string joined_{};             // the text of the block that is read
};

}  // namespace

Outline text_blocks(std::string_view utf8, const Limits& limits, bool explain, const BeginsPart& begins_part) {
  return Builder(utf8, limits, explain, begins_part).build();
}

}  // namespace pith::internal
