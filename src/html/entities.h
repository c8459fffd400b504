// Character references in text and attributes.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// What a text is read as: references are decoded by different rules in attributes, and not at all in raw text.
enum class TextType : std::uint8_t { data, rcdata, attribute, rawtext };

/// Appends `text` as the HTML Standard's tokenizer reads it: character references decoded, CR and CR LF as LF; NUL left out in
/// data, U+FFFD elsewhere; other control characters as U+FFFD.
void append_decoded(std::string& out, std::string_view text, TextType type);

/// Whether append_decoded() would append just `text`.
bool is_plain(std::string_view text, TextType type);

}  // namespace pith::internal
