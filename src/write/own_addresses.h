// Which links lead to another place in the same page.
#pragma once

#include <string_view>
#include <unordered_set>

#include "pith/pith.h"

namespace pith::internal {

/// The addresses of a page: its own, and that of its <base>, which only shows by the anchors of the page that links lead to.
/// Refers to the Document.
class OwnAddresses {
 public:
  explicit OwnAddresses(const Document& document);

  /// Whether an address is that of a place in the page, "#notes" or the same with an address of the page before it.
  bool has(std::string_view address) const;

 private:
  std::unordered_set<std::string_view> own_{};
};

}  // namespace pith::internal
