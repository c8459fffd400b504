// Text for a terminal. In: any bytes. Out: valid UTF-8 that a terminal only shows.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// The text with what a terminal would obey, or show in another order, in a visible form. Control characters of ASCII and bytes
/// that are not UTF-8 become `\x1b`; other control characters, line and paragraph separators, and characters that change the
/// direction of writing become `\u{202e}`. The ASCII characters in `kept` stay.
std::string escape_controls(std::string_view bytes, std::string_view kept = {});

}  // namespace pith::internal
