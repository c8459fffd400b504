// Document to Markdown: CommonMark with the tables and footnotes of GFM. In: blocks. Out: text.
//
// The idea: every line of a block gets a prefix made of the lists and quotations around it. The first block in a list item prints
// the marker of that item in place of the indentation, so the writer only remembers which levels are open.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/json_string.h"
#include "base/metadata_fields.h"
#include "document/addresses.h"
#include "write/link_styles.h"
#include "write/markdown_syntax.h"
#include "write/markdown_text.h"
#include "write/printed_blocks.h"
#include "write/printed_notes.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMinFence = 3;
constexpr std::string_view kListSeparator = "<!-- -->";  // between two lists or quotations, which would be read as one
constexpr std::string_view kFootnoteIndent = "    ";

// Whether the first item of a list ends the paragraph above it without an empty line: items with other numbers are text there.
bool can_follow_text(const Nesting& item) {
  return item.type == Nesting::Type::bullet || (item.type == Nesting::Type::ordered && item.number == 1);
}

std::string_view without_trailing_spaces(std::string_view line) { return line.substr(0, line.find_last_not_of(' ') + 1); }

std::size_t count_cells(const Block& row) {
  return static_cast<std::size_t>(std::count(row.text.begin(), row.text.end(), '\t')) + 1;
}

class Writer {
 public:
  Writer(const Document& document, const WriteOptions& options)
      : blocks_(printed_blocks(document, kept_kinds(options))),
        notes_(printed_notes(blocks_)),
        references_(link_style(options) == LinkStyle::reference) {}

  std::string write() {
    for (at_ = 0; at_ < blocks_.size(); ++at_) {
      const PrintedBlock& one = blocks_[at_];
      for (const Inline& media : leading_media(*one.block))
        if (is_safe_address(media.target)) print(one.nest, markdown_media(media, references_ ? &numbers_ : nullptr));
      if (!one.media_only) print_block(one);
    }
    print_link_definitions();
    return std::move(out_);
  }

 private:
  std::string text_of(const Block& block) { return markdown_text(block, notes_, references_ ? &numbers_ : nullptr); }

  void print_link_definitions() {
    for (const std::string_view address : numbers_.addresses()) {
      const std::size_t number = numbers_.number_of(address);
      out_.append(number == 1 ? "\n\n" : "\n").append(markdown_link_definition(number, address));
    }
  }

  void print_block(const PrintedBlock& one) {
    const Block& block = *one.block;
    if (block.shape == Shape::rule) return print(one.nest, "* * *");
    if (block.shape == Shape::table) return print_table(one);
    if (block.text.empty()) return;
    if (block.shape == Shape::code) return print_code(one);
    const bool is_heading = block.shape == Shape::heading;
    print(one.nest, (is_heading ? std::string(std::clamp<std::size_t>(block.level, 1, 6), '#') + " " : "") + text_of(block));
  }

  void print_code(const PrintedBlock& one) {
    const std::string fence = code_fence(one.block->text, kMinFence);
    print(one.nest, fmt::format("{}{}\n{}\n{}", fence, one.block->language, one.block->text, fence));
  }

  // Prints all rows of a table at once. A table of one row is printed as a line of text.
  void print_table(const PrintedBlock& first) {
    std::vector<std::string> rows;
    std::size_t columns = 0;
    for (; at_ < blocks_.size() && is_row_of(first.block->table, blocks_[at_]); ++at_) {
      rows.push_back(text_of(*blocks_[at_].block));
      columns = std::max(columns, count_cells(*blocks_[at_].block));
    }
    --at_;
    if (rows.size() == 1) return print(first.nest, rows.front());
    // GFM drops cells beyond those of the head, so the head is as wide as the widest row; a table without a head gets an empty
    // one.
    const bool has_head = first.block->head;
    std::string out = has_head ? "| " + rows.front() : "|";
    for (std::size_t i = has_head ? count_cells(*first.block) : 1; i < columns; ++i) out.append(" |");
    out.append(" |\n|");
    for (std::size_t column = 0; column < columns; ++column) out.append(" --- |");
    for (std::size_t i = has_head ? 1 : 0; i < rows.size(); ++i) out.append("\n| ").append(rows[i]).append(" |");
    print(first.nest, out);
  }

  static bool is_row_of(std::uint32_t table, const PrintedBlock& one) {
    return !one.media_only && one.block->shape == Shape::table && one.block->table == table;
  }

  // Prints lines of the current block inside the lists and quotations of `nest`.
  void print(const std::vector<Nesting>& nest, std::string_view lines) {
    const Block& block = *blocks_[at_].block;
    if (notes_.count(block.note) > 0) return print_footnote(block, lines);
    const std::size_t shared = shared_levels(open_, nest);
    separate(nest, shared);
    widths_.resize(shared);
    std::string first = prefix_of(nest, shared);
    const char delimiter = next_delimiter(nest, shared);
    delimiters_.resize(shared);
    for (std::size_t i = shared; i < nest.size(); ++i) {
      std::string marker = list_marker(nest[i]);
      delimiters_.push_back(i == shared ? delimiter : '.');
      if (nest[i].type == Nesting::Type::ordered) marker[marker.size() - 2] = delimiters_.back();
      first.append(marker);
      widths_.push_back(marker.size());
    }
    append_lines(first, prefix_of(nest, nest.size()), lines);
    open_ = nest;
    after_item_ = block.shape == Shape::item;
    last_note_ = {};
  }

