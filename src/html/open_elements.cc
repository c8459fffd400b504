// See the header. Each search looks a bounded way back, so that a page of open elements costs no more than another.
#include "html/open_elements.h"

namespace pith::internal {
namespace {

constexpr std::size_t kLookedBack = 512;  // open elements in which a start or end tag looks for another
constexpr std::size_t kMaxMixed = 1000;   // of formatting that is mixed, until no more of it is printed

bool runs_out(Family family) {
  return family == Family::p || family == Family::li || family == Family::dd || family == Family::option || family == Family::rt;
}

// Whether the start of an element of the family ends none that is around this open one.
bool hides_from_start(const ElementRow& open, Family family) {
  if (open.traits & kBarrier) return true;
  if (family == Family::p) return open.tag == Tag::button;
  if (family != Family::li && family != Family::dd) return false;
  return (open.traits & kSpecial) != 0 && open.tag != Tag::address && open.tag != Tag::div && open.tag != Tag::p;
}

// Whether an end tag finds no start that is around this open element.
bool hides_from_end(const ElementRow& open, const ElementRow& row) {
  if (open.tag == Tag::table && row.tag != Tag::template_) return true;
  if ((open.traits & kBarrier) && (row.traits & (kCell | kTabular | kBarrier)) == 0) return true;
  if (row.traits & kOrdinary) return (open.traits & kSpecial) != 0;
  if (row.tag == Tag::li) return open.tag == Tag::ul || open.tag == Tag::ol;
  return row.tag == Tag::p && open.tag == Tag::button;
}

}  // namespace

bool OpenElements::opens(const ElementRow& row) const {
  if (row.traits & (kVoid | kOnce)) return false;
  if (count(Family::template_) > 0 || row.tag == Tag::template_ || row.tag == Tag::table) return true;
  if (row.traits & (kTabular | kCell)) return count(Family::table) > 0;
  return row.tag != Tag::form || count(Family::form) == 0;
}

bool OpenElements::ends_nothing(const ElementRow& row) const {
  if ((row.traits & kClosesP) && count(Family::p) > 0) return false;
  if ((row.traits & kRunsOut) && (innermost_traits() & kList) == 0) return false;
  if ((row.traits & kHeading) && (innermost_traits() & kHeading)) return false;
  return row.tag != Tag::button || count(Family::button) == 0;
}

bool OpenElements::make_room(const ElementRow& row) {
  if (!opens(row) && (row.traits & kVoid) == 0) return true;
  if (row.traits & kClosesP) close_family(Family::p);
  if ((row.traits & kInTable) && count(Family::table) > 0) close_for_part(row);
  if ((row.traits & kHeading) && (innermost_traits() & kHeading)) pop_to(open_.size() - 1);
  if ((row.traits & kRunsOut) || row.tag == Tag::button) close_family(row.family);
  if (count(row.family) > 0 && (row.family == Family::a || row.family == Family::nobr)) ++mixed_;
  const bool left_out = ((row.traits & kFormatting) && mixed_ > kMaxMixed) || depth_ >= max_depth_;
  return !left_out || !opens(row) || row.raw != Raw::none;
}

void OpenElements::push(const ElementRow& row, bool printed) {
  const bool inside = (row.traits & kTabular) != 0 || (tabular() && (row.traits & kCell) == 0);
  open_.push_back({.row = &row, .printed = printed, .tabular = inside});
  depth_ += printed;
  formatting_ += (row.traits & kFormatting) != 0;
  ++counts_[static_cast<std::size_t>(row.family)];
}

void OpenElements::forget(const Element& element) {
  depth_ -= element.printed;
  formatting_ -= (element.row->traits & kFormatting) != 0;
  --counts_[static_cast<std::size_t>(element.row->family)];
}

void OpenElements::pop() {
  forget(open_.back());
  open_.pop_back();
}

void OpenElements::pop_to(std::size_t size) {
  while (open_.size() > size) {
    mixed_ += (open_.back().row->traits & kFormatting) != 0;
    pop();
  }
}

std::size_t OpenElements::first_looked_at() const { return open_.size() > kLookedBack ? open_.size() - kLookedBack : 0; }

void OpenElements::close_family(Family family) {
  if (count(family) == 0) return;
  if (family == Family::option || family == Family::rt) {  // their starts end the one right before alone
    if (open_.back().row->family == family) pop_to(open_.size() - 1);
    return;
  }
  for (std::size_t i = open_.size(); i > first_looked_at(); --i) {
    const ElementRow& open = *open_[i - 1].row;
    if (open.family == family) return pop_to(i - 1);
    if (hides_from_start(open, family)) return;
  }
}

// Parts of a table end what is open in it, down to where they belong.
void OpenElements::close_for_part(const ElementRow& row) {
  for (std::size_t i = open_.size(); i > first_looked_at(); --i) {
    const ElementRow& open = *open_[i - 1].row;
    const bool belongs =
        (row.family == Family::td && open.tag == Tag::tr) || (row.tag == Tag::tr && open.family == Family::tbody);
    if (belongs || open.tag == Tag::table || open.tag == Tag::template_) return pop_to(i);
  }
}

bool OpenElements::close(const ElementRow& row) {
  if (row.traits & kOnce) return true;
  if (row.tag == Tag::form) return close_form(row);
  for (std::size_t i = open_.size(); i > first_looked_at(); --i) {
    const Element element = open_[i - 1];
    if (element.row == &row || ((row.traits & kHeading) && (element.row->traits & kHeading))) {
      if (i == open_.size())
        pop();
      else
        pop_to(i - 1);
      return element.printed;
    }
    if (hides_from_end(*element.row, row)) return true;
  }
  return true;
}

// The end of a form leaves open what is open in it, but for what runs out.
bool OpenElements::close_form(const ElementRow& row) {
  if (count(Family::form) == 0) return true;
  std::size_t i = open_.size();
  while (i > first_looked_at() && open_[i - 1].row != &row && (open_[i - 1].row->traits & kBarrier) == 0) --i;
  if (i == first_looked_at() || open_[i - 1].row != &row) return true;
  while (runs_out(open_.back().row->family)) pop();
  const Element form = open_[i - 1];
  forget(form);
  open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i - 1));
  return form.printed;
}

bool OpenElements::is_open_in_table(const ElementRow& row) const {
  bool found = false;
  for (std::size_t i = open_.size(); i > first_looked_at(); --i) {
    const ElementRow& open = *open_[i - 1].row;
    found |= &open == &row || (open.family == Family::td && (row.tag == Tag::tr || row.tag == Tag::tbody)) ||
             (open.family == Family::tr && row.tag == Tag::tbody);
    if (open.tag == Tag::table) return found;
  }
  return false;
}

}  // namespace pith::internal
