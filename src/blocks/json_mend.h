// JSON as pages write it, made valid.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// A script that is nearly JSON as JSON: without comments, marks of CDATA, commas before a closing bracket and a semicolon at the
/// end; with keys and strings in double quotation marks, commas between values, and all brackets closed. The result is an array
/// of the script's values, and need not be valid.
std::string mend_json(std::string_view script);

}  // namespace pith::internal
