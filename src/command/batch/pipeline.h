// The steps of a batch, on one thread or on many.
#pragma once

#include <functional>

#include "command/batch/item.h"

namespace pith::internal {

struct PipelineSteps {
  std::function<bool(Item&)> read{};     ///< false when there is nothing more; called in order, never at the same time as itself
  std::function<void(Item&)> process{};  ///< called from any thread
  std::function<void(const Item&)> write{};  ///< called in the order of reading, never at the same time as itself
};

/// Takes `first`, which has been read already, and all items that follow it through the steps, on up to `threads` threads.
void run_pipeline(const PipelineSteps& steps, Item&& first, unsigned threads);

}  // namespace pith::internal
