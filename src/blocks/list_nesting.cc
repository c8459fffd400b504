// In: lists, items and quotations as they are entered and left. Out: the levels around a block.
//
// The idea: blocks far outnumber levels, so the levels are copied into the arena once and all blocks share the copy until a level
// is entered or left.
#include "blocks/list_nesting.h"

#include <algorithm>
#include <utility>

#include "blocks/callouts.h"
#include "blocks/numeric_attribute.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxLevels = 16;

std::uint32_t count_items(const Dom& dom, NodeId list) {
  std::uint32_t items = 0;
  for (NodeId child = list + 1; child < dom.nodes()[list].end; child = dom.nodes()[child].end)
    items += dom.nodes()[child].tag == Tag::li ? 1 : 0;
  return items;
}

}  // namespace

void ListNesting::enter(NodeId element) {
  const Tag tag = dom_.nodes()[element].tag;
  if (tag == Tag::ol || tag == Tag::ul) return enter_list(element);
  if (tag == Tag::li) items_started_.push_back(false);
  if (tag == Tag::blockquote) ++quotes_;
  if (const std::optional<Nesting> level = level_of(element)) enter_level(*level);
}

// A list directly in a list belongs to the item before it, as browsers show it.
void ListNesting::enter_list(NodeId element) {
  List list{.node = element, .ordered = dom_.nodes()[element].tag == Tag::ol};
  list.reversed = list.ordered && dom_.has_attribute(element, "reversed");
  if (list.ordered) list.next_number = numeric_attribute(dom_, element, "start", list.reversed ? count_items(dom_, element) : 1);
  if (!lists_.empty() && lists_.back().node == dom_.nodes()[element].parent && lists_.back().last) {
    list.item_before = lists_.back().last->item;
    enter_level(*lists_.back().last);
  }
  lists_.push_back(list);
}

void ListNesting::leave_list() {
  if (lists_.back().item_before != 0) leave_level(lists_.back().item_before);
  lists_.pop_back();
}

void ListNesting::enter_box(NodeId element) {
  if (!is_callout(dom_, element)) return;
  callouts_.push_back(element);
  enter_level({.type = Nesting::Type::quote, .list = element, .item = element});
}

void ListNesting::leave_box(NodeId element) {
  if (callouts_.empty() || callouts_.back() != element) return;
  callouts_.pop_back();
  leave_level(element);
}

void ListNesting::enter_level(const Nesting& level) {
  if (levels_.size() >= kMaxLevels) return;
  levels_.push_back(level);
  levels_copy_ = {};
}

void ListNesting::leave_level(NodeId element) {
  if (levels_.empty() || levels_.back().item != element) return;
  levels_.pop_back();
  levels_copy_ = {};
}

void ListNesting::leave(NodeId element) {
  const Tag tag = dom_.nodes()[element].tag;
  if (tag == Tag::ol || tag == Tag::ul) return leave_list();
  if (tag == Tag::li) items_started_.pop_back();
  if (tag == Tag::blockquote) --quotes_;
  leave_level(element);
}

std::optional<Nesting> ListNesting::level_of(NodeId element) {
  const Node& node = dom_.nodes()[element];
  if (node.tag == Tag::blockquote) return Nesting{.type = Nesting::Type::quote, .list = element, .item = element};
  if (node.tag == Tag::dd) return Nesting{.type = Nesting::Type::bullet, .list = node.parent, .item = element};
  if (lists_.empty()) return std::nullopt;
  lists_.back().last = item_of(lists_.back(), element);
  return lists_.back().last;
}

Nesting ListNesting::item_of(List& list, NodeId item) const {
  if (!list.ordered) return {.type = Nesting::Type::bullet, .list = list.node, .item = item};
  const std::uint32_t number = numeric_attribute(dom_, item, "value", list.next_number);
  list.next_number = list.reversed ? std::max(number, 1U) - 1 : number + 1;
  return {.type = Nesting::Type::ordered, .list = list.node, .item = item, .number = number};
}

std::span<const Nesting> ListNesting::levels() {
  if (levels_copy_.empty()) levels_copy_ = arena_.copy(levels_);
  return levels_copy_;
}

std::optional<NodeId> ListNesting::item() const {
  if (levels_.empty() || levels_.back().type == Nesting::Type::quote) return std::nullopt;
  return levels_.back().item;
}

bool ListNesting::starts_item() { return !items_started_.empty() && !std::exchange(items_started_.back(), true); }

}  // namespace pith::internal
