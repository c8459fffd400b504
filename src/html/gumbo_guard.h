// gumbo, kept within bounds. In: UTF-8 and memory. Out: gumbo's tree, or as much of it as there was when a bound was met.
//
// Debian's gumbo ends the process on a failed assertion, and a page must not be able to do that. It has no way to stop early
// either, so where memory is spent or an assertion fails it is left by a jump. What it has allocated lives in an arena that the
// caller drops whole: gumbo's own clean-up recurses over the tree, and so never runs.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <string_view>

#include "base/arena.h"
#include "pith/pith.h"

namespace pith::internal {

struct GuardedTree {
  const GumboNode* root = nullptr;  ///< lives in the arena; null when gumbo was stopped before it had one
  Limit limit{};                    ///< Limit::memory, Limit::parser after a failed assertion, or none
};

/// Parses `text`, which the tree points into. `memory` is how many bytes gumbo may take from `arena`. Never fails.
GuardedTree parse_guarded(std::string_view text, std::size_t memory, Arena& arena);

}  // namespace pith::internal
