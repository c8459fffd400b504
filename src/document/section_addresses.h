// Addresses of sections and of parts of lists, which other addresses of the page tell.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace pith::internal {

/// For each address, whether two or more of the others lie below it, as those of stories do below their section's.
std::vector<bool> find_sections(std::span<const std::string_view> addresses);

/// For each address, whether it shows a part of one list, as three or more addresses do that have the same path and other words in
/// their queries: "/boats?kind=rowing", "/boats?kind=sailing".
std::vector<bool> find_filters(std::span<const std::string_view> addresses);

}  // namespace pith::internal
