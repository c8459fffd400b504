// Headers and transfer encodings as MIME (RFC 2045), HTTP and WARC write them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pith/pith.h"

namespace pith::internal {

/// The value of a field of a header, which is lines of `Name: value`: unfolded and trimmed. Empty when the header has no such
/// field. Names are compared without regard to case.
std::string header_field(std::string_view header, std::string_view name);

/// The media type in the value of a Content-Type field, in lower case: `text/html` in `Text/HTML; charset=x`. Quotation marks
/// around it are left out, and of a list it is the first.
std::string media_type(std::string_view content_type);

/// A parameter in such a value, without its quotation marks; empty when it has none of that name.
std::string media_type_parameter(std::string_view content_type, std::string_view name);

/// Its parameter "charset", of a list the first, without quotation marks of any kind.
std::string charset_parameter(std::string_view content_type);

/// The format of a page of this media type; none when it is neither HTML nor text.
std::optional<InputFormat> page_format(std::string_view media_type);

/// Where a header ends, and the size of the blank line after it; the size is 0 when there is no blank line.
struct HeaderEnd {
  std::size_t at = std::string_view::npos;
  std::size_t blank_line = 0;
};
HeaderEnd find_header_end(std::string_view text);

/// `body` decoded; `encoding` is the value of its Content-Transfer-Encoding field. Characters that the encoding does not have are
/// skipped in base64 and kept in quoted-printable. Encodings other than these leave the body as it is.
std::string decode_transfer_encoding(std::string_view body, std::string_view encoding);

/// The value of a hexadecimal digit in either case; -1 for all other characters.
constexpr int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace pith::internal
