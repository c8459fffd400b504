// Text as a JSON string.
#pragma once

#include <string>
#include <string_view>

namespace pith {

/// Appends `text`, valid UTF-8, in quotes. Control characters (C0, DEL, C1) and the separators U+2028 and U+2029 are escaped, so
/// that no reader of lines takes a part of it for the end of a line.
void append_json_string(std::string& out, std::string_view text);

}  // namespace pith
