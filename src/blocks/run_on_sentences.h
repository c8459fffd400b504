// A page on one line whose elements are parted by nothing but spaces.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith::internal {

struct RunOnParts {
  std::vector<std::uint32_t> places{};  ///< where parts begin, in bytes, in order; the first at 0 is not among them
  std::size_t sentences = 0;
  std::size_t words = 0;
  std::size_t menus = 0;  ///< long runs of words that all begin with a capital
};

/// Parts a text of less than 4 GiB before and after its menus, and at ends of sentences so that a part has a paragraph's length.
/// Linear in its size.
RunOnParts part_sentences(std::string_view utf8);

}  // namespace pith::internal
