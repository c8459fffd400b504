// Landlock: rules of the kernel about which files a thread may open.
#pragma once

#include <string>
#include <vector>

#include "command/sandbox/sandbox.h"

namespace pith::internal {

/// Keeps the calling thread, and those that it starts from now on, to the files of `access`. The thread must have set
/// no_new_privs. Returns what could not be had, a message for each; nothing when all could.
std::vector<std::string> restrict_files(const SandboxAccess& access);

}  // namespace pith::internal
