// The insertion modes "in select" and "in select in table" (WHATWG HTML as gumbo 0.10.1 has it). In: tags. Out: whether the page
// is in a <select>, where the tree builder ignores nearly all tags.
//
// A <template> in a <select> has an insertion mode of its own. So the selects around open templates are counted, and the mode
// returns with the template's end tag.
#pragma once

#include <cstddef>

#include "html/elements.h"
#include "html/open_elements.h"

namespace pith::internal {

class SelectMode {
 public:
  /// Whether the page is in a <select>.
  bool is_active() const { return active_; }
  void enter() { active_ = true; }

  /// Follows a start tag in a <select>. Whether it is of no consequence to the elements around: gumbo ignores it, or it opens an
  /// <option>.
  bool absorbs_start_tag(const ElementInfo& info, OpenElements& open);
  /// Likewise of an end tag, in a <select> or not.
  bool absorbs_end_tag(const ElementInfo& info, OpenElements& open);

 private:
  void leave(OpenElements& open);

  bool active_ = false;
  std::size_t selects_around_templates_ = 0;
};

}  // namespace pith::internal
