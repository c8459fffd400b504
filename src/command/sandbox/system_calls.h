// A filter of system calls.
#pragma once

#include <string>

namespace pith::internal {

/// Denies to all threads of the process, and to those that they start, what no work on pages needs: the network, other programs
/// and processes, tracing, and administration of the system. The process must have set no_new_privs. Returns why there is no
/// filter, "seccomp: Function not implemented"; nothing when there is.
std::string filter_system_calls();

}  // namespace pith::internal
