// Schemes and hosts of addresses.
#pragma once

#include <string_view>

namespace pith::internal {

/// Whether an address begins with a scheme, "mailto", whatever the case of its letters.
bool has_scheme(std::string_view address, std::string_view scheme);

/// Whether an address is that of a mailbox, or opens a letter to be written.
bool leads_to_mailbox(std::string_view address);

/// The host of an address with a scheme or "//" before it, without "www." and the port; empty for a relative address.
std::string_view host_of(std::string_view address);

/// Whether two hosts are the same or one is a part of the other's site: "blog.tarn.example" and "tarn.example".
bool is_same_site(std::string_view a, std::string_view b);

}  // namespace pith::internal
