// JSON that is valid but that the parser refuses.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// A copy of the JSON in which numbers of many digits or with large exponents are 0, and lone surrogates are U+FFFD. Its size and
/// the offsets of everything in it stay the same. What is not JSON does not become JSON.
std::string repair_json(std::string_view json);

}  // namespace pith::internal
