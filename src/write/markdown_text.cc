// The text of one block as Markdown. In: text and marks. Out: CommonMark inlines, with the footnote references of GFM.
//
// The idea: the text is copied character by character, and a mark is opened and closed where its offsets say. Each character that
// could begin markup at its place is escaped (markdown_syntax.h).
#include "write/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "document/addresses.h"
#include "write/markdown_syntax.h"

namespace pith::internal {
namespace {

constexpr std::string_view kCellSeparator = " | ";

std::string end_of_link(std::string_view address, AddressNumbers* numbers) {
  return numbers ? fmt::format("][{}]", numbers->number_of(address)) : fmt::format("]({})", link_destination(address));
}

// For each mark whether another one ends with it.
std::vector<bool> ends_with_marks(const std::vector<Inline>& marks) {
  std::vector<bool> ends(marks.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (is_media(marks[i].mark)) continue;
    while (!open.empty() && marks[open.back()].text.end <= marks[i].text.begin) open.pop_back();
    for (auto outer = open.rbegin(); outer != open.rend() && marks[*outer].text.end == marks[i].text.end; ++outer)
      ends[*outer] = true;
    open.push_back(i);
  }
  return ends;
}

// The term or title of what follows it is strong as a whole, unless it is a heading.
std::vector<Inline> marks_of(const Block& block) {
  if (!block.head || block.shape == Shape::heading || block.shape == Shape::table) return nested_marks(block);
  std::vector<Inline> marks(block.inlines.begin(), block.inlines.end());
  marks.push_back({.mark = Mark::strong, .text = {0, static_cast<std::uint32_t>(block.text.size())}});
  Block strong = block;
  strong.inlines = marks;
  return nested_marks(strong);
}

// Prints one block. All offsets are those of Block::text.
class TextWriter {
 public:
  TextWriter(const Block& block, const PrintedNotes& notes, AddressNumbers* numbers)
      : text_(block.text),
        marks_(marks_of(block)),
        notes_(notes),
        numbers_(numbers),
        is_heading_(block.shape == Shape::heading),
        is_row_(block.shape == Shape::table) {
    for (const Inline& mark : marks_)
      if (mark.mark == Mark::math) last_dollar_ = std::max<std::size_t>(last_dollar_, mark.text.end);
  }

  std::string write() {
    std::size_t next = 0;
    for (std::size_t at = 0; at <= text_.size();) {
      close(at);
      while (next < marks_.size() && marks_[next].text.begin == at) at = print_mark(marks_[next++], at);
      close(at);
      if (at >= text_.size()) break;
      if (next < marks_.size() && marks_[next].text.begin == at) continue;
      at = print_character(at);
    }
    return std::move(out_);
  }

 private:
  struct OpenMark {
    std::size_t end = 0;
    std::string closing{};
    std::size_t opened = 0;  // the size of the output after what opened it
  };

  // Opens a mark, or prints it whole. Returns where the text goes on.
  std::size_t print_mark(const Inline& mark, std::size_t at) {
    switch (mark.mark) {
      case Mark::image:
      case Mark::embed:
        print_media(mark);
        return at;
      case Mark::code:
      case Mark::math:
        print_verbatim(mark);
        return mark.text.end;
      case Mark::link:
        if (notes_.count(mark.note) > 0) return print_reference(mark);
        open_link(mark);
        return at;
      case Mark::emphasis:
        open_emphasis(mark, "*");
        return at;
      case Mark::strong:
        open_emphasis(mark, "**");
        return at;
      case Mark::deleted:
        open_emphasis(mark, "~~");
        return at;
      case Mark::inserted:
        return at;
    }
    return at;
  }

  void open_emphasis(const Inline& mark, std::string_view delimiter) {
    if (!can_emphasize(mark) || would_end_emphasis(mark, delimiter)) return;
    out_.append(delimiter);
    opened_ = out_.size();
    open_.push_back({mark.text.end, std::string(delimiter), opened_});
  }

  // Whether the delimiters would be left-flanking and right-flanking, as CommonMark requires. A mark that begins or ends at the
  // same place prints punctuation there.
  bool can_emphasize(const Inline& mark) const {
    const auto next = static_cast<std::size_t>(&mark - marks_.data()) + 1;
    const bool begins_with_mark = next < marks_.size() && marks_[next].text.begin == mark.text.begin;
    const char32_t first = begins_with_mark ? U'[' : code_point_at(text_, mark.text.begin);
    const char32_t last = ends_with_mark_[next - 1] ? U']' : last_code_point(text_.substr(0, mark.text.end));
    const bool joins_delimiter = ((out_.ends_with('*') || out_.ends_with('~')) && out_.size() != opened_) || out_.ends_with('\\');
    return !joins_delimiter && is_flanking(first, last_code_point(out_)) &&
           is_flanking(last, code_point_at(text_, mark.text.end));
  }

  // Whether a delimiter that is to open a mark would end one that is open. CommonMark forbids that only where the lengths of the
  // two runs of delimiters make a multiple of three.
  bool would_end_emphasis(const Inline& mark, std::string_view delimiter) const {
    if (delimiter[0] != '*' || !may_end_emphasis(last_code_point(out_), code_point_at(text_, mark.text.begin))) return false;
    return std::ranges::any_of(open_, [&](const OpenMark& open) {
      const std::size_t end = std::min(out_.find_first_not_of('*', open.opened), out_.size());
      const std::size_t run = end - (out_.find_last_not_of('*', open.opened - 1) + 1);
      return run > 0 && end < out_.size() && (run + delimiter.size()) % 3 != 0;
    });
  }

