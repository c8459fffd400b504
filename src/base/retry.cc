// Descriptors that do not block. In: the error of a read or write. Out: whether to try again, once that makes sense.
//
// The idea: O_NONBLOCK belongs to the open file, not to the process, so any program that shares a pipe or a terminal may set it.
#include "base/retry.h"

#include <poll.h>

#include <cerrno>

namespace pith::internal {

bool has_to_retry(int reason, int descriptor, short events) {
  if (reason == EINTR) return true;
  if (reason != EAGAIN && reason != EWOULDBLOCK) return false;
  pollfd waited{.fd = descriptor, .events = events, .revents = 0};
  return ::poll(&waited, 1, -1) >= 0 || errno == EINTR;
}

}  // namespace pith::internal
