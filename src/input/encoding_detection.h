// The encoding that the bytes of a text suggest.
#pragma once

#include <string_view>

#include "input/encodings.h"

namespace pith::internal {

/// The encoding that uchardet finds most likely; null when it finds none, or one that the web does not use, and when there are
/// too few bytes beyond ASCII to judge by. Never UTF-8 or UTF-16.
const Encoding* detected_encoding(std::string_view bytes);

}  // namespace pith::internal
