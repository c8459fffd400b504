// Which parts of a page a reader gets to see. In: a Dom. Out: for each element whether it is hidden.
#pragma once

#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

#include "html/dom.h"

namespace pith::internal {

/// Tells for each element of a Dom whether it is hidden with everything inside: elements that the rendering section of the WHATWG
/// HTML Standard does not display, `hidden`, and inline styles that hide. Panels that a reader opens (tabs, folded answers) count
/// as seen, and so does what a script is about to show. A page that keeps nearly all of its text in <noscript> or in hidden
/// elements is read from there, and so is an article that keeps its text in <noscript> or <template>. Words for screen readers are
/// hidden where the page says beside them that they are the words of what others see.
class Visibility {
 public:
  /// `dom` must outlive the Visibility.
  explicit Visibility(const Dom& dom);

  /// Whether the element itself hides its content. Elements inside of a hidden one are not asked for.
  bool hidden(NodeId element) const;

  /// Whether the page marks the element as hidden by an attribute or style of its own, whatever element it is.
  bool marked_hidden(NodeId element) const;

 private:
  bool is_marked_hidden(NodeId element) const;
  std::size_t count_seen() const;

  const Dom& dom_;
  std::set<std::string_view> opened_;  // ids of panels that buttons open
  std::vector<bool> marked_;           // whether the page marks a node as hidden; false inside of such a node
  std::vector<NodeId> stub_texts_;     // <noscript> and <template> elements that are shown
  bool show_noscript_ = false;
  bool show_hidden_ = false;
};

}  // namespace pith::internal
