// Scripts that complete command lines of pith in a shell.
#pragma once

#include <string>

#include "options_words.h"

namespace pith::internal {

/// The script that `pith --completions SHELL` prints. It completes options, their values, kinds in lists, names of rules
/// and files, and needs nothing beyond the shell.
std::string completions_for(Shell shell);

}  // namespace pith::internal
