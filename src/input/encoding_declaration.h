// The encoding that a page declares in its markup.
#pragma once

#include <string_view>

#include "input/encodings.h"

namespace pith::internal {

/// The encoding in the first `<meta>` element or XML declaration of the page that names a known one; null when there is none. A
/// declaration of UTF-8 or UTF-16 counts as none: it is asked for only when the bytes are not such text.
const Encoding* declared_encoding(std::string_view bytes);

}  // namespace pith::internal
