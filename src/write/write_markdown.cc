// Document to Markdown: CommonMark with the tables and footnotes of GFM. In: blocks. Out: text.
//
// The idea: what the page says is escaped wherever it would be markup, so that only this file's own signs are alive. Lines are
// prefixed by what stands around them - quotations, lists - and a list item's sign is printed by the first block that is in it.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "document/addresses.h"
#include "write/flow.h"
#include "write/json_string.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

constexpr std::size_t kShortestFence = 3;
constexpr std::string_view kApart = "<!-- -->";  // keeps neighbouring lists from running together

bool is_word_char(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space_at(std::string_view text, std::size_t at) { return at >= text.size() || is_ascii_space(text[at]); }

std::size_t longest_run(std::string_view text, char sign) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) longest = std::max(longest, run = c == sign ? run + 1 : 0);
  return longest;
}

// An address between round brackets: what would end it is encoded.
std::string linked(std::string_view address) {
  std::string out;
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == '(' || c == ')' || c == '<' || c == '>' || c == '\\' || c == '|')
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    else
      out.push_back(c);
  }
  return out;
}

// "[1]", whether the brackets are within the part or around it.
bool in_brackets(std::string_view text, Span part) {
  return text[part.begin] == '[' || (part.begin > 0 && text[part.begin - 1] == '[');
}

// ------------------------------------------------------------------------------------------------------------- within a block

// The text of a block with its marks. Offsets are those of Block::text.
class InlineWriter {
 public:
  InlineWriter(const Block& block, const std::map<std::string_view, std::string_view>& notes)
      : text_(block.text),
        marks_(nested_marks(block)),
        notes_(notes),
        one_line_(block.shape == Shape::heading || block.shape == Shape::table) {}

  std::string run() {
    std::size_t next = 0;
    for (std::size_t at = 0; at <= text_.size();) {
      close(at);
      while (next < marks_.size() && marks_[next].text.begin == at) {
        const Inline& mark = marks_[next++];
        if (mark.mark == Mark::image)
          image(mark);
        else if (mark.mark == Mark::code || mark.mark == Mark::math)
          at = verbatim(mark);
        else
          open(mark);
      }
      close(at);
      if (at >= text_.size()) break;
      if (next < marks_.size() && marks_[next].text.begin == at) continue;
      character(at);
    }
    return std::move(out_);
  }

 private:
  struct Open {
    std::size_t end = 0;
    std::string closing{};
  };

  void open(const Inline& mark) {
    if (mark.mark == Mark::link) return open_link(mark);
    const std::string sign = mark.mark == Mark::strong ? "**" : "*";
    if (!can_mark(mark.text.begin, mark.text.end)) return;
    out_.append(sign);
    open_.push_back({mark.text.end, sign});
  }

  // Emphasis is alive only where it leans on a word (CommonMark, "left-flanking" and "right-flanking").
  bool can_mark(std::size_t begin, std::size_t end) const {
    const bool opens = is_word_char(text_, begin) || begin == 0 || is_space_at(text_, begin - 1);
    const bool closes = is_word_char(text_, end - 1) || is_space_at(text_, end);
    const bool alone = out_.empty() || (out_.back() != '*' && out_.back() != '\\');
    return opens && closes && alone && !is_space_at(text_, begin) && !is_space_at(text_, end - 1);
  }

  void open_link(const Inline& mark) {
    if (!is_safe_address(mark.target)) return;
    if (is_note(mark)) return open_note(mark);
    if (out_.ends_with('!')) out_.insert(out_.size() - 1, 1, '\\');  // else it would be an image
    out_.push_back('[');
    open_.push_back({mark.text.end, fmt::format("]({})", linked(mark.target))});
  }

  bool is_note(const Inline& mark) const {
    const std::size_t hash = mark.target.find('#');
    if (hash == std::string_view::npos || notes_.count(mark.target.substr(hash + 1)) == 0) return false;
    return in_brackets(text_, mark.text);
  }

  // The page's own brackets, inside or around the link, become those of the reference.
  void open_note(const Inline& mark) {
    note_ = mark.text;
    if (text_[mark.text.begin] == '[')
      ++note_.begin;
    else
      out_.resize(out_.size() - 2);
    if (note_.end < text_.size() && text_[note_.end] == ']') ++note_.end;
    out_.append("[^");
  }

  void close(std::size_t at) {
    while (!open_.empty() && open_.back().end <= at) {
      out_.append(open_.back().closing);
      open_.pop_back();
    }
  }

  void image(const Inline& mark) {
    if (!is_safe_address(mark.target)) return;
    if (!out_.empty() && !is_ascii_space(out_.back())) out_.push_back(' ');
    out_.append(image_of(mark)).push_back(' ');
  }

