// Articles whose text is in <noscript> or <template>. In: a Dom. Out: which of these elements hold the text of a stub.
#pragma once

#include <vector>

#include "html/dom.h"

namespace pith::internal {

/// The <noscript> and <template> elements that hold the body text of an article of which little else is seen, in the order of the
/// page. `hidden` tells of each node whether the page marks it as hidden.
std::vector<NodeId> texts_of_stubs(const Dom& dom, const std::vector<bool>& hidden);

}  // namespace pith::internal
