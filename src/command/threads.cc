// Work for several threads. In: a function. Out: the function was run by each of them.
#include "command/threads.h"

#include <cstddef>
#include <latch>
#include <memory>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

#include "command/failure.h"

namespace pith::internal {
namespace {

void run(const std::function<void()>& work) {
  try {
    work();
  } catch (...) {
    end_after_exception();
  }
}

// What a thread may want beside its stack: one heap of the allocator of glibc, which reserves as many addresses at once.
constexpr std::size_t kBytesPerThread = std::size_t{64} << 20;

// Starts threads until there are `count` of them or the system refuses: where processes, memory or addresses are limited, those that
// have started share the work. They wait until all have started, and until then `room` is kept, so that stacks do not take the
// memory that the work needs.
std::vector<std::thread> start_others(std::size_t count, const std::function<void()>& work) {
  std::vector<std::thread> others;
  std::vector<std::unique_ptr<std::byte[]>> room;
  const auto started = std::make_shared<std::latch>(1);
  try {
    others.reserve(count);
    room.reserve(count);
    while (others.size() < count) {
      room.emplace_back(new std::byte[kBytesPerThread]);
      others.emplace_back([&work, started] {
        started->wait();
        run(work);
      });
    }
  } catch (const std::system_error&) {
  } catch (const std::bad_alloc&) {
  }
  room.clear();
  started->count_down();
  return others;
}

}  // namespace

void run_on_threads(std::size_t threads, const std::function<void()>& work) {
  std::vector<std::thread> others;
  if (threads > 1) others = start_others(threads - 1, work);
  run(work);
  for (std::thread& other : others) other.join();
}

}  // namespace pith::internal
