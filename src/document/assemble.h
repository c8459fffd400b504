// From a labelled Outline to a Document.
#pragma once

#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

/// Adds to the labelled blocks what is found in them and in the facts: metadata, other stories, comments; makes links absolute.
/// Takes the outline's blocks and the storage that they show.
Document assemble(Outline&& outline, InputFormat format, std::string_view encoding, const Options& options);

}  // namespace pith::internal
