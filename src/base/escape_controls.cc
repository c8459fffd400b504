// In: any bytes. Out: text without control characters.
//
// The idea: a byte that is not UTF-8 is an error for a terminal that reads UTF-8, and a control character for one that reads
// Latin-1. So it is escaped like a control character.
#include "base/escape_controls.h"

#include <fmt/format.h>

#include <cstdint>

#include "base/utf8.h"

namespace pith::internal {
namespace {

bool is_separator(char32_t code_point) { return code_point == 0x2028 || code_point == 0x2029; }

// The bytes of the code point at `at`; 0 if they are malformed.
std::size_t size_at(std::string_view bytes, std::size_t at) {
  const auto lead = static_cast<unsigned char>(bytes[at]);
  if (lead < 0x80) return 1;
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return is_valid_utf8(bytes.substr(at, size)) ? size : 0;
}

}  // namespace

std::string escape_controls(std::string_view bytes, std::string_view kept) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t size = size_at(bytes, at);
    std::size_t next = at;
    const char32_t c = size > 0 ? decode_code_point(bytes, next) : U'\0';
    const bool is_kept = size == 1 && kept.find(bytes[at]) != std::string_view::npos;
    if (size > 0 && (is_kept || (!is_control(c) && !is_separator(c))))
      out.append(bytes, at, size);
    else if (size > 1)
      out.append(fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(c)));
    else
      out.append(fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes[at])));
    at += size > 0 ? size : 1;
  }
  return out;
}

}  // namespace pith::internal
