// In: blocks in the order of the tree. Out: the same in the order of the page.
#include "blocks/source_order.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace pith::internal {
namespace {

template <typename T>
std::vector<T> in_order(const std::vector<T>& values, const std::vector<std::uint32_t>& order) {
  std::vector<T> ordered;
  ordered.reserve(values.size());
  for (const std::uint32_t i : order) ordered.push_back(values[i]);
  return ordered;
}

// Text that the parser moves out of a table comes earlier in the tree than in the source.
void sort_by_source(Outline& outline) {
  const auto begin_of = [](const Block& block) { return block.source.begin; };
  if (std::ranges::is_sorted(outline.blocks, {}, begin_of)) return;
  std::vector<std::uint32_t> order(outline.blocks.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return begin_of(outline.blocks[i]); });
  outline.blocks = in_order(outline.blocks, order);
  outline.counts = in_order(outline.counts, order);
}

// What was moved may be inside the span of another block, but each byte of the page belongs to one block at most.
void cut_overlaps(std::vector<Block>& blocks) {
  for (std::size_t i = 1; i < blocks.size(); ++i)
    blocks[i - 1].source.end = std::min(blocks[i - 1].source.end, blocks[i].source.begin);
}

}  // namespace

void order_by_source(Outline& outline) {
  sort_by_source(outline);
  cut_overlaps(outline.blocks);
}

}  // namespace pith::internal
