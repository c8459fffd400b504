// A record of JSON to a page.
#pragma once

#include <string_view>

#include "input/containers.h"
#include "input/page.h"

namespace pith::internal {

/// Sets the bytes, address and extra members of `page` from one JSON value, which must be valid. `longest_string` is the inside
/// of its longest string, or empty. The page is the string that `options.field` names or, without a name, "html", "text",
/// "content" or "raw_content". Sets an error if the value is not an object or has no such string; the error names the members
/// that it has.
void read_json_page(std::string_view value, std::string_view longest_string, const ReadOptions& options, Page& page);

}  // namespace pith::internal
