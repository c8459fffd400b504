// Text to its format: is this HTML, or text as a scraper left it?
//
// In: valid UTF-8. Out: html or text. The idea: a document says so in its first words. Everything else is judged by its tags:
// only `<` with a known element's name, well closed and with attributes that have values, counts, and then how much of the text
// the tags are decides; a text that opens with a tag has to show less than one that mentions tags somewhere.
#include "input/sniff.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

// A page shows what it is in its first bytes.
constexpr std::size_t kWindow = std::size_t{64} << 10;
// Opening with a tag: HTML from this many tags on, or with a closing tag; and one tag in so many bytes at least.
constexpr std::size_t kTagsAfterOpening = 2;
constexpr std::size_t kBytesPerTagAfterOpening = 4096;
// Opening with anything else: the first tag comes early (articles about HTML have menus and a beginning before their samples), at
// least so many tags, one in so many of them a closing one, and one byte in so many inside a tag.
constexpr std::size_t kTextBeforeTags = 512;
constexpr std::size_t kTagsWithin = 2;
constexpr std::size_t kTagsPerClosing = 8;
constexpr std::size_t kBytesPerTagByte = 6;

constexpr std::array kOpenings = std::to_array<std::string_view>({"<!doctype html", "<html", "<head", "<body"});
constexpr std::string_view kXmlOpening = "<?xml";
constexpr std::string_view kCommentOpening = "<!--";
// Elements that have no closing tag.
constexpr std::array kVoidElements = std::to_array<std::string_view>({"br", "hr", "img", "input", "link", "meta"});

constexpr std::array kElements = std::to_array<std::string_view>(
    {"a",      "abbr",   "address", "article",  "aside",    "audio",  "b",     "base",     "big",        "blockquote", "body",
     "br",     "button", "canvas",  "caption",  "center",   "cite",   "code",  "col",      "dd",         "del",        "details",
     "dfn",    "dialog", "div",     "dl",       "dt",       "em",     "embed", "fieldset", "figcaption", "figure",     "font",
     "footer", "form",   "frame",   "frameset", "h1",       "h2",     "h3",    "h4",       "h5",         "h6",         "head",
     "header", "hgroup", "hr",      "html",     "i",        "iframe", "img",   "input",    "ins",        "kbd",        "label",
     "legend", "li",     "link",    "main",     "map",      "mark",   "meta",  "nav",      "nobr",       "noscript",   "object",
     "ol",     "option", "p",       "picture",  "pre",      "q",      "ruby",  "s",        "samp",       "script",     "section",
     "select", "small",  "source",  "span",     "strike",   "strong", "style", "sub",      "summary",    "sup",        "svg",
     "table",  "tbody",  "td",      "template", "textarea", "tfoot",  "th",    "thead",    "time",       "title",      "tr",
     "tt",     "u",      "ul",      "var",      "video"});
static_assert(std::ranges::is_sorted(kElements));
constexpr std::size_t kLongestElement = std::ranges::max(kElements, {}, &std::string_view::size).size();

constexpr bool is_name(char c) { return (to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'z') || (c >= '0' && c <= '9'); }

/// `lower` must be lower case, and a name at its end must end in the text too.
bool opens_with(std::string_view text, std::string_view lower) {
  if (!istarts_with(text, lower)) return false;
  return text.size() == lower.size() || !is_name(text[lower.size()]);
}

struct Tag {
  std::size_t length = 0;  // 0: no tag
  bool closing = false;
  bool is_void = false;
};

/// Behind the name: nothing, or attributes of which one at least has a value ("<a lot of it>" is prose).
bool is_tag_rest(std::string_view rest) {
  if (rest.empty()) return true;
  if (!is_ascii_space(rest.front()) && rest.front() != '/') return false;
  return rest.find('=') != std::string_view::npos ||
         std::ranges::all_of(rest, [](char c) { return is_ascii_space(c) || c == '/'; });
}

/// The tag that `text`, starting with '<', begins with. Looks no further than the next '<'.
Tag tag_at(std::string_view text) {
  const std::size_t end = text.find_first_of("<>", 1);
  if (end == std::string_view::npos || text[end] == '<') return {};
  const bool closing = text[1] == '/';
  const std::string_view inside = text.substr(1 + closing, end - 1 - closing);
  const auto name_size = static_cast<std::size_t>(std::ranges::find_if_not(inside, is_name) - inside.begin());
  if (name_size == 0 || name_size > kLongestElement || !is_tag_rest(inside.substr(name_size))) return {};
  std::array<char, kLongestElement> lower;
  std::ranges::transform(inside.substr(0, name_size), lower.begin(), to_ascii_lower);
  const std::string_view name(lower.data(), name_size);
  if (!std::ranges::binary_search(kElements, name)) return {};
  return {end + 1, closing, std::ranges::binary_search(kVoidElements, name)};
}

struct Tally {
  std::size_t tags = 0;
  std::size_t closing = 0;  // or not needing it
  std::size_t bytes = 0;
  std::size_t first = std::string_view::npos;  // where the first tag is
};

Tally count_tags(std::string_view text) {
  Tally tally;
  for (std::size_t pos = text.find('<'); pos < text.size(); pos = text.find('<', pos)) {
    const Tag tag = tag_at(text.substr(pos));
    if (tag.length > 0) {
      ++tally.tags;
      tally.closing += tag.closing || tag.is_void;
      tally.bytes += tag.length;
      tally.first = std::min(tally.first, pos);
    }
    pos += std::max(tag.length, std::size_t{1});
  }
  return tally;
}

bool opens_like_a_document(std::string_view text) {
  if (text.starts_with(kCommentOpening)) return true;
  if (std::ranges::any_of(kOpenings, [&](std::string_view opening) { return opens_with(text, opening); })) return true;
  if (!opens_with(text, kXmlOpening)) return false;
  for (std::size_t pos = text.find('<', 1); pos < text.size(); pos = text.find('<', pos + 1))
    if (opens_with(text.substr(pos), "<html") || opens_with(text.substr(pos), "<!doctype html")) return true;
  return false;
}

}  // namespace

InputFormat sniff(std::string_view utf8) {
  const auto* begin = std::ranges::find_if_not(utf8, is_ascii_space);
  const std::string_view text = utf8.substr(static_cast<std::size_t>(begin - utf8.begin()), kWindow);
  if (opens_like_a_document(text)) return InputFormat::html;
  const Tally tally = count_tags(text);
  if (tally.first == 0) {
    const bool enough = tally.tags >= kTagsAfterOpening || tally.closing > 0;
    return enough && tally.tags * kBytesPerTagAfterOpening >= text.size() ? InputFormat::html : InputFormat::text;
  }
  const bool dense = tally.bytes * kBytesPerTagByte >= text.size() && tally.closing * kTagsPerClosing >= tally.tags;
  return tally.tags >= kTagsWithin && tally.first <= kTextBeforeTags && dense ? InputFormat::html : InputFormat::text;
}

}  // namespace pith::internal
