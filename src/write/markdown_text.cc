// The text of one block as Markdown. In: text and marks. Out: CommonMark inlines, with the footnote references of GFM.
//
// The idea: the text is copied character by character, and a mark is opened and closed where its offsets say. Each character that
// could begin markup at its place is escaped; which ones can is stricter than CommonMark needs, but depends on the nearest
// characters alone.
#include "write/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "document/addresses.h"

namespace pith::internal {
namespace {

constexpr std::string_view kCellSeparator = " | ";

bool is_alphanumeric(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_word_char_at(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) >= 0x80 || is_alphanumeric(text[at]));
}

// The end of the text counts as a space.
bool is_space_at(std::string_view text, std::size_t at) { return at >= text.size() || is_ascii_space(text[at]); }

// A space at either end of the text.
char32_t code_point_at(std::string_view text, std::size_t at) { return at < text.size() ? decode_code_point(text, at) : U' '; }

char32_t last_code_point(std::string_view text) { return text.empty() ? U' ' : code_point_at(text, last_code_point_at(text)); }

bool is_word_char(char32_t c) { return is_letter(c) || is_digit(c); }

bool is_in_word(std::string_view text, std::size_t at) {
  return is_word_char(last_code_point(text.substr(0, at))) && is_word_char(code_point_at(text, at + 1));
}

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char one : text) longest = std::max(longest, run = one == c ? run + 1 : 0);
  return longest;
}

// Punctuation that can be markup anywhere.
bool is_markup(char c) {
  return c == '\\' || c == '`' || c == '*' || c == '[' || c == ']' || c == '<' || c == '|' || c == '~' || c == '_';
}

// Punctuation that is markup at the start of a line: headings, quotations, lists, rules, underlines of headings, cells'
// alignment.
bool is_line_markup(char c) { return c == '#' || c == '>' || c == '+' || c == '-' || c == '=' || c == ':'; }

bool must_escape(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '_') return !is_in_word(text, at);
  if (c == '&') return at + 1 < text.size() && (text[at + 1] == '#' || is_word_char_at(text, at + 1));
  if (c == '#') return at > 0 && text[at - 1] == ' ';
  if (c == '!') return at + 1 < text.size() && text[at + 1] == '[';
  return is_markup(c);
}

// Between brackets, "^" at the beginning would make a reference to a note.
void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (is_markup(c) || c == '$' || (c == '^' && out.ends_with('['))) out.push_back('\\');
    out.push_back(c);
  }
}

// Whether the text begins with a character reference, "&colon;" or "&#58;".
bool is_reference(std::string_view text) {
  if (!text.starts_with('&')) return false;
  if (text.substr(1).starts_with('#')) return true;
  std::size_t end = 1;
  while (end < text.size() && is_alphanumeric(text[end])) ++end;
  return end > 1 && end < text.size() && text[end] == ';';
}

// An address between parentheses. Percent encoding replaces what would end it, and the ampersand of a character reference, which
// could stand for the colon of a script, becomes a reference itself.
std::string link_destination(std::string_view address) {
  std::string out;
  for (std::size_t at = 0; at < address.size(); ++at) {
    const char c = address[at];
    if (is_reference(address.substr(at)))
      out.append("&amp;");
    else if (static_cast<unsigned char>(c) <= 0x20 || std::string_view("()<>\\|`").find(c) != std::string_view::npos)
      out.append(fmt::format("%{:02X}", static_cast<unsigned char>(c)));
    else
      out.push_back(c);
  }
  return out;
}

std::string end_of_link(std::string_view address, AddressNumbers* numbers) {
  return numbers ? fmt::format("][{}]", numbers->number_of(address)) : fmt::format("]({})", link_destination(address));
}

// A bar ends the cell of a table, even inside code.
void escape_bars(std::string& text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, 1, '\\');
}

std::string code_span(std::string_view code) {
  const std::string fence = code_fence(code, 1);
  const std::string_view padding = code.starts_with('`') || code.ends_with('`') ? " " : "";
  return fmt::format("{0}{1}{2}{1}{0}", fence, padding, code);
}

// TeX between dollars. A parser of Markdown that does not know formulas reads it as text, so TeX with backticks or dollars in it
// is escaped as text. A less-than sign before a letter, which would begin a tag, and a bracket before a parenthesis, which would
// make a link, get a space after them, which is nothing to TeX.
std::string formula(std::string_view tex, bool display) {
  std::string out;
  if (tex.find_first_of("$`") != std::string_view::npos) {
    append_escaped(out, tex);
    return out;
  }
  const std::string_view delimiter = display ? "$$" : "$";
  out.append(delimiter);
  for (std::size_t i = 0; i < tex.size(); ++i) {
    out.push_back(tex[i]);
    const bool makes_tag = tex[i] == '<' && i + 1 < tex.size() && !is_ascii_space(tex[i + 1]);
    if (makes_tag || tex.substr(i).starts_with("](")) out.push_back(' ');
  }
  return out.append(delimiter);
}

// Whether a delimiter between these characters begins or ends emphasis. Symbols are punctuation only for newer parsers.
bool is_flanking(char32_t inside, char32_t outside) {
  if (is_space(inside)) return false;
  return !(is_punctuation(inside) || is_symbol(inside)) || is_space(outside) || is_punctuation(outside);
}

// Whether a delimiter between these characters could end emphasis of before, for any parser.
bool may_end_emphasis(char32_t before, char32_t after) {
  return !is_space(before) && (!is_punctuation(before) || is_space(after) || is_punctuation(after) || is_symbol(after));
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

// "12", which a full stop or parenthesis would make the number of an item.
bool is_item_number(std::string_view line) {
  constexpr std::size_t kMaxDigits = 9;
  return !line.empty() && line.size() <= kMaxDigits && std::ranges::all_of(line, is_ascii_digit);
}

// The last dollar that could end a formula: no space is before it and no digit after it. 0: there is none.
std::size_t last_end_of_formula(std::string_view text) {
  std::size_t at = text.rfind('$');
  while (at != std::string_view::npos && at > 0 &&
         (is_space_at(text, at - 1) || (at + 1 < text.size() && is_ascii_digit(text[at + 1]))))
    at = text.rfind('$', at - 1);
  return at == std::string_view::npos ? 0 : at;
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
      std::string tex = formula(inside, mark.display);
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

std::string code_fence(std::string_view text, std::size_t min_length) {
  return std::string(std::max(min_length, longest_run(text, '`') + 1), '`');
}

}  // namespace pith::internal
