// Scraped text to Outline. In: UTF-8 text. Out: blocks, and containers for the stretches between wide gaps.
//
// The idea: a line is a block, unless the text is wrapped. Then a line goes on in the next one when the next one's first word
// would not have fitted behind it; where it would have fitted, somebody broke the line on purpose. That one question finds
// paragraphs, list items, headings and menus alike, whatever the indentation.
#include <algorithm>
#include <array>
#include <numeric>

#include "base/simd.h"
#include "base/utf8.h"
#include "blocks/blocks.h"

namespace pith::internal {
namespace {

constexpr std::size_t kWidestWrap = 120;  // columns; texts with longer lines are not wrapped by hand or by a browser
constexpr std::size_t kNarrowestWrap = 40;
constexpr std::size_t kSlack = 1;         // columns that a wrapped line may stay short of the width although a word fitted
constexpr double kFullShare = 0.25;       // share of lines that nearly reach the width, in wrapped text
constexpr double kOverlongShare = 0.005;  // lines that a wrapping program could not break: addresses
constexpr std::size_t kNearlyFull = 12;   // columns
constexpr std::size_t kShortestRuler = 3;

struct Line {
  Span source{};             // without the white space around it
  std::uint32_t number = 0;  // from 1
  std::uint32_t indent = 0;  // columns
  std::uint32_t blank_before = 0;
  std::uint32_t columns = 0;  // code points from the line's start to its end
  bool collapsed = false;     // its blanks are single spaces
};

struct Marker {
  Shape shape = Shape::paragraph;
  std::uint32_t bytes = 0;
};

bool is_line_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v' || c == '\0'; }

std::uint32_t count_columns(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_utf8_tail(c); }));
}

