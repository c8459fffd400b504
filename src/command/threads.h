// Work for several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace pith::internal {

/// Runs `work` on the calling thread and, at the same time, on others: `threads` in all, or as many as the system gives. Returns
/// when all have ended. An exception that leaves `work` ends the process.
void run_on_threads(std::size_t threads, const std::function<void()>& work);

}  // namespace pith::internal
