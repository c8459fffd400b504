// The format of a text: HTML, or text as a scraper left it. In: valid UTF-8. Out: the format.
//
// The idea: an HTML document starts with a doctype or one of a few tags. Anything else is judged by its tags. A tag counts only
// if it has the name of a known element, ends properly, and has attributes with values or none. What decides is how much of the
// text the tags are; less is asked of a text that starts with a tag than of one that has tags somewhere.
#include "input/sniff.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

// How much of a text is judged.
constexpr std::size_t kWindow = std::size_t{64} << 10;
// A text that starts with a tag is HTML if it has two tags or an end tag, and a tag in every 4096 bytes.
constexpr std::size_t kMinTagsAfterTag = 2;
constexpr std::size_t kMaxBytesPerTag = 4096;
// Any other text is HTML if it has two tags, the first of them in its first 512 bytes (an article about HTML has menus and an
// introduction before its samples), if one in eight tags is an end tag, and if one in six bytes belongs to a tag.
constexpr std::size_t kMinTags = 2;
constexpr std::size_t kMaxTextBeforeTags = 512;
constexpr std::size_t kMaxTagsPerEndTag = 8;
constexpr std::size_t kMaxBytesPerTagByte = 6;

constexpr std::array kDocumentStarts = std::to_array<std::string_view>({"<!doctype html", "<html", "<head", "<body"});
constexpr std::string_view kXmlDeclaration = "<?xml";
constexpr std::string_view kCommentStart = "<!--";
// Elements that have no end tag.
constexpr std::array kVoidElements = std::to_array<std::string_view>({"br", "hr", "img", "input", "link", "meta"});

// The elements that count. The parser knows more, but names such as "data", "output" or "string" are as likely to be anything
// else.
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

constexpr bool is_of_name(char c) { return (to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'z') || (c >= '0' && c <= '9'); }

/// Whether the text starts with `prefix`, in any case, and the name that `prefix` ends with ends in the text too.
bool starts_with_name(std::string_view text, std::string_view prefix) {
  return istarts_with(text, prefix) && (text.size() == prefix.size() || !is_of_name(text[prefix.size()]));
}

struct Tag {
  std::size_t length = 0;  // 0: not a tag
  bool is_end_tag = false;
  bool is_void = false;
};

/// Whether the text after the name of a tag is empty or has attributes. "<a lot of it>" is prose: at least one must have a value.
bool is_rest_of_tag(std::string_view rest) {
  if (rest.empty()) return true;
  if (!is_ascii_space(rest.front()) && rest.front() != '/') return false;
  return rest.find('=') != std::string_view::npos ||
         std::ranges::all_of(rest, [](char c) { return is_ascii_space(c) || c == '/'; });
}

/// The tag that `text`, which starts with '<', starts with. Reads no further than the next '<'.
Tag tag_at(std::string_view text) {
  const std::size_t end = text.find_first_of("<>", 1);
  if (end == std::string_view::npos || text[end] == '<') return {};
  const bool is_end_tag = text[1] == '/';
  const std::string_view inside = text.substr(1 + is_end_tag, end - 1 - is_end_tag);
  const auto name_size = static_cast<std::size_t>(std::ranges::find_if_not(inside, is_of_name) - inside.begin());
  if (name_size == 0 || name_size > kLongestElement || !is_rest_of_tag(inside.substr(name_size))) return {};
  std::array<char, kLongestElement> lower;
  std::ranges::transform(inside.substr(0, name_size), lower.begin(), to_ascii_lower);
  const std::string_view name(lower.data(), name_size);
  if (!std::ranges::binary_search(kElements, name)) return {};
  return {end + 1, is_end_tag, std::ranges::binary_search(kVoidElements, name)};
}

struct TagCounts {
  std::size_t tags = 0;
  std::size_t end_tags = 0;                    // and tags of void elements, which need none
  std::size_t bytes = 0;                       // of all tags
  std::size_t first = std::string_view::npos;  // position of the first tag
};

TagCounts count_tags(std::string_view text) {
  TagCounts counts;
  for (std::size_t pos = text.find('<'); pos < text.size(); pos = text.find('<', pos)) {
    const Tag tag = tag_at(text.substr(pos));
    if (tag.length > 0) {
      ++counts.tags;
      counts.end_tags += tag.is_end_tag || tag.is_void;
      counts.bytes += tag.length;
      counts.first = std::min(counts.first, pos);
    }
    pos += std::max(tag.length, std::size_t{1});
  }
  return counts;
}

bool starts_like_document(std::string_view text) {
  if (text.starts_with(kCommentStart)) return true;
  if (std::ranges::any_of(kDocumentStarts, [&](std::string_view start) { return starts_with_name(text, start); })) return true;
  if (!starts_with_name(text, kXmlDeclaration)) return false;
  for (std::size_t pos = text.find('<', 1); pos < text.size(); pos = text.find('<', pos + 1))
    if (starts_with_name(text.substr(pos), "<html") || starts_with_name(text.substr(pos), "<!doctype html")) return true;
  return false;
}

}  // namespace

InputFormat sniff(std::string_view utf8) {
  const auto* begin = std::ranges::find_if_not(utf8, is_ascii_space);
  const std::string_view text = utf8.substr(static_cast<std::size_t>(begin - utf8.begin()), kWindow);
  if (starts_like_document(text)) return InputFormat::html;
  const TagCounts counts = count_tags(text);
  if (counts.first == 0) {
    const bool enough = counts.tags >= kMinTagsAfterTag || counts.end_tags > 0;
    return enough && counts.tags * kMaxBytesPerTag >= text.size() ? InputFormat::html : InputFormat::text;
  }
  const bool dense = counts.bytes * kMaxBytesPerTagByte >= text.size() && counts.end_tags * kMaxTagsPerEndTag >= counts.tags;
  return counts.tags >= kMinTags && counts.first <= kMaxTextBeforeTags && dense ? InputFormat::html : InputFormat::text;
}

}  // namespace pith::internal
