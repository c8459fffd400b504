// Blocks and marks in the order and nesting in which Markdown and HTML print them. In: a Document. Out: plain lists.
//
// The idea: the marks of a page can overlap in any way, but elements have to nest. So marks are sorted, the outer one first, and
// a stack of the open ones tells which of them can be printed.
#include "write/printed_blocks.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kInferredList = 0xFFFFFFFF;  // number of the outermost list that is made of levels
constexpr std::uint8_t kMaxInferredLevels = 16;

bool is_verbatim(Mark mark) { return mark == Mark::code || mark == Mark::math; }

// Whether the text of a mark is white space, of any width, and means nothing.
bool is_blank(const Block& block, const Inline& part) {
  if (is_media(part.mark) || is_verbatim(part.mark)) return false;
  const std::string_view text = block.text.substr(0, part.text.end);
  for (std::size_t at = part.text.begin; at < text.size();)
    if (!is_space(decode_code_point(text, at))) return false;
  return true;
}

// In text input an item has a level, but no list around it. Items of the same level share the item of the level above, and so its
// list.
std::vector<Nesting> nest_of(const Block& block, std::uint32_t number) {
  std::vector<Nesting> nest(block.nest.begin(), block.nest.end());
  if (!nest.empty()) return nest;
  if (block.shape == Shape::quote) nest.push_back({Nesting::Type::quote, kInferredList, kInferredList, 0});
  if (block.shape == Shape::item)
    for (std::uint8_t level = 1; level <= std::min(block.level, kMaxInferredLevels); ++level)
      nest.push_back({Nesting::Type::bullet, kInferredList - level, level == block.level ? number : kInferredList, 0});
  return nest;
}

std::size_t width_of(const Nesting& level) { return list_marker(level).size(); }

// How many levels of lists and quotations the blocks may have so that what is printed before each line of text is not many times
// as long as the text.
std::size_t levels_that_fit(const std::vector<PrintedBlock>& blocks) {
  constexpr std::size_t kMaxPerTextByte = 3;
  constexpr std::size_t kMaxOfAnyText = std::size_t{256} << 10;
  std::vector<std::size_t> bytes;  // for each level, before all lines
  std::size_t text = 0;
  for (const PrintedBlock& one : blocks) {
    if (bytes.size() < one.nest.size()) bytes.resize(one.nest.size());
    text += one.block->text.size();
    if (one.nest.empty()) continue;
    const auto lines = 1 + static_cast<std::size_t>(std::ranges::count(one.block->text, '\n'));
    for (std::size_t i = 0; i < one.nest.size(); ++i) bytes[i] += lines * width_of(one.nest[i]);
  }
  std::size_t left = kMaxOfAnyText + kMaxPerTextByte * text;
  std::size_t levels = 0;
  for (; levels < bytes.size() && bytes[levels] <= left; ++levels) left -= bytes[levels];
  return levels;
}

}  // namespace

std::string list_marker(const Nesting& level) {
  if (level.type == Nesting::Type::quote) return "> ";
  return level.type == Nesting::Type::ordered ? fmt::format("{}. ", level.number) : std::string("- ");
}

std::vector<PrintedBlock> printed_blocks(const Document& document, KindSet keep) {
  std::vector<PrintedBlock> printed;
  std::uint32_t number = 0;
  for (const Block& block : document.blocks) {
    ++number;
    const bool kept = keep.has(block.kind);
    const bool has_kept_media = block.kind == Kind::caption && keep.has(Kind::article) && !leading_media(block).empty();
    if (kept || has_kept_media) printed.push_back({&block, nest_of(block, number), !kept});
  }
  const std::size_t levels = levels_that_fit(printed);
  for (PrintedBlock& one : printed)
    if (one.nest.size() > levels) one.nest.resize(levels);
  return printed;
}

std::size_t shared_levels(const std::vector<Nesting>& a, const std::vector<Nesting>& b) {
  std::size_t count = 0;
  while (count < a.size() && count < b.size() && a[count] == b[count]) ++count;
  return count;
}

std::vector<Inline> nested_marks(const Block& block) {
  std::vector<Inline> sorted;
  for (const Inline& part : block.inlines)
    if ((part.text.end > 0 || part.text.begin > 0) && !is_blank(block, part)) sorted.push_back(part);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Inline& a, const Inline& b) {
    if (a.text.begin != b.text.begin) return a.text.begin < b.text.begin;
    return a.text.end != b.text.end ? a.text.end > b.text.end : !is_verbatim(a.mark) && is_verbatim(b.mark);
  });
  std::vector<Inline> marks;
  std::vector<std::size_t> open;
  for (const Inline& part : sorted) {
    while (!open.empty() && marks[open.back()].text.end <= part.text.begin) open.pop_back();
    if (!marks.empty() && open.empty() && !is_media(part.mark) && marks.back().mark == part.mark && part.mark != Mark::link &&
        marks.back().text.end == part.text.begin) {
      marks.back().text.end = part.text.end;
      open.push_back(marks.size() - 1);
      continue;
    }
    const bool crosses = !open.empty() && part.text.end > marks[open.back()].text.end;
    const bool within = std::any_of(open.begin(), open.end(),
                                    [&](std::size_t i) { return is_verbatim(marks[i].mark) || marks[i].mark == part.mark; });
    if (crosses || within) continue;
    if (!is_media(part.mark)) open.push_back(marks.size());
    marks.push_back(part);
  }
  return marks;
}

std::vector<Inline> leading_media(const Block& block) {
  std::vector<Inline> media;
  if (block.shape == Shape::table) return media;
  for (const Inline& part : block.inlines)
    if (is_media(part.mark) && part.text.begin == 0) media.push_back(part);
  return media;
}

}  // namespace pith::internal
