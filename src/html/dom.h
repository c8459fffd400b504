// The document tree of an HTML page, flat and read-only.
//
// In: UTF-8 text. Out: nodes in document order in one array. The idea: each node knows where its subtree ends, so that every walk
// is a loop over indices and none can overflow the stack. Text and attributes are read from the page on request, so only this
// folder knows which parser made the tree.
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
  Span source{};      ///< in the page: a text node's bytes, or an element's start tag; empty when the parser implied the tag
};

inline constexpr std::uint32_t kMaxTagWithClasses = 2000;  // bytes

class Dom {
 public:
  /// Parses `utf8`, which must outlive the Dom and be shorter than 4 GiB. Whatever would exceed a limit is left out;
  /// Limits::memory bounds all that parsing takes. Throws only std::bad_alloc.
  static Dom parse(std::string_view utf8, const Limits& limits = {});

  /// Limit::depth, Limit::memory or Limit::parser (gumbo gave up) when the page met one of these limits.
  Limit limit() const { return limit_; }

  /// How many bytes it takes.
  std::size_t memory() const;

  const std::vector<Node>& nodes() const { return nodes_; }

  // The views that these functions return live as long as the Dom. Values with character references are decoded when they are
  // first asked for, those of text() and rare_attribute() on each call, into memory that the Dom keeps: so ask only from one
  // thread at a time.

  /// The text of a text node, with character references decoded.
  std::string_view text(NodeId node) const;

  /// The value of an element's attribute, with character references decoded; empty when absent or empty.
  std::string_view attribute(NodeId node, AttributeName name) const {
    return has_attribute(node, name) ? decoded(node, name) : std::string_view();
  }
  /// The value of an attribute of any name, for those that are seldom asked for: the element's tag is read on each call.
  std::string_view rare_attribute(NodeId node, std::string_view name) const;

  /// The start tag of an element as written, for walk_attributes(); empty when the parser implied it.
  std::string_view start_tag(NodeId node) const {
    return page_.substr(nodes_[node].source.begin, nodes_[node].source.end - nodes_[node].source.begin);
  }

  /// The value of an attribute as written, with its character references decoded.
  std::string_view decoded_value(std::string_view value) const;

  /// The name of an element as its start tag has it, also one that HTML does not define; empty when the parser implied the tag.
  std::string_view name_as_written(NodeId node) const;

  /// The classes of an element that may be asked for often; empty if its tag is longer than those of real pages.
  std::string_view classes(NodeId node) const {
    const Span tag = nodes_[node].source;
    return tag.end - tag.begin <= kMaxTagWithClasses ? attribute(node, "class") : std::string_view();
  }

  bool has_attribute(NodeId node, AttributeName name) const { return (node_attributes_[node].names & name.bit()) != 0; }

 private:
  std::string_view decoded(NodeId node, AttributeName name) const;  // the node has the attribute

  std::string_view page_;
  std::vector<Node> nodes_;
  std::vector<TagAttributes> node_attributes_;  // of each node; a text node has the index of its text in `first`
  mutable std::vector<Attribute> attributes_;
  mutable std::vector<std::string_view> decoded_values_;  // of attributes that have been asked for
  std::vector<std::string_view> texts_;
  std::unique_ptr<Arena> arena_;
  Limit limit_{};
};

}  // namespace pith::internal
