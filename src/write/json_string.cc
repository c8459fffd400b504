// Text to a JSON string, and JSON to JSON that any reader of lines takes. In: valid UTF-8. Out: the same, escaped.
#include "write/json_string.h"

#include <fmt/format.h>

#include <iterator>

#include "base/simd.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::string_view kLineSeparator = "\u2028";
constexpr std::string_view kParagraphSeparator = "\u2029";

void append_escape(std::string& out, unsigned code_unit) { fmt::format_to(std::back_inserter(out), "\\u{:04x}", code_unit); }

// A character whose first byte is that of C1 controls or of the separators; returns the bytes used.
std::size_t append_wide(std::string& out, std::string_view text) {
  const auto second = static_cast<unsigned char>(text[1]);
  if (text[0] == '\xC2' && second < 0xA0) {
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
      return append_wide(out, text);
    default:
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
        append_escape(out, static_cast<unsigned char>(c));
      else
        out.push_back(c);
      return 1;
  }
}

// Bytes that may not stand as they are, or begin a character that may not: C1 controls and the separators.
Bytes16 is_looked_at(Bytes16 c) {
  const Bytes16 ascii = ((c >= 0) & (c < 0x20)) | (c == '"') | (c == '\\') | (c == 0x7F);
  return ascii | (c == signed_byte('\xC2')) | (c == signed_byte('\xE2'));
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = find_class(text, at, is_looked_at);
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

std::string ascii_json(std::string_view json) {
  constexpr char32_t kFirstOfPairs = 0x10000;
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const char32_t c = decode_code_point(json, at);
    if (c < 0x80) {
      out.push_back(static_cast<char>(c));
    } else if (c < kFirstOfPairs) {
      append_escape(out, c);
    } else {
      append_escape(out, 0xD800 + ((c - kFirstOfPairs) >> 10));
      append_escape(out, 0xDC00 + ((c - kFirstOfPairs) & 0x3FF));
    }
  }
  return out;
}

}  // namespace pith::internal
