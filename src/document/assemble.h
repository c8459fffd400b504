// A labelled Outline to a Document.
#pragma once

#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

/// Gathers what belongs together: metadata from facts and blocks, other stories, comments, the confidence. Takes the outline's
/// blocks and the storage that they show.
Document assemble(Outline&& outline, InputFormat format, std::string_view encoding, const Options& options);

}  // namespace pith::internal
