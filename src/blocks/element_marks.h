// What an element inside of a sentence makes of its text.
#pragma once

#include <optional>

#include "html/tags.h"
#include "pith/pith.h"

namespace pith::internal {

/// The mark of an element; nothing if its text is plain text.
std::optional<Mark> mark_of(Tag tag);

}  // namespace pith::internal