// Sets what a look at all bytes of a line tells. Few lines are not collapsed that are said not to be.
void measure_line(std::string_view text, Line& line) {
  constexpr std::int8_t kBlankLead = signed_byte('\xC2');  // of U+00A0
  constexpr std::int8_t kFirstNoTail = -0x40;
  std::uint32_t blanks = 0;
  std::uint32_t space_before = 0;
  line.columns = line.indent + line.source.end - line.source.begin;
  for (std::size_t at = line.source.begin; at < line.source.end; at += kSimdBytes) {
    const Bytes16 c = load16(text, at);
    const std::size_t rest = std::min(line.source.end - at, kSimdBytes);
    const std::uint32_t inside = (std::uint32_t{1} << rest) - 1;
    const std::uint32_t spaces = mask_of(c == ' ') & inside;
    blanks |= (spaces & (spaces << 1 | space_before)) | (mask_of(((c >= 0) & (c < ' ')) | (c == kBlankLead)) & inside);
    space_before = spaces >> (kSimdBytes - 1);
    if (const std::uint32_t tails = mask_of(c < kFirstNoTail) & inside; tails != 0) line.columns -= count_bits(tails);
  }
  line.collapsed = blanks == 0;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t number = 0;
  std::uint32_t blank = 0;
  for (std::size_t at = 0; at < text.size();) {
    ++number;
    std::size_t end = find_class(text, at, [](Bytes16 c) { return c == '\n'; });
    const std::size_t next = end + 1;
    std::size_t begin = at;
    while (begin < end && is_line_space(text[begin])) ++begin;
    while (end > begin && is_line_space(text[end - 1])) --end;
    if (begin == end) {
      ++blank;
    } else {
      const Span source{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      lines.push_back(
          {.source = source, .number = number, .indent = static_cast<std::uint32_t>(begin - at), .blank_before = blank});
      measure_line(text, lines.back());
      blank = 0;
    }
    at = next;
  }
  return lines;
}

// The column at which the text was wrapped; 0 when it was not.
std::size_t wrap_width(const std::vector<Line>& lines) {
  if (lines.size() < 3) return 0;
  std::array<std::size_t, kWidestWrap + 2> of_length{};  // the last for all longer lines
  for (const Line& line : lines) ++of_length[std::min<std::size_t>(line.columns, kWidestWrap + 1)];
  const auto overlong = static_cast<std::size_t>(static_cast<double>(lines.size()) * kOverlongShare);
  std::size_t width = of_length.size() - 1;
  for (std::size_t longer = of_length[width]; longer <= overlong; longer += of_length[width]) --width;
  if (width > kWidestWrap || width < kNarrowestWrap) return 0;
  const auto nearly = of_length.begin() + static_cast<std::ptrdiff_t>(width - kNearlyFull);
  const std::size_t full = std::accumulate(nearly, of_length.end(), std::size_t{0});
  return static_cast<double>(full) >= kFullShare * static_cast<double>(lines.size()) ? width : 0;
}

bool is_ruler(std::string_view text) {
  return text.size() >= kShortestRuler &&
         std::all_of(text.begin(), text.end(), [&](char c) { return c == text[0] || c == ' '; }) &&
         std::string_view("-=_*#~+.").find(text[0]) != std::string_view::npos;
}

Marker marker_of(std::string_view text) {
  for (const std::string_view bullet : {"- ", "* ", "+ ", "\u2022 ", "\u00B7 ", "\u25E6 ", "\u25AA ", "\u2023 "})
    if (text.starts_with(bullet)) return {Shape::item, static_cast<std::uint32_t>(bullet.size())};
  if (text.starts_with("> ")) return {Shape::quote, 2};
  return {};
}

class Builder {
 public:
  Builder(std::string_view text, std::size_t max_blocks)
      : text_(text), max_blocks_(std::max<std::size_t>(max_blocks, 1)), lines_(split_lines(text)), width_(wrap_width(lines_)) {
    outline_.containers.push_back({});
    outline_.blocks.reserve(std::min(lines_.size(), max_blocks_));
    outline_.counts.reserve(outline_.blocks.capacity());
  }

  Outline run() {
    for (std::size_t i = 0; i < lines_.size();) {
      const Line& line = lines_[i];
      if (i == 0 || line.blank_before >= wide_gap()) start_container();
      if (outline_.blocks.size() + 1 >= max_blocks_ && i + 1 < lines_.size()) {
        outline_.limit = Limit::blocks;
        add_block(i, lines_.size() - 1);
        break;
      }
      if (is_ruler(view(line))) {
        add({.shape = Shape::rule, .source = line.source}, line);
        start_container();
        ++i;
        continue;
      }
      std::size_t last = i;
      while (last + 1 < lines_.size() && goes_on(lines_[last], lines_[last + 1])) ++last;
      add_block(i, last);
      i = last + 1;
    }
    return std::move(outline_);
  }

 private:
  std::string_view view(const Line& line) const { return text_.substr(line.source.begin, line.source.end - line.source.begin); }

  // Wrapped text has an empty line between paragraphs; only more than that parts sections.
  std::uint32_t wide_gap() const { return width_ ? 2 : 1; }

  bool goes_on(const Line& line, const Line& next) const {
    if (width_ == 0 || next.blank_before > 0 || is_ruler(view(next))) return false;
    const std::string_view words = view(next);
    const Marker marker = marker_of(words);
    if (marker.shape == Shape::quote) return marker_of(view(line)).shape == Shape::quote;
    if (marker.shape != Shape::paragraph) return false;
    const std::string_view word = words.substr(0, words.find(' '));
    return line.columns + 1 + count_columns(word) + kSlack > width_;
  }

  void start_container() {
    if (outline_.containers.size() > 1 && unused_) return;
    outline_.containers.push_back({.parent = 0, .depth = 1});
    unused_ = true;
  }

  void add(Block block, const Line& first) {
    unused_ = false;
    block.line = first.number;
    outline_.blocks.push_back(block);
    outline_.counts.push_back(
        {.container = static_cast<ContainerId>(outline_.containers.size() - 1), .blank_before = first.blank_before});
  }

  void add_block(std::size_t first, std::size_t last) {
    const std::string_view line = view(lines_[first]);
    const Marker marker = marker_of(line);
    std::string_view text = line.substr(marker.bytes);
    const bool as_it_is = first == last && lines_[first].collapsed;
    if (!as_it_is) {
      joined_.clear();
      for (std::size_t i = first; i <= last; ++i) append_line(joined_, view(lines_[i]), marker, i == first);
      text = joined_;
    }
    if (text.empty()) return;
    Block block{.shape = marker.shape, .source = {lines_[first].source.begin, lines_[last].source.end}};
    if (marker.shape == Shape::item) block.level = 1;
    if (!as_it_is && text.find('\t') != std::string_view::npos) block.shape = Shape::table;
    block.text = outline_.arena->copy(text);
    add(block, lines_[first]);
  }

  static void append_line(std::string& joined, std::string_view line, const Marker& marker, bool first) {
    if (first || marker.shape == Shape::quote) line.remove_prefix(std::min<std::size_t>(marker_of(line).bytes, line.size()));
    const bool cut_word = joined.size() > 1 && joined.back() == '-' && joined[joined.size() - 2] != ' ' && starts_lower(line);
    if (cut_word)
      joined.pop_back();
    else if (!joined.empty())
      joined.push_back(' ');
    collapse(line, joined);
  }

  static bool starts_lower(std::string_view line) {
    std::size_t at = 0;
    const char32_t first = line.empty() ? U'\0' : decode_code_point(line, at);
    return is_letter(first) && !is_upper(first);
  }

  static bool is_blank(std::string_view line, std::size_t at) {
    return is_line_space(line[at]) || (line[at] == '\xC2' && line.substr(at).starts_with("\u00A0"));
  }

  // Runs of blanks become one; a run with a tab in it parts cells and stays a tab.
  static void collapse(std::string_view line, std::string& out) {
    for (std::size_t i = 0; i < line.size();) {
      const std::size_t begin = i;
      while (i < line.size() && !is_blank(line, i)) ++i;
      out.append(line, begin, i - begin);
      bool tab = false;
      while (i < line.size() && is_blank(line, i)) {
        tab |= line[i] == '\t';
        i += line[i] == '\xC2' ? 2 : 1;
      }
      if (i < line.size() && !out.empty() && out.back() != ' ') out.push_back(tab ? '\t' : ' ');
    }
    if (out.ends_with(' ')) out.pop_back();
  }

  std::string_view text_;
  std::size_t max_blocks_;
  std::vector<Line> lines_;
  std::size_t width_;
  std::string joined_{};  // lines of the block at hand
  Outline outline_;
  bool unused_ = false;  // the newest container holds nothing yet
};

}  // namespace

Outline text_blocks(std::string_view utf8, const Limits& limits) { return Builder(utf8, limits.blocks).run(); }

}  // namespace pith::internal
