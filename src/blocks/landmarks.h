// Which elements are landmarks of a page. The table is landmarks.inc.
#pragma once

#include <cstdint>
#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

/// The Landmark bits that an element sets for itself and everything inside it: those of its tag and those of its role attribute.
/// `around` are the bits of its parent container, which decide whether a header or footer is that of the page.
std::uint32_t landmarks_of(Tag tag, std::string_view role, std::uint32_t around);

}  // namespace pith::internal
