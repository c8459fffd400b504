// Attempts to get out of the sandbox. Only the program that tests/CMakeLists.txt builds for this calls them, in place of a page that
// has found a mistake in a parser.
#pragma once

namespace pith::internal {

/// Makes the attempts, and prints what became of each on standard error: "trial: THREAD: NAME: RESULT", where the thread is "main"
/// or "worker" and the result is "done" or the name of an error.
void try_to_escape();

}  // namespace pith::internal
