// Members of a JSON object as lines, for the shell.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace pith::internal {

/// The members of these names, each on a line that ends in a line feed; the form is that of WriteOptions::get. `object` is a
/// valid JSON object without line breaks. A name that it does not have, or an empty array, is an empty line; of several members
/// with the same name the first one counts.
std::string lines_of_members(std::string_view object, std::span<const std::string> names);

}  // namespace pith::internal
