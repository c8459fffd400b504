// Conversion of text in any encoding to UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "input/encodings.h"

namespace pith::internal {

struct Transcoded {
  std::string text{};         ///< valid UTF-8
  std::size_t malformed = 0;  ///< byte sequences that the encoding does not have; each became U+FFFD
};

Transcoded transcode(std::string_view bytes, const Encoding& encoding);

enum class ByteOrder { little_endian, big_endian };
Transcoded transcode_utf16(std::string_view bytes, ByteOrder order);
std::string transcode_utf32(std::string_view bytes, ByteOrder order);

/// Whether a byte is not an ASCII character.
constexpr bool is_non_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
std::size_t count_non_ascii(std::string_view bytes);

}  // namespace pith::internal
