// The tokenizer (WHATWG HTML, "Tokenization"). In: a page and a place in it. Out: which token begins there, and where it ends.
//
// The idea: the Standard's eighty states collapse to a few searches: for the end of a tag outside quotation marks, for the end of
// a comment or of raw text. A comment or raw text without an end takes the rest of the page, so no search to the end of the page
// is made twice, and the scan is linear whatever the page contains.
//
// In gumbo, as in the Standard, "<![CDATA[" begins a CDATA section in foreign content and a bogus comment elsewhere. A NUL in the
// name of a tag becomes U+FFFD there, so that the name is an unknown one; here it becomes "?", which is as unknown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "html/attributes.h"
#include "html/elements.h"

namespace pith::internal {

enum class TokenType : std::uint8_t {
  text,  ///< the "<" is an ordinary character
  start_tag,
  end_tag,
  comment,
  bogus_comment,
  doctype,
  cdata_section,
  unfinished_tag  ///< the page ends inside a tag, which is dropped
};

struct Token {
  TokenType type{};
  std::size_t end = 0;      ///< one past its last byte; undefined for text
  std::string_view name{};  ///< of a tag, as written
};

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The byte of the page at `at`, NUL after its end.
constexpr char byte_at(std::string_view page, std::size_t at) { return at < page.size() ? page[at] : '\0'; }

/// Like token_at(), for a "<" that does not begin a tag.
Token token_without_name(std::string_view page, std::size_t at, bool allow_cdata);

/// The token that begins with the "<" at `at`. Calls `visit(name, value)`, which must return true, for each attribute of a tag.
/// `allow_cdata`: whether a CDATA section may begin here.
template <typename Visit>
Token token_at(std::string_view page, std::size_t at, bool allow_cdata, const Visit& visit) {
  const bool closing = byte_at(page, at + 1) == '/';
  const std::size_t name = at + (closing ? 2 : 1);
  if (!is_letter(byte_at(page, name))) return token_without_name(page, at, allow_cdata);
  const std::size_t name_end = find_delimiter(page, name, kEndsTagName);
  const std::size_t end = walk_attributes(page, name_end, visit);
  if (end == std::string_view::npos) return {TokenType::unfinished_tag, page.size()};
  return {closing ? TokenType::end_tag : TokenType::start_tag, end + 1, page.substr(name, name_end - name)};
}

/// Appends the name of a tag in lower case.
void append_lower_name(std::string& out, std::string_view name);

/// Where the content of an element without tags inside ends: at its end tag, or at the end of the page. The content begins at
/// `at`; `state` is not ContentState::data; `name` is the name of the element in lower case.
std::size_t content_end(std::string_view page, std::size_t at, ContentState state, std::string_view name);

}  // namespace pith::internal
