// The elements of MathML.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"

namespace pith::internal {

enum class MathElement : std::uint8_t {
#define MATHML_ELEMENT(name) name,
#include "blocks/mathml_elements.inc"
#undef MATHML_ELEMENT
};

/// The tree of a page as a reader of MathML sees it. `dom` must outlive it.
class MathTree {
 public:
  using Nodes = std::vector<NodeId>;

  explicit MathTree(const Dom& dom) : dom_(dom) {}

  /// All children but white space.
  Nodes children(NodeId parent) const;

  bool is_text(NodeId id) const { return dom_.nodes()[id].tag == Tag::text; }
  /// None for text and for elements of other names. A prefix, as in "m:mi", is passed over.
  std::optional<MathElement> element_of(NodeId id) const;
  bool is(NodeId id, MathElement element) const { return element_of(id) == element; }

  /// All text in a node, white space collapsed.
  std::string text_of(NodeId id) const;
  /// The text of a text node, as it is written, without white space at its ends.
  std::string_view characters(NodeId id) const;
  /// "none" and an empty row keep the place of a script that is not there.
  bool is_empty(NodeId id) const { return !is_text(id) && text_of(id).empty(); }

  /// Empty with a null pointer where the element does not have the attribute.
  std::string_view attribute(NodeId id, std::string_view name) const { return dom_.rare_attribute(id, name); }

 private:
  const Dom& dom_;
};

}  // namespace pith::internal
