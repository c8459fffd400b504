// Tokens other than tags, and the content of elements without tags. In: a page and a place in it. Out: where that ends.
#include "html/tokenizer.h"

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// One past the first `end` from `at` on; the end of the page where there is none.
std::size_t after(std::string_view page, std::string_view end, std::size_t at) {
  const std::size_t found = page.find(end, at);
  return found == kNone ? page.size() : found + end.size();
}

std::size_t comment_end(std::string_view page, std::size_t at) {
  const std::size_t text = at + 4;
  if (byte_at(page, text) == '>') return text + 1;
  if (byte_at(page, text) == '-' && byte_at(page, text + 1) == '>') return text + 2;
  for (at = page.find("--", text); at != kNone; at = page.find("--", at + 1)) {
    if (byte_at(page, at + 2) == '>') return at + 3;
    if (byte_at(page, at + 2) == '!' && byte_at(page, at + 3) == '>') return at + 4;
  }
  return page.size();
}

// Whether the whole name of a tag is at `at`, at most the size of the page.
bool has_name_at(std::string_view page, std::size_t at, std::string_view name) {
  return istarts_with(page.substr(at), name) && is_delimiter(byte_at(page, at + name.size()), kEndsTagName);
}

bool is_end_tag(std::string_view page, std::size_t at, std::string_view name) {
  return byte_at(page, at + 1) == '/' && has_name_at(page, at + 2, name);
}

std::size_t raw_text_end(std::string_view page, std::size_t at, std::string_view name) {
  for (at = page.find('<', at); at != kNone; at = page.find('<', at + 1))
    if (is_end_tag(page, at, name)) return at;
  return page.size();
}

// The next "<", and inside of "<!--" also the next "-".
std::size_t find_in_script(std::string_view page, std::size_t at, bool escaped) {
  if (!escaped) return page.find('<', at);
  while (at < page.size() && page[at] != '<' && page[at] != '-') ++at;
  return at;
}

// Inside of "<!--", an inner "<script>" hides its own end tag ("script data escaped state", "script data double escaped state").
std::size_t script_data_end(std::string_view page, std::size_t at, std::string_view name) {
  bool escaped = false;
  bool double_escaped = false;
  for (at = find_in_script(page, at, escaped); at < page.size(); at = find_in_script(page, at + 1, escaped)) {
    if (page[at] == '-') {
      if (page.substr(at).starts_with("-->")) escaped = double_escaped = false;
    } else if (!escaped && page.substr(at).starts_with("<!--")) {
      escaped = true;
      ++at;  // the next search begins at the "--", since "<!-->" ends at once
    } else if (double_escaped) {
      double_escaped = !is_end_tag(page, at, name);
    } else if (is_end_tag(page, at, name)) {
      return at;
    } else if (escaped) {
      double_escaped = has_name_at(page, at + 1, name);
    }
  }
  return page.size();
}

}  // namespace

Token token_without_name(std::string_view page, std::size_t at, bool allow_cdata) {
  const char next = byte_at(page, at + 1);
  if ((next != '/' && next != '?' && next != '!') || (next == '/' && at + 2 == page.size())) return {};
  const std::string_view rest = page.substr(at);
  if (rest.starts_with("<!--")) return {TokenType::comment, comment_end(page, at)};
  if (allow_cdata && rest.starts_with("<![CDATA[")) return {TokenType::cdata_section, after(page, "]]>", at)};
  const TokenType type = next == '!' && istarts_with(rest.substr(2), "doctype") ? TokenType::doctype : TokenType::bogus_comment;
  return {type, after(page, ">", at + 2)};
}

void append_lower_name(std::string& out, std::string_view name) {
  for (const char c : name) out.push_back(c == '\0' ? '?' : to_ascii_lower(c));
}

std::size_t content_end(std::string_view page, std::size_t at, ContentState state, std::string_view name) {
  if (state == ContentState::plaintext) return page.size();
  return state == ContentState::script_data ? script_data_end(page, at, name) : raw_text_end(page, at, name);
}

}  // namespace pith::internal
