// In: inline elements as a block has them. Out: their names in one string.
//
// The idea: pages call a date, an author or a tag what it is in a <span> or an <i> with an icon, as often as in an element of
// its own. That tells most about short blocks, so the first names are enough.
#include "blocks/inline_names.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxSize = 200;
constexpr AttributeName kNames[] = {"class", "id", "itemprop", "rel"};

}  // namespace

void InlineNames::enter(NodeId element) {
  has_time_ = has_time_ || dom_.nodes()[element].tag == Tag::time;
  if (dom_.start_tag(element).size() > kMaxTagWithClasses) return;
  for (const AttributeName name : kNames) {
    if (!dom_.has_attribute(element, name)) continue;
    const std::string_view value = dom_.attribute(element, name);
    if (names_.size() + value.size() >= kMaxSize) continue;
    if (!names_.empty()) names_.push_back(' ');
    names_.append(value);
  }
}

}  // namespace pith::internal
