// What tags do in a <select>. In: tags and the stack of open elements. Out: whether the <select> ends.
#include "html/select_mode.h"

namespace pith::internal {
namespace {

// Tags that end a <select> in a table.
bool is_part_of_table(const ElementInfo& info) {
  return info.has(kFosterParents | kCellOrCaption) && info.tag != Tag::colgroup && info.tag != Tag::template_;
}

bool ends_select(const ElementInfo& info, const OpenElements& open) {
  if (info.tag == Tag::select || info.tag == Tag::input || info.tag == Tag::keygen || info.tag == Tag::textarea) return true;
  return open.count(CountedGroup::table) > 0 && is_part_of_table(info);
}

}  // namespace

void SelectMode::leave(OpenElements& open) {
  active_ = false;
  open.close(element_named("select"));
}

bool SelectMode::absorbs_start_tag(const ElementInfo& info, OpenElements& open) {
  if (ends_select(info, open)) {
    leave(open);
    return false;
  }
  if (info.tag == Tag::template_) {
    active_ = false;
    ++selects_around_templates_;
    return false;
  }
  return info.tag != Tag::script && info.tag != Tag::html;
}

bool SelectMode::absorbs_end_tag(const ElementInfo& info, OpenElements& open) {
  if (info.tag == Tag::template_) {
    if (selects_around_templates_ == 0) return false;
    active_ = true;
    --selects_around_templates_;
    return false;
  }
  if (!active_) return false;
  if (info.tag != Tag::select && !(is_part_of_table(info) && open.has_in_table_scope(info))) return true;
  leave(open);
  return false;
}

}  // namespace pith::internal
