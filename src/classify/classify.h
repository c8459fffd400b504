// The door of this folder: an Outline gets the kinds of its blocks.
#pragma once

#include <functional>

#include "blocks/outline.h"

namespace pith::internal {

/// Finds the headline among blocks that have their kinds.
using FindHeadline = std::function<Headline(const Outline&)>;

/// Sets kind, score and (with Options::explain) reasons of every block, the page's type, the confidence and the headline; and
/// what the rules have read for later stages: Outline::cues and Container::name_rules. Needs count_blocks().
void classify(Outline& outline, const Options& options, const FindHeadline& find_headline);

}  // namespace pith::internal