  // Code and formulas are printed as they are; returns where they end.
  std::size_t verbatim(const Inline& mark) {
    std::string inside(text_.substr(mark.text.begin, mark.text.end - mark.text.begin));
    std::replace_if(
        inside.begin(), inside.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    if (mark.mark == Mark::math) {
      formula(inside, mark.display);
    } else {
      const std::string fence(longest_run(inside, '`') + 1, '`');
      const bool padded = inside.front() == '`' || inside.back() == '`';
      if (!out_.empty() && out_.back() == '`') out_.push_back(' ');
      if (one_line_) escape_bars(inside);
      out_.append(fence).append(padded ? " " : "").append(inside).append(padded ? " " : "").append(fence);
    }
    return mark.text.end;
  }

  // What holds signs that are alive between dollars too is printed as text; a smaller-than sign before a letter would begin a tag.
  void formula(std::string_view tex, bool display) {
    if (tex.find_first_of("$`") != std::string_view::npos || tex.find("](") != std::string_view::npos) {
      for (const char c : tex) {
        if (is_live(c)) out_.push_back('\\');
        out_.push_back(c);
      }
      return;
    }
    const std::string_view sign = display ? "$$" : "$";
    out_.append(sign);
    for (std::size_t i = 0; i < tex.size(); ++i) {
      out_.push_back(tex[i]);
      if (tex[i] == '<' && i + 1 < tex.size() && !is_ascii_space(tex[i + 1])) out_.push_back(' ');
    }
    out_.append(sign);
  }

  static void escape_bars(std::string& text) {
    for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, 1, '\\');
  }

  void character(std::size_t& at) {
    const char c = text_[at];
    const bool line_start = at == 0 || text_[at - 1] == '\n';
    if (c == '\n' || c == '\t') {
      if (c == '\n' && !one_line_)
        out_.append("\\\n");
      else if (c == '\t' && one_line_)
        out_.append(kCell);
      else
        out_.push_back(' ');
      ++at;
      return;
    }
    if (line_start && start_of_line(at)) return;
    const bool noted = at >= note_.begin && at < note_.end;
    if (at + 1 == note_.begin && c == '[') {
      ++at;
      return;
    }
    if (!noted && must_escape(at)) out_.push_back('\\');
    out_.push_back(c);
    ++at;
  }

  static bool is_live(char c) {
    return c == '\\' || c == '`' || c == '*' || c == '[' || c == ']' || c == '<' || c == '|' || c == '~' || c == '_';
  }

  bool must_escape(std::size_t at) const {
    const char c = text_[at];
    if (c == '_') return !(at > 0 && is_word_char(text_, at - 1) && is_word_char(text_, at + 1));
    if (c == '&') return at + 1 < text_.size() && (text_[at + 1] == '#' || is_word_char(text_, at + 1));
    if (c == '#') return at > 0 && text_[at - 1] == ' ';
    if (c == '!') return at + 1 < text_.size() && text_[at + 1] == '[';
    return is_live(c);
  }

  // Signs that mean something at the start of a line only: "#", ">", "+", "-", "=", "1.", ":".
  bool start_of_line(std::size_t& at) {
    const char c = text_[at];
    if (c == '#' || c == '>' || c == '+' || c == '-' || c == '=' || c == ':') {
      out_.push_back('\\');
      out_.push_back(c);
      ++at;
      return true;
    }
    std::size_t digits = at;
    while (digits < text_.size() && text_[digits] >= '0' && text_[digits] <= '9') ++digits;
    if (digits == at || digits >= text_.size() || (text_[digits] != '.' && text_[digits] != ')')) return false;
    if (std::any_of(marks_.begin(), marks_.end(),
                    [&](const Inline& mark) { return mark.text.begin <= digits && mark.text.end > at; }))
      return false;
    out_.append(text_.substr(at, digits - at)).append("\\");
    out_.push_back(text_[digits]);
    at = digits + 1;
    return true;
  }

 public:
  static constexpr std::string_view kCell = " | ";

  static std::string image_of(const Inline& image) {
    std::string alt;
    for (const char c : image.label) {
      if (is_live(c)) alt.push_back('\\');
      alt.push_back(c);
    }
    return fmt::format("![{}]({})", alt, linked(image.target));
  }

 private:
  std::string_view text_;
  std::vector<Inline> marks_;
  const std::map<std::string_view, std::string_view>& notes_;
  bool one_line_;
  Span note_{};
  std::vector<Open> open_;
  std::string out_;
};

// ---------------------------------------------------------------------------------------------------------------- the document

