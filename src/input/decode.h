// Bytes to text: finds the encoding and converts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "input/page.h"

namespace pith::internal {

/// The text of `bytes` as valid UTF-8, in the encoding found by, in this order: byte order mark, `label` (the caller's word, may
/// be empty or unknown, then it is passed over), UTF-16 by its zero bytes, UTF-8 validity, `<meta>` and XML declarations in the
/// first bytes, statistical detection, windows-1252. Bytes that the encoding does not define become U+FFFD. Never fails. `bytes` must
/// outlive the text.
Text decode(std::string_view bytes, std::string_view label);

}  // namespace pith::internal
