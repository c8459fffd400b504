// Whether a letter has case, which tells where words were put together without a space.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace pith::internal {

enum class CharClass : std::uint8_t {
  other,
  space,
  lower,
  upper,
  caseless,  ///< a letter of a script without case
  digit,
  terminator,  ///< ends a sentence: . ! ? and their like
  closing,     ///< closes a quotation or brackets
  quote,       ///< ", which opens and closes
};

CharClass class_of(char32_t code_point);

constexpr bool is_part_of_word(CharClass type) {
  return type == CharClass::lower || type == CharClass::upper || type == CharClass::caseless || type == CharClass::digit;
}

/// The class of the code point at `at` of valid UTF-8; `other` at its end.
inline CharClass class_at(std::string_view text, std::size_t at) {
  return at < text.size() ? class_of(decode_code_point(text, at)) : CharClass::other;
}

}  // namespace pith::internal
