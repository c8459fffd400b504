// The name of the site that a page belongs to.
#pragma once

#include <string>
#include <string_view>

#include "document/candidates.h"

namespace pith::internal {

/// The name that the page states or shows, else its host without "www."; empty when neither is known. `url` is the page's address.
std::string select_site(CandidateSelector& selector, const Outline& outline, std::string_view url);

/// The host of an address without "www."; empty when there is none.
std::string_view host_of_address(std::string_view url);

}  // namespace pith::internal
