// The licence of a page, as its head or its text states it.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// "https://creativecommons.org/licenses/by-sa/4.0/deed.de" is "CC BY-SA 4.0"; other licences stay as they are.
std::string license_name(std::string_view stated);

/// "CC BY-NC 4.0" that is said in a text itself, the first; empty when there is none.
std::string license_in(std::string_view text);

}  // namespace pith::internal
