// A page on one line whose elements are parted by nothing but spaces.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace pith::internal {

/// Whether a text begins with words that begin a part of a page, such as "Related articles"; `after_sentence` says whether it
/// comes after the end of a sentence. Called with the rest of the line; reads only its beginning. May be empty.
using BeginsPart = std::function<bool(std::string_view text, bool after_sentence)>;

struct RunOnParts {
  std::vector<std::uint32_t> places{};  ///< where parts begin, in bytes, in order; the first at 0 is not among them
  std::size_t sentences = 0;
  std::size_t words = 0;
  std::size_t signs = 0;  ///< that it is a page: menus, and enough words that begin a part or gaps in Chinese or Japanese
};

/// Parts a text of less than 4 GiB before and after its menus, where `begins_part` says so, and at ends of sentences, so that a
/// part has the length of a paragraph. Linear in its size.
RunOnParts part_sentences(std::string_view utf8, const BeginsPart& begins_part);

}  // namespace pith::internal
