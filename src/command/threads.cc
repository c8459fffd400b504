// Work for several threads. In: a function. Out: the function was run by each of them.
#include "command/threads.h"

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

// Where there is a limit for processes or memory, the threads that have started share the work.
void start_others(std::vector<std::thread>& others, std::size_t count, const std::function<void()>& work) {
  try {
    others.reserve(count);
    while (others.size() < count) others.emplace_back([&work] { run(work); });
  } catch (const std::system_error&) {
  } catch (const std::bad_alloc&) {
  }
}

}  // namespace

void run_on_threads(std::size_t threads, const std::function<void()>& work) {
  std::vector<std::thread> others;
  if (threads > 1) start_others(others, threads - 1, work);
  run(work);
  for (std::thread& other : others) other.join();
}

}  // namespace pith::internal
