// The headline among the blocks of a page.
#pragma once

#include "blocks/outline.h"

namespace pith::internal {

/// In HTML a title by its kind. In text input kinds are evidence among other evidence.
Headline find_headline(const Outline& outline);

}  // namespace pith::internal
