// In: block elements as they are entered and left. Out: a container for each that has blocks in it, with its attributes.
#include "blocks/container_stack.h"

#include <algorithm>

#include "blocks/landmarks.h"

namespace pith::internal {
namespace {

constexpr std::uint16_t kMaxDepth = 0xFFFF;

}  // namespace

ContainerStack::ContainerStack(const Dom& dom, Outline& outline) : dom_(dom), outline_(outline) {
  outline.containers.push_back({});
  open_.push_back({});
}

void ContainerStack::leave() {
  const OpenBlock left = open_.back();
  open_.pop_back();
  open_.back().fields |= left.fields;
  if (left.container != kNone) outline_.containers[left.container].fields = left.fields;
}

ContainerId ContainerStack::container() {
  std::size_t first = open_.size();
  while (open_[first - 1].container == kNone) --first;
  for (std::size_t i = first; i < open_.size(); ++i) open_[i].container = make_container(open_[i], open_[i - 1].container);
  return open_.back().container;
}

ContainerId ContainerStack::make_container(const OpenBlock& block, ContainerId parent) {
  const Container& around = outline_.containers[parent];
  Container made{.parent = parent, .tag = block.tag};
  made.depth = around.depth == kMaxDepth ? kMaxDepth : static_cast<std::uint16_t>(around.depth + 1);
  made.role = outline_.arena->copy(dom_.attribute(block.node, "role"));
  made.names = joined_attributes(block.node, "class", "id");
  made.microdata = joined_attributes(block.node, "itemprop", "itemtype");
  made.landmarks = around.landmarks | landmarks_of(block.tag, made.role, around.landmarks);
  outline_.containers.push_back(made);
  return static_cast<ContainerId>(outline_.containers.size() - 1);
}

std::string_view ContainerStack::joined_attributes(NodeId node, AttributeName first, AttributeName second) {
  const std::string_view a = dom_.attribute(node, first);
  const std::string_view b = dom_.attribute(node, second);
  if (a.empty() || b.empty()) return outline_.arena->copy(a.empty() ? b : a);
  return outline_.arena->copy(joined_.assign(a).append(" ").append(b));
}

}  // namespace pith::internal