  void print_footnote(const Block& block, std::string_view lines) {
    if (!out_.empty()) out_.append("\n\n");
    const bool goes_on = last_note_ == block.note;
    const std::string first = goes_on ? std::string(kFootnoteIndent) : fmt::format("[^{}]: ", note_name(block.note));
    append_lines(first, kFootnoteIndent, lines);
    last_note_ = block.note;
    open_.clear();
  }

  // Ends the block above. An empty line follows, except between items of the same list and before a list in an item. Two lists or
  // quotations at the same level also need a comment between them.
  void separate(const std::vector<Nesting>& nest, std::size_t shared) {
    if (out_.empty()) return;
    out_.push_back('\n');
    const Nesting* above = shared < open_.size() ? &open_[shared] : nullptr;
    const Nesting* below = shared < nest.size() ? &nest[shared] : nullptr;
    const bool same_type = above && below && is_quote(*above) == is_quote(*below);
    const bool same_list = same_type && !is_quote(*below) && above->list == below->list;
    const bool list_in_item = !above && below && can_follow_text(*below) && shared > 0 && !is_quote(nest[shared - 1]);
    if (last_note_.empty() && (same_list || (list_in_item && after_item_))) return;
    const std::string prefix = prefix_of(nest, shared);
    const std::string_view empty_line = without_trailing_spaces(prefix);
    out_.append(empty_line).push_back('\n');
    if (same_type && !same_list && above->type == below->type)
      out_.append(prefix).append(kListSeparator).append("\n").append(empty_line).push_back('\n');
  }

  // What follows the number of an item. CommonMark counts the items of a list itself, but another delimiter begins another list,
  // so it changes where a number is not the next one.
  char next_delimiter(const std::vector<Nesting>& nest, std::size_t shared) const {
    if (shared >= open_.size() || shared >= nest.size() || open_[shared].list != nest[shared].list) return '.';
    const bool goes_on = nest[shared].number == open_[shared].number + 1;
    return goes_on == (delimiters_[shared] == '.') ? '.' : ')';
  }

  std::string prefix_of(const std::vector<Nesting>& nest, std::size_t levels) const {
    std::string prefix;
    for (std::size_t i = 0; i < levels; ++i) prefix.append(is_quote(nest[i]) ? "> " : std::string(widths_[i], ' '));
    return prefix;
  }

  void append_lines(std::string_view first, std::string_view rest, std::string_view lines) {
    out_.append(first);
    while (true) {
      const std::size_t end = std::min(lines.find('\n'), lines.size());
      out_.append(lines.substr(0, end));
      if (end == lines.size()) return;
      lines.remove_prefix(end + 1);
      out_.push_back('\n');
      const bool blank = lines.empty() || lines.front() == '\n';
      out_.append(blank ? without_trailing_spaces(rest) : rest);
    }
  }

  std::vector<PrintedBlock> blocks_;
  PrintedNotes notes_;
  bool references_;  // links have numbers, whose addresses follow the last block
  AddressNumbers numbers_{};
  std::vector<Nesting> open_;        // lists and quotations of the block above
  std::vector<std::size_t> widths_;  // columns of the markers of the open levels
  std::vector<char> delimiters_;     // after the numbers of the open levels
  std::string_view last_note_{};     // label of the footnote that was printed last; empty when something else followed it
  bool after_item_ = false;          // the block above is a list item
  std::size_t at_ = 0;
  std::string out_;
};

// ---------------------------------------------------------------------------------------------------------------- front matter

// In double quotes YAML has the escapes of JSON. Unlike JSON, it does not allow U+FFFE and U+FFFF as they are.
void append_yaml_string(std::string& out, std::string_view value) {
  const std::size_t begin = out.size();
  append_json_string(out, value);
  for (const auto& [character, escape] : {std::pair("\uFFFE"sv, "\\uFFFE"sv), std::pair("\uFFFF"sv, "\\uFFFF"sv)})
    for (std::size_t at = out.find(character, begin); at != std::string::npos; at = out.find(character, at))
      out.replace(at, character.size(), escape);
}

void field(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out.append(name).append(": ");
  append_yaml_string(out, value);
  out.push_back('\n');
}

void list(std::string& out, std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out.append(name).append(":\n");
  for (const std::string& value : values) {
    out.append("  - ");
    append_yaml_string(out, value);
    out.push_back('\n');
  }
}

// YAML; every string in double quotes.
std::string front_matter(const Metadata& metadata) {
  std::string out = "---\n";
  for (const MetadataRow& row : kMetadataFields) {
    if (row.texts)
      list(out, row.member, metadata.*row.texts);
    else
      field(out, row.member, metadata.*row.text);
  }
  return out.append("---\n\n");
}

std::string blocks_of(const Document& document, const WriteOptions& options) {
  const std::optional<Document> styled = with_link_styles(document, options);
  return Writer(styled ? *styled : document, options).write();
}

}  // namespace

std::string markdown_of(const Document& document, const WriteOptions& options) {
  std::string text = blocks_of(document, options);
  return options.front_matter ? front_matter(document.metadata).append(text) : text;
}

std::string markdown_of_article(const Document& document, const WriteOptions& options) {
  WriteOptions of_article = options;
  of_article.keep = kArticleOnly;
  return blocks_of(document, of_article);
}

}  // namespace pith::internal
