// The containers of an Outline as an HTML page opens and closes them.
#pragma once

#include <string>
#include <vector>

#include "blocks/outline.h"
#include "html/dom.h"

namespace pith::internal {

/// Follows the block elements that are open. Each becomes a container of the outline when a first block appears in it; an element
/// without a block never does. Both arguments must outlive the stack.
class ContainerStack {
 public:
  /// Makes container 0, the page.
  ContainerStack(const Dom& dom, Outline& outline);

  void enter(NodeId element) {
    open_.push_back({.node = element, .tag = dom_.nodes()[element].tag, .container = kNone, .fields = 0});
  }
  void leave();

  /// A field is in the innermost open element.
  void add_field(std::uint8_t field) { open_.back().fields |= field; }

  /// The innermost open element.
  NodeId node() const { return open_.back().node; }
  Tag tag() const { return open_.back().tag; }

  /// The container of that element, made if it does not exist yet.
  ContainerId container();

 private:
  struct OpenBlock {
    NodeId node = 0;
    Tag tag = Tag::unknown;
    ContainerId container = 0;
    std::uint8_t fields = 0;
  };
  static constexpr ContainerId kNone = ~ContainerId{0};

  ContainerId make_container(const OpenBlock& block, ContainerId parent);
  std::string_view joined_attributes(NodeId node, AttributeName first, AttributeName second);

  const Dom& dom_;
  Outline& outline_;
  std::vector<OpenBlock> open_;
  std::string joined_;  // kept for its memory
};

}  // namespace pith::internal
