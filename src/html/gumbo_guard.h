// gumbo, kept within bounds. In: UTF-8 and a number of bytes. Out: gumbo's tree, or as much of it as there was when a bound was
// met.
//
// Debian's gumbo ends the process when an assertion fails, and a page must not be able to do that. Neither does gumbo have a way
// to stop early. So when its memory is used up or an assertion fails, a longjmp() leaves it. All that it has allocated is in an
// arena of the caller, which is freed as a whole: gumbo's own destructor is recursive, and never runs.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <string_view>

#include "base/arena.h"
#include "pith/pith.h"

namespace pith::internal {

struct GuardedTree {
  const GumboNode* root = nullptr;  ///< in the arena; null when gumbo was stopped before it had one
  Limit limit{};                    ///< Limit::memory, Limit::parser after a failed assertion, or none
};

/// Parses `text`, which the tree points into. gumbo takes at most `memory` bytes from `arena`. Throws only std::bad_alloc, when
/// the arena does.
GuardedTree parse_guarded(std::string_view text, std::size_t memory, Arena& arena);

}  // namespace pith::internal
