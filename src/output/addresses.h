// Addresses of links and images.
#pragma once

#include <string>
#include <string_view>

namespace pith {

/// A reference made absolute by RFC 3986, section 5.2. Where `base` is empty or no full address, the reference as it is, trimmed.
std::string resolve(std::string_view base, std::string_view reference);

/// Whether an address may stand in output that a browser opens: http, https, ftp, mailto, tel, or relative; so no script and no data.
bool is_safe_address(std::string_view address);

}  // namespace pith
