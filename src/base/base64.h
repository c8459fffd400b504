// Base64 (RFC 4648, section 4). In: bytes. Out: ASCII.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pith::internal {

/// Padded with '=' to whole groups of four.
std::string base64(std::span<const std::uint8_t> bytes);

/// The same for the bytes of a text in any encoding.
std::string base64_of_text(std::string_view text);

}  // namespace pith::internal
