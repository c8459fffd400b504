// Text in the form in which words are compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

/// The form in which phrases are compared: lower case, letters without their marks (fold_letter.h), a run of digits as "#",
/// punctuation as one space, no space at the ends. An apostrophe between letters is kept, as an ASCII one.
std::string fold_phrase(std::string_view utf8);

/// A text in that form.
struct FoldedText {
  /// A word, or a letter of a script without spaces; phrases begin and end at units.
  struct Unit {
    std::uint32_t begin;
    std::uint32_t end;
  };

  std::uint32_t size = 0;        ///< bytes
  std::uint32_t label_size = 0;  ///< of those before the first colon, bar or dash; 0 when there is none
  std::vector<Unit> units{};
  bool has_number = false;
  bool is_ascii = true;  ///< before it was folded
  bool is_whole = true;  ///< not cut after its beginning
  std::string buffer{};  ///< begins with the text; eight more bytes can be read, the first of them a space

  std::string_view view() const { return {buffer.data(), size}; }
  void clear() {
    size = 0;
    label_size = 0;
    units.clear();
    has_number = false;
    is_ascii = true;
    is_whole = true;
  }
};

/// The same with the places of units. Reuses the memory of `folded`. Stops when there are more than `max_size` bytes.
void fold_text(std::string_view utf8, FoldedText& folded, std::size_t max_size = std::string_view::npos);

}  // namespace pith::internal
