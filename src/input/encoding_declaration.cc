// The encoding that a page declares. In: its bytes. Out: the encoding.
//
// The idea: the algorithm "prescan a byte stream to determine its encoding" of the WHATWG HTML Standard, with two additions:
// pages are searched further than the standard's 1024 bytes, and the XML declaration counts. The standard's "get an attribute" is
// another algorithm than that of its tokenizer, so this reader of attributes is not the parser's.
#include "input/encoding_declaration.h"

#include <algorithm>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::size_t kPrescanSize = 4096;

struct DeclaredAttribute {
  std::string_view name{};
  std::string_view value{};
};

template <typename Stop>
std::string_view take_until(std::string_view text, std::size_t& pos, Stop stop) {
  const std::size_t begin = pos;
  while (pos < text.size() && !stop(text[pos])) ++pos;
  return text.substr(begin, pos - begin);
}

void skip_white_space(std::string_view text, std::size_t& pos) {
  take_until(text, pos, [](char c) { return !is_ascii_space(c); });
}

std::string_view take_value(std::string_view text, std::size_t& pos) {
  if (pos >= text.size()) return {};
  const char quote = text[pos];
  if (quote != '"' && quote != '\'') return take_until(text, pos, [](char c) { return is_ascii_space(c) || c == '>'; });
  ++pos;
  const std::string_view value = take_until(text, pos, [quote](char c) { return c == quote; });
  if (pos < text.size()) ++pos;
  return value;
}

bool ends_name(char c) { return is_ascii_space(c) || c == '/' || c == '>'; }

/// Takes the next attribute of the tag that `pos` is in. False at the end of the tag.
bool take_attribute(std::string_view text, std::size_t& pos, DeclaredAttribute& attribute) {
  take_until(text, pos, [](char c) { return !is_ascii_space(c) && c != '/'; });
  if (pos >= text.size() || text[pos] == '>') return false;
  const std::size_t begin = pos++;  // the first character belongs to the name, even if it is '='
  take_until(text, pos, [](char c) { return ends_name(c) || c == '='; });
  attribute = {text.substr(begin, pos - begin), {}};
  skip_white_space(text, pos);
  if (pos >= text.size() || text[pos] != '=') return true;
  ++pos;
  skip_white_space(text, pos);
  attribute.value = take_value(text, pos);
  return true;
}

/// The label in "text/html; charset=label", or empty.
std::string_view label_in_content(std::string_view content) {
  constexpr std::string_view kWord = "charset";
  const auto equal = [](char c, char lower) { return to_ascii_lower(c) == lower; };
  const auto* found = std::search(content.begin(), content.end(), kWord.begin(), kWord.end(), equal);
  if (found == content.end()) return {};
  std::size_t pos = static_cast<std::size_t>(found - content.begin()) + kWord.size();
  skip_white_space(content, pos);
  if (pos >= content.size() || content[pos] != '=') return {};
  ++pos;
  take_until(content, pos, [](char c) { return !is_ascii_space(c) && c != '"' && c != '\''; });
  return take_until(content, pos, [](char c) { return is_ascii_space(c) || c == ';' || c == '"' || c == '\''; });
}

/// `pos` is after the name of the element, and moves to the end of the tag.
std::string_view label_in_meta(std::string_view text, std::size_t& pos) {
  std::string_view charset;
  std::string_view content;
  bool is_content_type = false;
  for (DeclaredAttribute attribute; take_attribute(text, pos, attribute);) {
    if (iequals(attribute.name, "charset")) charset = attribute.value;
    if (iequals(attribute.name, "content")) content = attribute.value;
    if (iequals(attribute.name, "http-equiv")) is_content_type = iequals(attribute.value, "content-type");
  }
  if (!charset.empty()) return charset;
  return is_content_type ? label_in_content(content) : std::string_view{};
}

std::string_view label_in_xml_declaration(std::string_view text, std::size_t& pos) {
  std::string_view label;
  for (DeclaredAttribute attribute; take_attribute(text, pos, attribute);)
    if (iequals(attribute.name, "encoding")) label = attribute.value;
  return label;
}

/// The label that the markup at `pos`, a '<', declares, or empty. Moves `pos` past what was read.
std::string_view take_label(std::string_view text, std::size_t& pos) {
  constexpr std::string_view kMeta = "<meta";
  constexpr std::string_view kXml = "<?xml";
  const std::string_view rest = text.substr(pos);
  if (istarts_with(rest, kMeta) && rest.size() > kMeta.size() && ends_name(rest[kMeta.size()]))
    return label_in_meta(text, pos += kMeta.size());
  if (istarts_with(rest, kXml)) return label_in_xml_declaration(text, pos += kXml.size());
  if (rest.starts_with("<!--"))
    pos = text.find("-->", pos + 2);
  else
    ++pos;
  return {};
}

}  // namespace

const Encoding* declared_encoding(std::string_view bytes) {
  const std::string_view text = bytes.substr(0, kPrescanSize);
  for (std::size_t pos = text.find('<'); pos < text.size(); pos = text.find('<', pos)) {
    const Encoding* encoding = find_encoding(take_label(text, pos));
    if (encoding == nullptr) continue;
    // As in the standard: no page means what "x-user-defined" stands for.
    if (encoding->converter == kUserDefined) return &fallback_encoding();
    return is_unicode(*encoding) ? nullptr : encoding;
  }
  return nullptr;
}

}  // namespace pith::internal
