// Text to a JSON string, and JSON to JSON that is safe wherever a line is a record. In: valid UTF-8. Out: the same, escaped.
//
// The idea: nearly all bytes are copied as they are, so the next byte that may need an escape is searched for sixteen at a time.
#include "base/json_string.h"

#include <fmt/format.h>


#include "base/simd.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::string_view kLineSeparator = "\u2028";
constexpr std::string_view kParagraphSeparator = "\u2029";

void append_escape(std::string& out, unsigned code_unit) { out.append(fmt::format("\\u{:04x}", code_unit)); }

// Appends a character that begins like a C1 control or a separator. Returns the number of bytes read, which may be only the first
// one.
std::size_t append_multibyte(std::string& out, std::string_view text) {
  const unsigned second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0;
  if (text[0] == '\xC2' && second >= 0x80 && second < 0xA0) {
    append_escape(out, second);
    return 2;
  }
  if (text.starts_with(kLineSeparator) || text.starts_with(kParagraphSeparator)) {
    out.append(text.starts_with(kLineSeparator) ? "\\u2028" : "\\u2029");
    return kLineSeparator.size();
  }
  out.push_back(text[0]);
  return 1;
}

// Appends the first character, escaped if necessary. Returns the number of bytes read.
std::size_t append_character(std::string& out, std::string_view text) {
  const char c = text[0];
  switch (c) {
    case '"':
      out.append("\\\"");
      return 1;
    case '\\':
      out.append("\\\\");
      return 1;
    case '\n':
      out.append("\\n");
      return 1;
    case '\t':
      out.append("\\t");
      return 1;
    case '\xC2':
    case '\xE2':
      return append_multibyte(out, text);
    default:
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
        append_escape(out, static_cast<unsigned char>(c));
      else
        out.push_back(c);
      return 1;
  }
}

void append_ascii(std::string& out, char32_t c) {
  constexpr char32_t kFirstSupplementary = 0x10000;  // from here on two code units
  if (c < 0x80) return out.push_back(static_cast<char>(c));
  if (c < kFirstSupplementary) return append_escape(out, c);
  append_escape(out, 0xD800 + ((c - kFirstSupplementary) >> 10));
  append_escape(out, 0xDC00 + ((c - kFirstSupplementary) & 0x3FF));
}

// Bytes that need an escape or may begin a character that does: a C1 control or a separator.
Bytes16 may_need_escape(Bytes16 c) {
  const Bytes16 ascii = ((c >= 0) & (c < 0x20)) | (c == '"') | (c == '\\') | (c == 0x7F);
  return ascii | (c == signed_byte('\xC2')) | (c == signed_byte('\xE2'));
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = find_class(text, at, may_need_escape);
    out.append(text, at, end - at);
    at = end;
    if (at < text.size()) at += append_character(out, text.substr(at));
  }
}

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  append_json_text(out, text);
  out.push_back('"');
}

void append_json(std::string& out, std::string_view json) {
  while (!json.empty()) {
    const auto first = static_cast<unsigned char>(json[0]);
    if (first < 0x20) {
      out.push_back(' ');
      json.remove_prefix(1);
    } else if (first == '"' || first == '\\') {
      out.push_back(json[0]);
      json.remove_prefix(1);
    } else {
      json.remove_prefix(append_character(out, json));
    }
  }
}

std::string ascii_json(std::string json) {
  constexpr std::size_t kEscape = 6;  // bytes
  std::size_t size = 0;
  for (const char c : json) {
    const auto byte = static_cast<unsigned char>(c);
    if (!is_continuation_byte(c)) size += byte < 0x80 ? 1 : byte < 0xF0 ? kEscape : 2 * kEscape;
  }
  std::size_t from = json.size();
  if (size == from) return json;
  json.resize(size);
  std::string escaped;
  // From the end to the beginning, so that no character is overwritten before it is read.
  for (std::size_t to = size; from > 0;) {
    do --from;
    while (is_continuation_byte(json[from]));
    escaped.clear();
    std::size_t end = from;
    append_ascii(escaped, decode_code_point(json, end));
    to -= escaped.size();
    escaped.copy(json.data() + to, escaped.size());
  }
  return json;
}

}  // namespace pith::internal
