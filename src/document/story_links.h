// Other stories on a page of HTML, told apart by where their links lead.
#pragma once

#include <string_view>
#include <vector>

#include "blocks/outline.h"

namespace pith::internal {

/// The stories that links in blocks of kind related lead to, each once, in the order of their headlines. `page` is the address of
/// the page, if it is known; links to it, scripts, mail addresses and parts of the page are no stories. Links must be absolute
/// where they can be.
std::vector<Related> stories_by_links(const Outline& outline, std::string_view page);

}  // namespace pith::internal
