// The features of a block's text.
#pragma once

#include <vector>

#include "classify/measures.h"

namespace pith::internal {

/// One for each block.
std::vector<TextFeatures> read_texts(const Outline& outline);

}  // namespace pith::internal
