// The steps of a batch, on one thread or on many. In: the steps as functions. Out: all items written.
//
// The idea: all threads do the same: write what is next and ready, else read the next item and process it. One thread at a time
// reads and one at a time writes, in order. An item is only read while few results wait for earlier ones, counted in items and in
// bytes, so memory is bounded by what the threads take for one page each and by a constant.
#include "command/batch/pipeline.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <utility>

#include "command/threads.h"

namespace pith::internal {
namespace {

// More than one item for each thread, so that results that wait for a slow page do not keep threads idle.
constexpr std::size_t kItemsPerThread = 4;
constexpr std::size_t kMaxWaitingBytes = std::size_t{24} << 20;

class Pipeline {
 public:
  Pipeline(const PipelineSteps& steps, Item&& first, std::size_t threads)
      : steps_(steps), max_items_(threads * kItemsPerThread), first_(std::make_unique<Item>(std::move(first))) {}

  // To be called by each thread; returns when everything is written.
  void work() {
    std::unique_lock lock(mutex_);
    while (!is_over()) {
      if (may_write())
        write(lock);
      else if (may_read())
        read_and_process(lock);
      else
        changed_.wait(lock);
    }
    changed_.notify_all();
  }

 private:
  struct Slot {
    std::unique_ptr<Item> item{};
    bool is_processed = false;
  };

  bool is_over() const { return ended_ && slots_.empty(); }
  bool may_write() const { return !is_writing_ && !slots_.empty() && slots_.front().is_processed; }
  bool may_read() const { return !is_reading_ && !ended_ && slots_.size() < max_items_ && waiting_bytes_ <= kMaxWaitingBytes; }

  void write(std::unique_lock<std::mutex>& lock) {
    const std::unique_ptr<Item> item = std::move(slots_.front().item);
    is_writing_ = true;
    run(lock, [&] { steps_.write(*item); });
    is_writing_ = false;
    waiting_bytes_ -= item->result.bytes.size();
    slots_.pop_front();
    changed_.notify_all();
  }

  void read_and_process(std::unique_lock<std::mutex>& lock) {
    std::unique_ptr<Item> item = std::move(first_);
    is_reading_ = true;
    if (!item) run(lock, [&] { item = next(); });
    is_reading_ = false;
    ended_ |= !item;
    if (ended_) return changed_.notify_all();
    Slot& slot = slots_.emplace_back();  // a deque does not move its elements while others come and go at its ends
    changed_.notify_all();
    run(lock, [&] { steps_.process(*item); });
    waiting_bytes_ += item->result.bytes.size();
    slot.item = std::move(item);
    slot.is_processed = true;
    changed_.notify_all();
  }

  std::unique_ptr<Item> next() const {
    auto item = std::make_unique<Item>();
    return steps_.read(*item) ? std::move(item) : nullptr;
  }

  // Runs a step while other threads go on.
  template <typename Step>
  void run(std::unique_lock<std::mutex>& lock, const Step& step) {
    lock.unlock();
    step();
    lock.lock();
  }

  const PipelineSteps& steps_;
  const std::size_t max_items_;
  std::mutex mutex_{};
  std::condition_variable changed_{};  // any of the following
  std::unique_ptr<Item> first_;        // has been read, and waits to be processed
  std::deque<Slot> slots_{};           // of the items that have been read and not written
  std::size_t waiting_bytes_ = 0;      // results that are not written
  bool is_reading_ = false;
  bool is_writing_ = false;
  bool ended_ = false;
};

void run_in_parallel(const PipelineSteps& steps, Item&& first, unsigned threads) {
  Pipeline pipeline(steps, std::move(first), threads);
  run_on_threads(threads, [&] { pipeline.work(); });
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
