// Addresses of links and images.
#pragma once

#include <string>
#include <string_view>

#include "base/arena.h"

namespace pith::internal {

/// The address of a page, split once for the many references on it.
class BaseAddress {
 public:
  /// An empty address, or one without a scheme and a host, resolves nothing.
  explicit BaseAddress(std::string_view address);

  /// The reference made absolute as RFC 3986, section 5.2, describes, or only trimmed where that cannot be done. A view of
  /// `reference` or of a copy in the arena.
  std::string_view resolve(std::string_view reference, Arena& arena) const;

  /// Whether resolve() would put a part of this address before the reference, and how long the longest such part is.
  bool would_join(std::string_view reference) const { return !prefix_for(reference).text.empty(); }
  std::size_t longest() const { return page_.size(); }

 private:
  struct Prefix {
    std::string_view text{};
    bool ends_in_path = false;
  };
  Prefix prefix_for(std::string_view reference) const;

  // What comes before a reference, depending on how the reference begins. All are empty without a full address.
  std::string scheme_{};  // "https:"
  std::string origin_{};  // "https://example.org"
  std::string folder_{};  // up to the last "/"
  std::string file_{};    // without query and fragment
  std::string page_{};    // without fragment
};

/// The address without white space and C0 controls at its ends, and without tabs and line breaks; other control characters and
/// line separators are percent-encoded, as in the URL Standard. `address` is valid UTF-8.
std::string clean_address(std::string_view address);

/// Whether an address may be in output that a browser opens: its scheme is http, https, ftp, mailto or tel, or it is relative.
/// Scripts and data are not safe.
bool is_safe_address(std::string_view address);

}  // namespace pith::internal
