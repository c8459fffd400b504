// Text as a JSON string.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// Appends `text`, valid UTF-8, in quotes. Control characters (C0, DEL, C1) and the separators U+2028 and U+2029 are escaped, so
/// that no reader of lines takes a part of it for the end of a line.
void append_json_string(std::string& out, std::string_view text);

/// The same without the quotes: a string can be appended part by part.
void append_json_text(std::string& out, std::string_view text);

/// Appends `json`, valid JSON, with the same escapes; its own line breaks and tabs become blanks.
void append_json(std::string& out, std::string_view json);

/// Valid JSON as the same in ASCII: all other characters, which can stand in strings only, are escaped.
std::string ascii_json(std::string_view json);

}  // namespace pith::internal
