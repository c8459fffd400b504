// Joints: places where two elements of a page follow each other without a space, as in "the end.Next" or "NewsSport".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith::internal {

struct Joints {
  std::vector<std::uint32_t> places{};  ///< where the second element begins, in bytes, in order
  std::size_t after_sentences = 0;      ///< of the places, those after the end of a sentence of several words
  std::size_t code_signs = 0;           ///< braces and other characters of source code in the text
};

/// The joints of a text of less than 4 GiB. Linear in its size.
Joints find_joints(std::string_view utf8);

}  // namespace pith::internal
