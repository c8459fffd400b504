// Document to plain text. In: blocks, and the columns to wrap at. Out: text.
//
// The idea: line breaks are printed before a block, when both neighbours are known, so the text never ends in one. Items begin
// with their mark, and what follows in an item whose mark was printed is indented.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "write/printed_blocks.h"
#include "write/printed_notes.h"
#include "write/text_layout.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

constexpr std::size_t kIndent = 2;      // columns for each level of a list
constexpr std::size_t kMaxIndent = 16;  // levels
constexpr std::size_t kMaxQuotes = 4;   // quotation marks before a line
constexpr std::string_view kQuote = "> ";

bool are_in_one_list_or_table(const Block& above, const Block& below) {
  return above.shape == below.shape && (below.shape == Shape::item || below.shape == Shape::table);
}

std::string item_marker(const Block& item) {
  const auto level = std::find_if_not(item.nest.rbegin(), item.nest.rend(), is_quote);
  return level == item.nest.rend() ? list_marker(Nesting{}) : list_marker(*level);
}

class Writer {
 public:
  Writer(const Document& document, KindSet keep, std::size_t width) : document_(document), keep_(keep), width_(width) {}

  std::string write() {
    for (const Block& block : document_.blocks) {
      if (!keep_.has(block.kind) || block.text.empty()) continue;
      if (!rows_.empty() && (block.shape != Shape::table || block.table != above_->table)) print_rows();
      separate(block);
      if (block.shape == Shape::table && width_ > 0)
        rows_.emplace_back(block.text);
      else
        print(block);
    }
    print_rows();
    return std::move(out_);
  }

 private:
  // The first block of an item whose mark is printed, and how many lists it is in.
  struct Item {
    std::uint32_t item = 0;
    std::size_t level = 0;
  };

  void separate(const Block& block) {
    if (above_ && rows_.empty()) out_.append(are_in_one_list_or_table(*above_, block) ? "\n" : "\n\n");
    note_mark_.clear();
    const bool begins_note = !block.note.empty() && (!above_ || above_->note != block.note);
    if (begins_note && !is_numbered_note(block)) note_mark_ = fmt::format("[{}] ", block.note);
    above_ = &block;
  }

  void print(const Block& block) {
    if (block.shape == Shape::item) return print_item(block);
    const std::size_t level = level_in_item(block);
    const std::string prefix = quotes_of(block, level);
    if (block.shape == Shape::code)
      print_lines(block.text, prefix, prefix, 0);
    else
      print_lines(block.text, prefix + note_mark_, prefix, width_);
  }

  void print_item(const Block& block) {
    const std::size_t level = std::max<std::size_t>(block.level, 1);
    while (!items_.empty() && items_.back().level >= level) items_.pop_back();
    const auto item = std::find_if_not(block.nest.rbegin(), block.nest.rend(), is_quote);
    if (item != block.nest.rend()) items_.push_back({item->item, level});
    const std::string before = quotes_of(block, level - 1);
    const std::string mark = item_marker(block);
    const std::string rest = fmt::format("{}{:{}}", before, "", width_ > 0 ? mark.size() : kIndent);
    print_lines(block.text, before + mark + note_mark_, rest, width_);
  }

  // How many lists a block is indented by: those of the innermost item around it whose mark was printed. Code and tables keep
  // their columns.
  std::size_t level_in_item(const Block& block) const {
    if (block.shape == Shape::code || block.shape == Shape::table || block.shape == Shape::heading) return 0;
    for (auto item = items_.rbegin(); item != items_.rend(); ++item)
      if (std::ranges::find(block.nest, item->item, &Nesting::item) != block.nest.end()) return item->level;
    return 0;
  }

  // What stands before each line of a block: indentation, and if the text is wrapped, marks of the quotations around it.
  std::string quotes_of(const Block& block, std::size_t level) const {
    const std::string indent(kIndent * std::min(level, kMaxIndent), ' ');
    if (width_ == 0) return indent;
    const auto first_list = std::find_if_not(block.nest.begin(), block.nest.end(), is_quote);
    auto around = static_cast<std::size_t>(first_list - block.nest.begin());
    auto inside = static_cast<std::size_t>(std::count_if(first_list, block.nest.end(), is_quote));
    if (block.nest.empty() && block.shape == Shape::quote) around = 1;
    around = std::min(around, kMaxQuotes);
    inside = std::min(inside, kMaxQuotes - around);
    return repeated(kQuote, around) + indent.substr(0, width_ / 4) + repeated(kQuote, inside);
  }

  static std::string repeated(std::string_view text, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out.append(text);
    return out;
  }

  void print_lines(std::string_view lines, std::string_view first, std::string_view rest, std::size_t width) {
    while (true) {
      const std::size_t end = lines.find('\n');
      append_wrapped(out_, lines.substr(0, end), first, rest, width);
      if (end == std::string_view::npos) return;
      out_.push_back('\n');
      lines.remove_prefix(end + 1);
      first = lines.empty() || lines.front() == '\n' ? std::string_view() : rest;
    }
  }

  void print_rows() {
    align_cells(rows_, width_);
    for (std::size_t i = 0; i < rows_.size(); ++i) out_.append(i > 0 ? "\n" : "").append(rows_[i]);
    rows_.clear();
  }

  const Document& document_;
  KindSet keep_;
  std::size_t width_;
  const Block* above_ = nullptr;
  std::string note_mark_;          // before the text of the first block of a note
  std::vector<Item> items_;        // whose marks were printed, around the next block, outermost first
  std::vector<std::string> rows_;  // of a table, to be aligned
  std::string out_;
};

}  // namespace

std::string text_of(const Document& document, KindSet keep, std::size_t width) { return Writer(document, keep, width).write(); }

}  // namespace pith::internal
