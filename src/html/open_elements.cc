// The stack of open elements. In: start and end tags. Out: which elements they close.
//
// Each search looks at a bounded number of elements, so that a page of nothing but open elements costs no more than another.
#include "html/open_elements.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxSearched = 512;    // open elements among which a tag looks for the element that it closes
constexpr std::size_t kMaxMisnested = 1000;  // formatting elements, until no more of them get into the skeleton

bool has_implied_end(CountedGroup group) {
  return group == CountedGroup::p || group == CountedGroup::li || group == CountedGroup::dd_dt ||
         group == CountedGroup::option_optgroup || group == CountedGroup::rt_rp;
}

// Whether this open element stops a start tag from closing an element of the group around it.
bool stops_start_tag(const ElementInfo& open, CountedGroup group) {
  if (open.has(kScopeMarker)) return true;
  if (group == CountedGroup::p) return open.tag == Tag::button;
  if (group != CountedGroup::li && group != CountedGroup::dd_dt) return false;
  return open.has(kSpecial) && open.tag != Tag::address && open.tag != Tag::div && open.tag != Tag::p;
}

// Whether this open element stops an end tag from closing an element around it.
bool stops_end_tag(const ElementInfo& open, const ElementInfo& end_tag) {
  if (open.tag == Tag::table && end_tag.tag != Tag::template_) return true;
  if (open.has(kScopeMarker) && !end_tag.has(kCellOrCaption | kFosterParents | kScopeMarker)) return true;
  if (end_tag.has(kAnyOtherEndTag)) return open.has(kSpecial);
  if (end_tag.tag == Tag::li) return open.tag == Tag::ul || open.tag == Tag::ol;
  return end_tag.tag == Tag::p && open.tag == Tag::button;
}

}  // namespace

bool OpenElements::opens_element(const ElementInfo& info) const {
  if (info.has(kVoid | kIgnoredIfOpen)) return false;
  if (count(CountedGroup::template_) > 0 || info.tag == Tag::template_ || info.tag == Tag::table) return true;
  if (info.has(kFosterParents | kCellOrCaption)) return count(CountedGroup::table) > 0;
  return info.tag != Tag::form || count(CountedGroup::form) == 0;
}

bool OpenElements::closes_nothing(const ElementInfo& info) const {
  if (info.has(kClosesP) && count(CountedGroup::p) > 0) return false;
  if (info.has(kImpliedEnd) && !current_node_has(kItemContainer)) return false;
  if (info.has(kHeading) && current_node_has(kHeading)) return false;
  return info.tag != Tag::button || count(CountedGroup::button) == 0;
}

void OpenElements::close_before(const ElementInfo& info) {
  if (!opens_element(info) && !info.has(kVoid)) return;
  if (info.has(kClosesP)) close_group(CountedGroup::p);
  if (info.has(kTablePart) && count(CountedGroup::table) > 0) clear_to_table_context(info);
  if (info.has(kHeading) && current_node_has(kHeading)) pop_to(elements_.size() - 1);
  if (info.has(kImpliedEnd) || info.tag == Tag::button) close_group(info.group);
  const bool runs_adoption_agency = info.group == CountedGroup::a || info.group == CountedGroup::nobr;
  if (runs_adoption_agency && count(info.group) > 0) ++misnested_;
}

bool OpenElements::has_room_for(const ElementInfo& info) const {
  if (!opens_element(info) || info.content != ContentState::data) return true;
  return depth_ < max_depth_ && (!info.has(kFormatting) || misnested_ <= kMaxMisnested);
}

void OpenElements::push(const ElementInfo& info, bool in_skeleton) {
  const bool fosters = info.has(kFosterParents) || (fosters_text() && !info.has(kCellOrCaption));
  elements_.push_back({.info = &info, .in_skeleton = in_skeleton, .fosters_text = fosters});
  depth_ += in_skeleton;
  formatting_count_ += info.has(kFormatting);
  ++counts_[static_cast<std::size_t>(info.group)];
}

void OpenElements::uncount(const Element& element) {
  depth_ -= element.in_skeleton;
  formatting_count_ -= element.info->has(kFormatting);
  --counts_[static_cast<std::size_t>(element.info->group)];
}

void OpenElements::pop() {
  uncount(elements_.back());
  elements_.pop_back();
}

void OpenElements::pop_to(std::size_t size) {
  while (elements_.size() > size) {
    misnested_ += current_node_has(kFormatting);
    pop();
  }
}

// One past the last element that a search from the top of the stack looks at.
std::size_t OpenElements::search_end() const { return elements_.size() > kMaxSearched ? elements_.size() - kMaxSearched : 0; }

void OpenElements::close_group(CountedGroup group) {
  if (count(group) == 0) return;
  if (group == CountedGroup::option_optgroup || group == CountedGroup::rt_rp) {  // only the current node is closed
    if (elements_.back().info->group == group) pop_to(elements_.size() - 1);
    return;
  }
  for (std::size_t i = elements_.size(); i > search_end(); --i) {
    const ElementInfo& open = *elements_[i - 1].info;
    if (open.group == group) return pop_to(i - 1);
    if (stops_start_tag(open, group)) return;
  }
}

// "Clear the stack back to a table context", "table body context" or "table row context".
void OpenElements::clear_to_table_context(const ElementInfo& info) {
  for (std::size_t i = elements_.size(); i > search_end(); --i) {
    const ElementInfo& open = *elements_[i - 1].info;
    const bool is_context = (info.group == CountedGroup::td_th && open.tag == Tag::tr) ||
                            (info.tag == Tag::tr && open.group == CountedGroup::tbody_thead_tfoot);
    if (is_context || open.tag == Tag::table || open.tag == Tag::template_) return pop_to(i);
  }
}

bool OpenElements::close(const ElementInfo& info) {
  if (info.has(kIgnoredIfOpen)) return true;
  if (info.tag == Tag::form) return close_form(info);
  for (std::size_t i = elements_.size(); i > search_end(); --i) {
    const Element element = elements_[i - 1];
    if (element.info == &info || (info.has(kHeading) && element.info->has(kHeading))) {
      if (i == elements_.size())
        pop();
      else
        pop_to(i - 1);
      return element.in_skeleton;
    }
    if (stops_end_tag(*element.info, info)) return true;
  }
  return true;
}

// The end tag of a form removes the form alone: the elements inside stay open, apart from those with implied end tags.
bool OpenElements::close_form(const ElementInfo& form) {
  if (count(CountedGroup::form) == 0) return true;
  std::size_t i = elements_.size();
  while (i > search_end() && elements_[i - 1].info != &form && !elements_[i - 1].info->has(kScopeMarker)) --i;
  if (i == search_end() || elements_[i - 1].info != &form) return true;
  while (has_implied_end(elements_.back().info->group)) pop();
  const Element element = elements_[i - 1];
  uncount(element);
  elements_.erase(elements_.begin() + static_cast<std::ptrdiff_t>(i - 1));
  return element.in_skeleton;
}

bool OpenElements::has_in_table_scope(const ElementInfo& info) const {
  bool found = false;
  for (std::size_t i = elements_.size(); i > search_end(); --i) {
    const ElementInfo& open = *elements_[i - 1].info;
    found |= &open == &info || (open.group == CountedGroup::td_th && (info.tag == Tag::tr || info.tag == Tag::tbody)) ||
             (open.group == CountedGroup::tr && info.tag == Tag::tbody);
    if (open.tag == Tag::table) return found;
  }
  return false;
}

}  // namespace pith::internal
