// Addresses of links and images.
#pragma once

#include <string>
#include <string_view>

#include "base/arena.h"

namespace pith::internal {

/// The address of a page, taken apart for the many references on it.
class BaseAddress {
 public:
  /// Of an empty one, or one that is no full address, references are not resolved.
  explicit BaseAddress(std::string_view address);

  /// The reference made absolute by RFC 3986, section 5.2, or else as it is, trimmed: a part of `reference`, or in the arena.
  std::string_view resolve(std::string_view reference, Arena& arena) const;

 private:
  struct Start {
    std::string_view text{};
    bool in_path = false;  // what follows goes on with the path
  };
  Start start_for(std::string_view target) const;

  // What a reference is put behind, by what is the first thing it says. All empty without a full address.
  std::string scheme_{};  // "https:"
  std::string origin_{};  // "https://example.org"
  std::string folder_{};  // up to the last "/"
  std::string file_{};    // without query and fragment
  std::string page_{};    // without fragment
};

/// Whether an address may stand in output that a browser opens: http, https, ftp, mailto, tel, or relative; so no script and no data.
bool is_safe_address(std::string_view address);

}  // namespace pith::internal
