// The document tree of an HTML page, flat and read-only.
//
// In: UTF-8 text. Out: nodes in document order in one array, each knowing where its subtree ends, so that every walk is a loop
// over indices and none can overflow the stack. This room is the only one that knows which parser stands behind it; text and
// attributes are reached through functions.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "html/attributes.h"
#include "html/tags.h"
#include "pith/pith.h"

namespace pith::internal {

using NodeId = std::uint32_t;

struct Node {
  Tag tag{};
  NodeId parent = 0;  ///< the root is its own parent
  NodeId end = 0;     ///< one past the last node of the subtree
  Span source{};      ///< of a text node: its bytes in the page; of an element: its start tag, empty when the parser implied it
};

class Dom {
 public:
  /// Parses `utf8`, which must outlive the Dom and be shorter than 4 GiB. Never fails; what meets a limit is left out.
  static Dom parse(std::string_view utf8, const Limits& limits = {});

  /// Limit::depth, memory or parser (gumbo gave up) when such a limit was met.
  Limit limit() const { return limit_; }

  const std::vector<Node>& nodes() const { return nodes_; }

  /// The text of a text node, entities decoded.
  std::string_view text(NodeId node) const;

  /// The value of an element's attribute, entities decoded; empty when absent or empty.
  std::string_view attribute(NodeId node, AttributeName name) const {
    return has_attribute(node, name) ? decoded(node, name) : std::string_view();
  }
  bool has_attribute(NodeId node, AttributeName name) const { return (node_attributes_[node].names & name.bit()) != 0; }

 private:
  std::string_view decoded(NodeId node, AttributeName name) const;  // of an attribute that it has

  std::string_view page_;
  std::vector<Node> nodes_;
  std::vector<TagAttributes> node_attributes_;  // in attributes_; of a text node `first` is its text in texts_
  std::vector<Attribute> attributes_;
  std::vector<std::string_view> texts_;
  std::unique_ptr<Arena> arena_;
  Limit limit_{};
};

}  // namespace pith::internal
