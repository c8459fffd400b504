// MathML as TeX, for formulas that have no TeX source beside them.
#pragma once

#include <string>

#include "html/dom.h"

namespace pith::internal {

/// What a <math> element shows, as TeX for math mode: "\frac{a}{b}" for a fraction. Elements that MathML Core does not define are
/// read as rows, and those below a depth of 64 are left out. Takes time and memory in proportion to the element's size.
std::string tex_of_mathml(const Dom& dom, NodeId math);

}  // namespace pith::internal
