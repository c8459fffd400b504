// In: an element. Out: its mark.
#include "blocks/element_marks.h"

namespace pith::internal {

std::optional<Mark> mark_of(Tag tag) {
  switch (tag) {
    case Tag::a:
      return Mark::link;
    case Tag::em:
    case Tag::i:
    case Tag::cite:
      return Mark::emphasis;
    case Tag::strong:
    case Tag::b:
      return Mark::strong;
    case Tag::code:
    case Tag::kbd:
    case Tag::samp:
    case Tag::tt:
      return Mark::code;
    case Tag::del:
    case Tag::s:
    case Tag::strike:
      return Mark::deleted;
    case Tag::ins:
      return Mark::inserted;
    default:
      return std::nullopt;
  }
}

}  // namespace pith::internal
