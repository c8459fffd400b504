// Scraped text to Outline. In: UTF-8 text. Out: blocks, and containers for the runs of lines between wide gaps.
//
// The idea: a line is a block unless the text is wrapped. In wrapped text a line continues in the next one if the first word of
// the next one would not have fitted at its end; a line that is broken earlier was broken on purpose. That one question finds
// paragraphs, list items, headings and menus alike, whatever their indentation.
#include <algorithm>
#include <array>
#include <numeric>

#include "base/line_terminators.h"
#include "base/text.h"
#include "base/utf8.h"
#include "blocks/blocks.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxWrapWidth = 120;   // columns; a text with longer lines is not wrapped
constexpr std::size_t kMinWrapWidth = 40;    // columns
constexpr std::size_t kSlack = 1;            // columns that a wrapped line may leave free although the next word fits
constexpr double kMinFullShare = 0.25;       // of the lines of a wrapped text that nearly reach its width
constexpr std::size_t kNearlyFull = 12;      // columns short of the width
constexpr double kMaxOverlongShare = 0.005;  // of the lines, which cannot be broken because they are addresses
constexpr std::size_t kMinRuleBytes = 3;

struct Line {
  Span source{};             // without white space at both ends
  std::uint32_t number = 0;  // from 1
  std::uint32_t blank_before = 0;
  std::uint32_t columns = 0;  // code points from the beginning of the line, with its indentation
};

// What a line begins with: the sign of a list item or of a quotation.
struct Marker {
  Shape shape = Shape::paragraph;
  std::uint32_t bytes = 0;
};

bool is_line_space(char c) { return is_ascii_space(c) || c == '\v' || c == '\0'; }

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t number = 0;
  std::uint32_t blank = 0;
  for (std::size_t at = 0; at < text.size();) {
    ++number;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view visible = trim_if(text.substr(at, end - at), is_line_space);
    if (visible.empty()) {
      ++blank;
    } else {
      const auto begin = static_cast<std::size_t>(visible.data() - text.data());
      const Span source{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + visible.size())};
      const auto columns = static_cast<std::uint32_t>(begin - at + count_code_points(visible));
      lines.push_back({.source = source, .number = number, .blank_before = blank, .columns = columns});
      blank = 0;
    }
    at = end + 1;
  }
  return lines;
}

// The column at which the text was wrapped; 0 when it was not.
std::size_t wrap_width(const std::vector<Line>& lines) {
  if (lines.size() < 3) return 0;
  std::array<std::size_t, kMaxWrapWidth + 2> lines_of_length{};  // the last for all longer lines
  for (const Line& line : lines) ++lines_of_length[std::min<std::size_t>(line.columns, kMaxWrapWidth + 1)];
  const auto overlong = static_cast<std::size_t>(static_cast<double>(lines.size()) * kMaxOverlongShare);
  std::size_t width = lines_of_length.size() - 1;
  for (std::size_t longer = lines_of_length[width]; longer <= overlong; longer += lines_of_length[width]) --width;
  if (width > kMaxWrapWidth || width < kMinWrapWidth) return 0;
  const auto nearly_full = lines_of_length.begin() + static_cast<std::ptrdiff_t>(width - kNearlyFull);
  const std::size_t full = std::accumulate(nearly_full, lines_of_length.end(), std::size_t{0});
  return static_cast<double>(full) >= kMinFullShare * static_cast<double>(lines.size()) ? width : 0;
}

bool is_rule(std::string_view line) {
  return line.size() >= kMinRuleBytes && std::ranges::all_of(line, [&](char c) { return c == line[0] || c == ' '; }) &&
         std::string_view("-=_*#~+.").find(line[0]) != std::string_view::npos;
}

Marker marker_of(std::string_view line) {
  for (const std::string_view bullet : {"- ", "* ", "+ ", "\u2022 ", "\u00B7 ", "\u25E6 ", "\u25AA ", "\u2023 "})
    if (line.starts_with(bullet)) return {Shape::item, static_cast<std::uint32_t>(bullet.size())};
  if (line.starts_with("> ")) return {Shape::quote, 2};
  return {};
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

// Appends a line with each run of white space as one space, or as one tab where it has a tab and so separates cells.
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
    if (at == end)
      out.push_back(line[at++]);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(tab ? '\t' : ' ');
  }
  if (out.ends_with(' ')) out.pop_back();
}

class Builder {
 public:
  Builder(std::string_view text, std::size_t max_blocks)
      : text_(text), max_blocks_(std::max<std::size_t>(max_blocks, 1)), lines_(split_lines(text)), width_(wrap_width(lines_)) {
    outline_.containers.push_back({});
    outline_.blocks.reserve(std::min(lines_.size(), max_blocks_));
    outline_.counts.reserve(outline_.blocks.capacity());
  }

  Outline build() {
    for (std::size_t i = 0; i < lines_.size();) {
      const Line& line = lines_[i];
      if (i == 0 || line.blank_before >= wide_gap()) start_container();
      if (outline_.blocks.size() + 1 >= max_blocks_ && i + 1 < lines_.size()) {
        outline_.limit = Limit::blocks;
        add_text_block(i, lines_.size() - 1);
        break;
      }
      if (is_rule(view(line))) {
        add_block({.shape = Shape::rule, .source = line.source}, line);
        start_container();
        ++i;
        continue;
      }
      std::size_t last = i;
      while (last + 1 < lines_.size() && continues(lines_[last], lines_[last + 1])) ++last;
      add_text_block(i, last);
      i = last + 1;
    }
    return std::move(outline_);
  }

 private:
  std::string_view view(const Line& line) const { return text_.substr(line.source.begin, line.source.end - line.source.begin); }

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

  void add_text_block(std::size_t first, std::size_t last) {
    const Marker marker = marker_of(view(lines_[first]));
    joined_.clear();
    for (std::size_t i = first; i <= last; ++i) join_line(view(lines_[i]), i == first || marker.shape == Shape::quote);
    if (joined_.empty()) return;
    Block block{.shape = marker.shape, .source = {lines_[first].source.begin, lines_[last].source.end}};
    if (marker.shape == Shape::item) block.level = 1;
    if (joined_.find('\t') != std::string::npos) block.shape = Shape::table;
    block.text = outline_.arena->copy(joined_);
    add_block(block, lines_[first]);
  }

  void join_line(std::string_view line, bool has_marker) {
    if (has_marker) line.remove_prefix(marker_of(line).bytes);
    const bool divides_word =
        joined_.size() > 1 && joined_.back() == '-' && joined_[joined_.size() - 2] != ' ' && starts_lower(line);
    if (divides_word)
      joined_.pop_back();
    else if (!joined_.empty())
      joined_.push_back(' ');
    append_collapsed(joined_, trim_if(line, is_line_space));
  }

  std::string_view text_;
  std::size_t max_blocks_;
  std::vector<Line> lines_;
  std::size_t width_;  // at which the text is wrapped; 0 when it is not
  Outline outline_;
  bool container_is_empty_ = false;  // the newest container
  std::string joined_{};             // the text of the block that is read
};

}  // namespace

Outline text_blocks(std::string_view utf8, const Limits& limits) { return Builder(utf8, limits.blocks).build(); }

}  // namespace pith::internal
