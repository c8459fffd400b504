// What of a page a reader gets to see.
#pragma once

#include <cstddef>
#include <vector>

#include "html/dom.h"

namespace pith::internal {

/// Tells for each element of a Dom whether it and all inside stay unseen: elements that the rendering section of the WHATWG HTML
/// Standard does not display, `hidden`, and inline styles that hide. Panels that a reader opens (tabs, folded answers) are seen,
/// and so is what a script is about to show: a page that keeps next to all of its text in <noscript> or hidden is read from
/// there.
class Visibility {
 public:
  /// `dom` must outlive the Visibility.
  explicit Visibility(const Dom& dom);

  bool hidden(NodeId element) const;

 private:
  std::size_t count_seen() const;

  const Dom& dom_;
  std::vector<bool> marked_;  // of each node that stands in no marked one
  bool show_noscript_ = false;
  bool show_hidden_ = false;
};

}  // namespace pith::internal
