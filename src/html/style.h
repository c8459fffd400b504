// The declarations of a style attribute.
#pragma once

#include <string_view>

namespace pith::internal {

/// Whether the declaration of a property that counts (the last one; one that is "!important" before all others) has the value.
/// Names and keywords are compared regardless of case; `property` and `value` are in lower case.
bool style_has(std::string_view style, std::string_view property, std::string_view value);

}  // namespace pith::internal
