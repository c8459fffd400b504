// The bytes of a page as text: finds their encoding and converts them.
#pragma once

#include <string_view>

#include "input/page.h"

namespace pith::internal {

/// The text of `bytes` as valid UTF-8. The encoding is that of the first of these that applies:
///   1. a byte order mark
///   2. `label`, what the caller knows; empty and unknown labels are ignored, and UTF-16 where UTF-8 without a zero byte is
///   3. the zero bytes of UTF-16 without a byte order mark
///   4. UTF-8, if the bytes are valid or nearly valid UTF-8; ISO-2022-JP, which is ASCII too, by its escape sequences
///   5. a declaration in a `<meta>` element or an XML declaration
///   6. detection
///   7. windows-1252
/// Bytes that the encoding does not have become U+FFFD. Never fails. `bytes` must outlive the text.
Text decode(std::string_view bytes, std::string_view label);

}  // namespace pith::internal
