// Whether a page is JSON.
#pragma once

#include <string_view>

namespace pith::internal {

/// Whether a page is JSON, in UTF-8 or in UTF-16 with a byte order mark, or HTML that has JSON for its only text, as browsers
/// save it.
bool is_json_document(std::string_view page);

}  // namespace pith::internal
