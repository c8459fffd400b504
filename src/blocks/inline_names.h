// What the inline elements of a block are called.
#pragma once

#include <string>
#include <string_view>

#include "html/dom.h"

namespace pith::internal {

/// Collects the names of inline elements, block after block.
class InlineNames {
 public:
  /// `dom` must outlive it.
  explicit InlineNames(const Dom& dom) : dom_(dom) {}

  /// An inline element begins in the block.
  void enter(NodeId element);

  /// Starts the next block.
  void clear() {
    names_.clear();
    has_time_ = false;
  }

  /// The class, id, itemprop and rel attributes, parted by spaces; those beyond 200 bytes are left out.
  std::string_view names() const { return names_; }

  bool has_time() const { return has_time_; }

 private:
  const Dom& dom_;
  std::string names_;
  bool has_time_ = false;
};

}  // namespace pith::internal
