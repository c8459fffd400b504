// The memory that an outline may still take while it is made. In: the page's budget, and what the outline holds. Out: what is
// left.
//
// The idea: blocks are counted with what later stages add to each of them, so that a page that reaches its budget does so here.
#pragma once

#include <algorithm>
#include <cstddef>

#include "base/page_memory.h"
#include "blocks/outline.h"

namespace pith::internal {

// What of the page's budget is left for the outline.
class OutlineMemory {
 public:
  OutlineMemory(std::size_t page, std::size_t dom, std::size_t budget, bool explain)
      : beside_dom_(std::max(difference_or_zero(budget, dom + page), budget / 4)),
        after_dom_(std::max(difference_or_zero(budget, page), budget / 4)),
        per_block_(memory_per_block(explain)) {}

  bool is_full(const Outline& outline) const { return left(outline) == 0; }
  std::size_t inlines_left(const Outline& outline) const { return left(outline) / kMemoryPerInline; }

 private:
  // While blocks are made, the Dom is still there; later stages take more for each block.
  std::size_t left(const Outline& outline) const {
    const std::size_t blocks = outline.blocks.size() + 1;
    const std::size_t containers = outline.containers.size();
    const std::size_t copied = outline.arena->size();
    const std::size_t made = blocks * 2 * (sizeof(Block) + sizeof(BlockCounts)) + containers * 2 * sizeof(Container) + copied;
    const std::size_t later = blocks * per_block_ + containers * kMemoryPerContainer + 2 * copied;
    return std::min(difference_or_zero(beside_dom_, made), difference_or_zero(after_dom_, later));
  }

  std::size_t beside_dom_;
  std::size_t after_dom_;
  std::size_t per_block_;
};

}  // namespace pith::internal
