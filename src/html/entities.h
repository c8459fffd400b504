// Character references in text and attributes. In: a part of a page as written. Out: the text that it means.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// The kind of text. Character references in attributes have rules of their own, and raw text has no references.
enum class TextType : std::uint8_t { data, rcdata, attribute, rawtext };

/// Appends `text` as the tokenizer of the HTML Standard reads it: character references are decoded, and CR and CR LF become LF.
/// As in gumbo, NUL is dropped from data and becomes U+FFFD elsewhere, and so do other control characters and noncharacters.
/// `text` is valid UTF-8.
void append_decoded(std::string& out, std::string_view text, TextType type);

/// Whether append_decoded() would append `text` unchanged.
bool is_plain(std::string_view text, TextType type);

/// `text` with those character references decoded that end in a semicolon, for text whose references were encoded twice. All
/// others are kept: in "AT&T" or "?a=1&copy=2", which have been decoded once, the ampersand is an ampersand.
std::string decode_terminated_references(std::string_view text);

}  // namespace pith::internal
