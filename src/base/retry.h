// Reads and writes on descriptors that other processes may have set to O_NONBLOCK.
#pragma once

namespace pith::internal {

/// Whether a read() or write() that failed with the error number `reason` has to be called again: at once after EINTR, and after
/// EAGAIN when `descriptor` is ready for `events` of poll(2), such as POLLIN, which this function waits for.
bool has_to_retry(int reason, int descriptor, short events);

}  // namespace pith::internal
