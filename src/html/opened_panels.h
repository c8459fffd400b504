// Which parts of a page open when a reader clicks.
#pragma once

#include <set>
#include <string_view>

#include "html/dom.h"

namespace pith::internal {

/// The ids of hidden parts of the text that buttons open. They live as long as the Dom.
std::set<std::string_view> opened_panels(const Dom& dom);

}  // namespace pith::internal
