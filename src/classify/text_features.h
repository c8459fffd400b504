// The features of a block's text.
#pragma once

#include <vector>

#include "classify/measures.h"

namespace pith::internal {

/// What a text begins or ends with. The trees are trained with these numbers.
enum EdgeCharacter : std::uint8_t {
  kUpper = 1,
  kOtherLetter,
  kDigit,
  kStop,
  kExclamationOrQuestion,
  kColon,
  kEllipsis,
  kParenthesis,
  kQuote,
  kComma,
  kOtherAscii,
  kOther,
};

/// One for each block.
std::vector<TextFeatures> read_texts(const Outline& outline, const Evidence& evidence);

}  // namespace pith::internal
