// Text as a JSON string, and JSON in a form that is safe wherever a line is a record. In: valid UTF-8. Out: the same, escaped.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// Appends `text`, valid UTF-8, in double quotes. All control characters (C0, DEL, C1) and the separators U+2028 and U+2029 are
/// escaped, so that no program that splits its input into lines finds a line break inside the string.
void append_json_string(std::string& out, std::string_view text);

/// As append_json_string(), but without the quotes, for a string that is appended in parts.
void append_json_text(std::string& out, std::string_view text);

/// Appends `json`, valid JSON, with the same characters escaped. Line breaks and tabs between its tokens become spaces.
void append_json(std::string& out, std::string_view json);

/// Valid JSON in ASCII: all other characters are escaped. They can occur in strings only, where escapes are allowed.
std::string ascii_json(std::string json);

}  // namespace pith::internal
