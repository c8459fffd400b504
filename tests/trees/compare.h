// Compares our tree of a page with the tree that gumbo makes of the same bytes. In: a page. Out: the first difference.
#pragma once

#include <string>
#include <string_view>

namespace pith::tests {

/// Parses `utf8` with gumbo directly and through the Dom. Returns, in words, where elements, texts or the attributes that the
/// project reads first differ; empty when they are the same. Neighboring texts count as one.
std::string tree_difference(std::string_view utf8);

}  // namespace pith::tests