class Writer {
 public:
  Writer(const Document& document, const WriteOptions& options) : placed_(placed_blocks(document, kept_kinds(options))) {
    find_notes();
  }

  std::string run() {
    for (at_ = 0; at_ < placed_.size(); ++at_) {
      const Placed& one = placed_[at_];
      for (const Inline& image : leading_images(*one.block))
        if (is_safe_address(image.target)) put(one.nest, InlineWriter::image_of(image));
      if (one.text) write(one);
    }
    return std::move(out_);
  }

 private:
  void write(const Placed& one) {
    const Block& block = *one.block;
    switch (block.shape) {
      case Shape::rule:
        return put(one.nest, "* * *");
      case Shape::code:
        return code(one);
      case Shape::table:
        return table(one);
      case Shape::heading:
        if (!block.text.empty())
          put(one.nest, std::string(std::clamp<std::size_t>(block.level, 1, 6), '#') + " " + text_of_block(block));
        return;
      default:
        break;
    }
    if (block.text.empty()) return;
    const std::string text = text_of_block(block);
    if (block.head) return put(one.nest, "**" + text + "**");
    put(one.nest, text);
  }

  std::string text_of_block(const Block& block) const { return InlineWriter(block, notes_).run(); }

  void code(const Placed& one) {
    const Block& block = *one.block;
    if (block.text.empty()) return;
    const std::string fence(std::max(kShortestFence, longest_run(block.text, '`') + 1), '`');
    put(one.nest, fmt::format("{}{}\n{}\n{}", fence, block.language, block.text, fence));
  }

  // All rows of a table at once: the first is the head when it says so. A row without fellows is a line of text.
  void table(const Placed& first) {
    std::vector<std::string> rows;
    std::size_t columns = 0;
    for (; at_ < placed_.size() && placed_[at_].text && placed_[at_].block->shape == Shape::table &&
           placed_[at_].block->table == first.block->table;
         ++at_) {
      const std::string_view text = placed_[at_].block->text;
      rows.push_back(text_of_block(*placed_[at_].block));
      columns = std::max(columns, cells_in(text));
    }
    --at_;
    if (rows.size() == 1) return put(first.nest, rows.front());
    // Cells beyond those of the head would not be shown.
    const bool headed = first.block->head;
    std::string out = headed ? "| " + rows.front() : "|";
    for (std::size_t i = headed ? cells_in(first.block->text) : 1; i < columns; ++i) out.append(" |");
    out.append(" |\n|");
    for (std::size_t column = 0; column < columns; ++column) out.append(" --- |");
    for (std::size_t i = headed ? 1 : 0; i < rows.size(); ++i) out.append("\n| ").append(rows[i]).append(" |");
    put(first.nest, out);
  }

  static std::size_t cells_in(std::string_view row) {
    return static_cast<std::size_t>(std::count(row.begin(), row.end(), '\t')) + 1;
  }

  // -------------------------------------------------------------------------------------------------------------- placing

  // Prints lines inside the lists and quotations of `nest`, below what stands already.
  void put(const std::vector<Nesting>& nest, std::string_view lines) {
    const Block& block = *placed_[at_].block;
    if (notes_.count(block.anchor) > 0) return put_note(block, lines);
    const std::size_t shared = shared_levels(open_, nest);
    separate(nest, shared);
    widths_.resize(shared);
    std::string first = prefix_of(nest, shared);
    for (std::size_t i = shared; i < nest.size(); ++i) {
      first.append(sign_of(nest[i]));
      widths_.push_back(sign_of(nest[i]).size());
    }
    append_lines(first, prefix_of(nest, nest.size()), lines);
    open_ = nest;
    stands_open_ = block.shape == Shape::item;
    noted_ = {};
  }

  void put_note(const Block& block, std::string_view lines) {
    constexpr std::string_view kIndent = "    ";
    if (!out_.empty()) out_.append("\n\n");
    const std::string first = noted_ == block.anchor ? std::string(kIndent) : fmt::format("[^{}]: ", notes_.at(block.anchor));
    append_lines(first, std::string(kIndent), lines);
    noted_ = block.anchor;
    open_.clear();
  }

