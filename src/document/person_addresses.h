// Addresses of people.
#pragma once

#include <string_view>

namespace pith::internal {

/// Whether an address is that of a person with the name `text`: "/people/ann-lee" for "Dr. Ann Lee".
bool names_person(std::string_view address, std::string_view text);

}  // namespace pith::internal
