// Blocks and marks in the order and nesting in which Markdown and HTML print them. In: a Document. Out: plain lists.
#include "write/flow.h"

#include <algorithm>

namespace pith::internal {
namespace {

constexpr std::uint32_t kOwnList = 0xFFFFFFFF;  // of items that no element holds
constexpr std::uint8_t kDeepestOwn = 16;

bool is_text_mark(Mark mark) { return mark != Mark::image; }
bool is_verbatim(Mark mark) { return mark == Mark::code || mark == Mark::math; }

// Items of text input know their level alone.
std::vector<Nesting> own_nest(const Block& block, std::uint32_t number) {
  std::vector<Nesting> nest(block.nest.begin(), block.nest.end());
  if (!nest.empty()) return nest;
  if (block.shape == Shape::quote) nest.push_back({Nesting::Type::quote, kOwnList, kOwnList, 0});
  if (block.shape == Shape::item)
    for (std::uint8_t level = 1; level <= std::min(block.level, kDeepestOwn); ++level)
      nest.push_back({Nesting::Type::bullet, kOwnList - level, level == block.level ? number : kOwnList, 0});
  return nest;
}

}  // namespace

std::vector<Placed> placed_blocks(const Document& document, KindSet keep) {
  std::vector<Placed> placed;
  std::uint32_t number = 0;
  for (const Block& block : document.blocks) {
    ++number;
    const bool kept = keep.has(block.kind);
    const bool pictured = block.kind == Kind::caption && keep.has(Kind::article) && !leading_images(block).empty();
    if (kept || pictured) placed.push_back({&block, own_nest(block, number), kept});
  }
  return placed;
}

std::size_t shared_levels(const std::vector<Nesting>& a, const std::vector<Nesting>& b) {
  std::size_t count = 0;
  while (count < a.size() && count < b.size() && a[count] == b[count]) ++count;
  return count;
}

std::vector<Inline> nested_marks(const Block& block) {
  std::vector<Inline> sorted;
  for (const Inline& part : block.inlines)
    if (part.text.end > 0 || part.text.begin > 0) sorted.push_back(part);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Inline& a, const Inline& b) {
    return a.text.begin != b.text.begin ? a.text.begin < b.text.begin : a.text.end > b.text.end;
  });
  std::vector<Inline> marks;
  std::vector<std::size_t> open;
  for (const Inline& part : sorted) {
    while (!open.empty() && marks[open.back()].text.end <= part.text.begin) open.pop_back();
    if (!marks.empty() && open.empty() && is_text_mark(part.mark) && marks.back().mark == part.mark && part.mark != Mark::link &&
        marks.back().text.end == part.text.begin) {
      marks.back().text.end = part.text.end;
      open.push_back(marks.size() - 1);
      continue;
    }
    const bool crosses = !open.empty() && part.text.end > marks[open.back()].text.end;
    const bool within = std::any_of(open.begin(), open.end(),
                                    [&](std::size_t i) { return is_verbatim(marks[i].mark) || marks[i].mark == part.mark; });
    if (crosses || within) continue;
    if (is_text_mark(part.mark)) open.push_back(marks.size());
    marks.push_back(part);
  }
  return marks;
}

std::vector<Inline> leading_images(const Block& block) {
  std::vector<Inline> images;
  if (block.shape == Shape::table) return images;
  for (const Inline& part : block.inlines)
    if (part.mark == Mark::image && part.text.begin == 0) images.push_back(part);
  return images;
}

}  // namespace pith::internal
