// The steps of a batch, on one thread or on many. In: the steps as functions. Out: all items written.
//
// The idea: oneTBB's pipeline keeps the order of items and bounds how many are between reading and writing, which bounds memory.
#include "command/batch/pipeline.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <memory>
#include <utility>

namespace pith::internal {
namespace {

namespace tbb = oneapi::tbb;

// More than one item for each thread, so that results that wait for a slow page do not keep threads idle.
constexpr std::size_t kItemsPerThread = 4;

using ItemPointer = std::shared_ptr<Item>;

void run_in_parallel(const PipelineSteps& steps, Item&& first, unsigned threads) {
  ItemPointer pending = std::make_shared<Item>(std::move(first));
  const auto read = [&](tbb::flow_control& flow) -> ItemPointer {
    if (pending) return std::exchange(pending, nullptr);
    ItemPointer item = std::make_shared<Item>();
    if (!steps.read(*item)) flow.stop();
    return item;
  };
  const auto process = [&](ItemPointer item) {
    steps.process(*item);
    return item;
  };
  const auto write = [&](const ItemPointer& item) { steps.write(*item); };
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute([&] {
    tbb::parallel_pipeline(threads * kItemsPerThread,
                           tbb::make_filter<void, ItemPointer>(tbb::filter_mode::serial_in_order, read) &
                               tbb::make_filter<ItemPointer, ItemPointer>(tbb::filter_mode::parallel, process) &
                               tbb::make_filter<ItemPointer, void>(tbb::filter_mode::serial_in_order, write));
  });
}

}  // namespace

void run_pipeline(const PipelineSteps& steps, Item&& first, unsigned threads) {
  if (threads > 1) return run_in_parallel(steps, std::move(first), threads);
  Item item = std::move(first);
  do {
    steps.process(item);
    steps.write(item);
  } while (steps.read(item = Item()));
}

}  // namespace pith::internal
