// From a labelled Outline to a Document.
#pragma once

#include "blocks/outline.h"
#include "input/page.h"

namespace pith::internal {

/// Adds to the labelled blocks what is found in them and in the facts: metadata, other stories, comments; makes links absolute.
/// Takes the outline's blocks and the storage that they show. `text` is what the outline was made of.
Document assemble(Outline&& outline, InputFormat format, const Text& text, const Options& options);

}  // namespace pith::internal
