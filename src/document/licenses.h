// The licence of a page by its short name.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// "CC BY-SA 4.0" for "https://creativecommons.org/licenses/by-sa/4.0/deed.de"; what names no such licence is returned unchanged.
std::string license_name(std::string_view stated);

/// The first licence that a text names, such as "CC BY-NC 4.0"; empty when it names none.
std::string license_in(std::string_view text);

}  // namespace pith::internal