  // Notes are blocks that a short link leads to, "1" or "[a]"; they are called what that link shows.
  void find_notes() {
    constexpr std::size_t kLongestLabel = 6;  // bytes, with brackets
    std::map<std::string_view, std::string_view> labels;
    for (const Placed& one : placed_)
      for (const Inline& mark : one.block->inlines) {
        const std::size_t hash = mark.target.find('#');
        std::string_view label = one.block->text.substr(mark.text.begin, mark.text.end - mark.text.begin);
        if (mark.mark != Mark::link || hash == std::string_view::npos || label.size() > kLongestLabel) continue;
        if (label.starts_with('[') && label.ends_with(']')) label = label.substr(1, label.size() - 2);
        const bool sound =
            in_brackets(one.block->text, mark.text) && !label.empty() && std::all_of(label.begin(), label.end(), [](char c) {
              return is_word_char({&c, 1}, 0);
            });
        if (sound) labels.emplace(mark.target.substr(hash + 1), label);
      }
    for (const Placed& one : placed_)
      if (const auto label = labels.find(one.block->anchor); label != labels.end() && !one.block->anchor.empty())
        notes_.insert(*label);
  }

  static std::string sign_of(const Nesting& level) {
    if (level.type == Nesting::Type::quote) return "> ";
    return level.type == Nesting::Type::ordered ? fmt::format("{}. ", level.number) : std::string("- ");
  }

  // What parts a block from the one above: items of a list stand close, and so does a list below its item's first line; all else has
  // an empty line between, and lists or quotations side by side a comment, or they would run together.
  void separate(const std::vector<Nesting>& nest, std::size_t shared) {
    if (out_.empty()) return;
    out_.push_back('\n');
    const Nesting* above = shared < open_.size() ? &open_[shared] : nullptr;
    const Nesting* below = shared < nest.size() ? &nest[shared] : nullptr;
    const bool list_below = below && below->type != Nesting::Type::quote;
    const bool same_sort = above && below && (above->type == Nesting::Type::quote) == !list_below;
    const bool same_list = same_sort && list_below && above->list == below->list;
    const bool inner_list =
        !above && list_below && shared > 0 && nest[shared - 1].type != Nesting::Type::quote && below->number <= 1;
    if (noted_.empty() && (same_list || (inner_list && stands_open_))) return;
    const std::string around = prefix_of(nest, shared);
    const std::string empty = around.substr(0, around.find_last_not_of(' ') + 1);
    out_.append(empty).push_back('\n');
    if (same_sort && !same_list && above->type == below->type)
      out_.append(around).append(kApart).append("\n").append(empty).push_back('\n');
  }

  std::string prefix_of(const std::vector<Nesting>& nest, std::size_t levels) const {
    std::string prefix;
    for (std::size_t i = 0; i < levels; ++i)
      prefix.append(nest[i].type == Nesting::Type::quote ? "> " : std::string(widths_[i], ' '));
    return prefix;
  }

  void append_lines(std::string_view first, const std::string& rest, std::string_view lines) {
    out_.append(first);
    while (true) {
      const std::size_t end = std::min(lines.find('\n'), lines.size());
      out_.append(lines.substr(0, end));
      if (end == lines.size()) return;
      lines.remove_prefix(end + 1);
      out_.push_back('\n');
      const bool blank = lines.empty() || lines.front() == '\n';
      out_.append(blank ? rest.substr(0, rest.find_last_not_of(' ') + 1) : rest);
    }
  }

  std::vector<Placed> placed_;
  std::map<std::string_view, std::string_view> notes_;  // notes that the text refers to: anchor and label
  std::vector<Nesting> open_;
  std::vector<std::size_t> widths_;  // columns of each open level's sign
  std::string_view noted_{};         // anchor of the note that was printed last, if nothing came after it
  bool stands_open_ = false;         // the block above is an item's first, so that a list may follow closely
  std::size_t at_ = 0;
  std::string out_;
};

// ---------------------------------------------------------------------------------------------------------------- front matter

void field(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out.append(name).append(": ");
  append_json_string(out, value);
  out.push_back('\n');
}

void list(std::string& out, std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out.append(name).append(":\n");
  for (const std::string& value : values) {
    out.append("  - ");
    append_json_string(out, value);
    out.push_back('\n');
  }
}

// YAML; every string in double quotes, which are JSON's.
std::string front_matter(const Metadata& metadata) {
  std::string out = "---\n";
  field(out, "title", metadata.title);
  list(out, "authors", metadata.authors);
  field(out, "published", metadata.published);
  field(out, "modified", metadata.modified);
  field(out, "site", metadata.site);
  field(out, "url", metadata.url);
  field(out, "language", metadata.language);
  field(out, "description", metadata.description);
  field(out, "image", metadata.image);
  list(out, "tags", metadata.tags);
  list(out, "categories", metadata.categories);
  field(out, "license", metadata.license);
  return out.append("---\n\n");
}

}  // namespace

std::string markdown_of(const Document& document, const WriteOptions& options) {
  std::string text = Writer(document, options).run();
  return options.front_matter ? front_matter(document.metadata).append(text) : text;
}

}  // namespace pith::internal
