// Headers and transfer encodings as MIME, HTTP and WARC write them. In: the lines of a header, or an encoded body. Out: values,
// or bytes.
//
// The idea: a header is searched anew for each field that is asked for. Nothing is stored, so a flood of fields costs no memory.
#include "input/mime.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace pith::internal {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("=\r\n")) {
      i += 2;
    } else if (rest.starts_with("=\n")) {
      i += 1;
    } else if (rest[0] == '=' && rest.size() > 2 && hex_digit(rest[1]) >= 0 && hex_digit(rest[2]) >= 0) {
      out.push_back(static_cast<char>(hex_digit(rest[1]) * 16 + hex_digit(rest[2])));
      i += 2;
    } else {
      out.push_back(rest[0]);
    }
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) continue;
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<char>(bits >> count & 0xFFU));
  }
  return out;
}

// Without white space and quotation marks around it.
std::string_view unquoted(std::string_view text) {
  return trim_if(text, [](char c) { return is_ascii_space(c) || c == '"' || c == '\''; });
}

struct PageMediaType {
  std::string_view type;
  InputFormat format;
};
// Some servers leave a part of the type out, or have the wrong one.
constexpr PageMediaType kPageMediaTypes[] = {
    {"text/html", InputFormat::html},
    {"application/xhtml+xml", InputFormat::html},
    {"application/html", InputFormat::html},
    {"html", InputFormat::html},
    {"application/vnd.wap.xhtml+xml", InputFormat::html},
    {"text/xhtml", InputFormat::html},
    {"text/plain", InputFormat::text},
};

}  // namespace

std::string header_field(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::string_view line = take_line(header);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !iequals(trim(line.substr(0, colon)), name)) continue;
    std::string value(trim(line.substr(colon + 1)));
    while (header.starts_with(' ') || header.starts_with('\t')) value.append(" ").append(trim(take_line(header)));
    return value;
  }
  return {};
}

std::string media_type(std::string_view content_type) {
  content_type = unquoted(content_type);
  return to_lower(unquoted(content_type.substr(0, content_type.find_first_of(";,"))));
}

std::string media_type_parameter(std::string_view content_type, std::string_view name) {
  for (std::size_t pos = content_type.find(';'); pos < content_type.size();) {
    const std::size_t equals = content_type.find_first_of("=;", pos + 1);
    if (equals == std::string_view::npos) return {};
    if (content_type[equals] == ';') {
      pos = equals;
      continue;
    }
    const std::string_view key = trim(content_type.substr(pos + 1, equals - pos - 1));
    const std::size_t begin = std::min(content_type.find_first_not_of(" \t", equals + 1), content_type.size());
    const bool quoted = begin < content_type.size() && content_type[begin] == '"';
    const std::size_t end = std::min(content_type.find(quoted ? '"' : ';', begin + quoted), content_type.size());
    if (iequals(key, name)) return std::string(trim(content_type.substr(begin + quoted, end - begin - quoted)));
    pos = content_type.find(';', end);
  }
  return {};
}

std::string charset_parameter(std::string_view content_type) {
  const std::string label = media_type_parameter(content_type, "charset");
  return std::string(unquoted(std::string_view(label).substr(0, label.find(','))));
}

std::optional<InputFormat> page_format(std::string_view media_type) {
  const auto* row = std::ranges::find(kPageMediaTypes, media_type, &PageMediaType::type);
  return row == std::end(kPageMediaTypes) ? std::nullopt : std::optional(row->format);
}

HeaderEnd find_header_end(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (text.substr(at + 1).starts_with('\n')) return {at + 1, 1};
    if (text.substr(at + 1).starts_with("\r\n")) return {at + 1, 2};
  }
  return {};
}

std::string decode_transfer_encoding(std::string_view body, std::string_view encoding) {
  if (iequals(encoding, "base64")) return decode_base64(body);
  if (iequals(encoding, "quoted-printable")) return decode_quoted_printable(body);
  return std::string(body);
}

}  // namespace pith::internal
