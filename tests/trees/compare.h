// Our tree of a page against gumbo's own of the same bytes.
#pragma once

#include <string>
#include <string_view>

namespace pith::tests {

/// Parses `utf8` with gumbo directly and through the Dom; where elements, texts or the attributes that we read first differ, in
/// words; empty when nowhere. Texts side by side count as one.
std::string tree_difference(std::string_view utf8);

}  // namespace pith::tests