  // Whether an odd number of backslashes precedes the last character.
  bool is_last_escaped() const {
    bool escaped = false;
    for (std::size_t at = out_.size() - 1; at > 0 && out_[at - 1] == '\\'; --at) escaped = !escaped;
    return escaped;
  }

  void open_link(const Inline& mark) {
    if (!is_safe_address(mark.target)) return;
    if (out_.ends_with('!') && !is_last_escaped()) out_.insert(out_.size() - 1, 1, '\\');  // "![" would begin an image
    out_.push_back('[');
    opened_ = out_.size();
    open_.push_back({mark.text.end, end_of_link(mark.target, numbers_), opened_});
  }

  // The brackets of the page, inside or around the link, become those of the reference.
  std::size_t print_reference(const Inline& mark) {
    const bool inside = text_[mark.text.begin] == '[';
    const bool around = !inside && out_.ends_with("\\[") && mark.text.end < text_.size() && text_[mark.text.end] == ']';
    if (around) out_.resize(out_.size() - 2);
    out_.append(fmt::format("[^{}]", note_name(mark.note)));
    return mark.text.end + (around ? 1 : 0);
  }

  void close(std::size_t at) {
    while (!open_.empty() && open_.back().end <= at) {
      out_.append(open_.back().closing);
      open_.pop_back();
      after_mark_ = out_.size();
    }
  }

  void print_media(const Inline& mark) {
    if (!is_safe_address(mark.target)) return;
    if (out_.size() != opened_ && !is_ascii_space(out_.back())) out_.push_back(' ');
    out_.append(markdown_media(mark, numbers_));
    if (!is_space_at(text_, mark.text.begin)) out_.push_back(' ');
  }

  void print_verbatim(const Inline& mark) {
    std::string inside(text_.substr(mark.text.begin, mark.text.end - mark.text.begin));
    std::replace_if(
        inside.begin(), inside.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    if (mark.mark == Mark::math) {
      std::string tex = dollar_formula(inside, mark.display);
      if (is_row_ && tex.starts_with('$')) escape_bars(tex);
      out_.append(tex);
      return;
    }
    if (out_.ends_with('`')) out_.push_back(' ');  // or the two spans would share a fence
    if (is_row_) escape_bars(inside);
    out_.append(code_span(inside));
    after_mark_ = out_.size();
  }

  // Returns where the text goes on.
  std::size_t print_character(std::size_t at) {
    const char c = text_[at];
    if (c == '\n' || c == '\t') {
      out_.append(c == '\n' && !is_heading_ && !is_row_ ? "\\\n" : c == '\t' && is_row_ ? kCellSeparator : " ");
      if (c == '\n') line_begin_ = out_.size();
      return at + 1;
    }
    if (c == '{' && begins_attributes()) return print_escaped(at);
    if (c == '$' && begins_formula(at)) return print_escaped(at);
    if (c == '^' && out_.size() == opened_ && out_.ends_with('[')) return print_escaped(at);  // no reference to a note
    const bool line_start = at == 0 || text_[at - 1] == '\n';
    if (line_start && is_line_markup(c)) return print_escaped(at);
    if ((c == '.' || c == ')') && is_item_number(std::string_view(out_).substr(line_begin_))) return print_escaped(at);
    return must_escape(text_, at) ? print_escaped(at) : print_plain(at);
  }

  // Pandoc reads braces after a code span or link, or at the end of a heading, as attributes: `<b>`{=html} would be HTML. Those
  // that can do harm have an equals sign.
  bool begins_attributes() const {
    const bool after_mark = after_mark_ > 0 && out_.size() == after_mark_;
    return has_equals_sign_ && (after_mark || (is_heading_ && text_.ends_with('}')));
  }

  // A dollar begins a formula where no space follows it, if a dollar that can end one comes later.
  bool begins_formula(std::size_t at) const { return at < last_dollar_ && !is_space_at(text_, at + 1); }

  std::size_t print_escaped(std::size_t at) {
    out_.push_back('\\');
    return print_plain(at);
  }

  std::size_t print_plain(std::size_t at) {
    out_.push_back(text_[at]);
    return at + 1;
  }

  std::string_view text_;
  std::vector<Inline> marks_;
  const PrintedNotes& notes_;
  AddressNumbers* numbers_;  // null: links have their addresses
  bool is_heading_;
  bool is_row_;
  std::size_t last_dollar_ = last_end_of_formula(text_);
  bool has_equals_sign_ = text_.find('=') != std::string_view::npos;
  std::vector<bool> ends_with_mark_ = ends_with_marks(marks_);
  std::size_t line_begin_ = 0;  // in the output
  std::size_t opened_ = 0;      // the size of the output after what opened the last mark; 0: there was none
  std::size_t after_mark_ = 0;  // the size of the output after the last mark; 0: there was none
  std::vector<OpenMark> open_;
  std::string out_;
};

}  // namespace

std::string markdown_text(const Block& block, const PrintedNotes& notes, AddressNumbers* numbers) {
  return TextWriter(block, notes, numbers).write();
}

std::string markdown_link_definition(std::size_t number, std::string_view address) {
  return fmt::format("[{}]: {}", number, link_destination(address));
}

std::string markdown_media(const Inline& media, AddressNumbers* numbers) {
  std::string out = media.mark == Mark::image ? "![" : "[";
  append_escaped(out, media.label);
  return out.append(media.mark == Mark::image ? end_of_link(media.target, nullptr) : end_of_link(media.target, numbers));
}

}  // namespace pith::internal
