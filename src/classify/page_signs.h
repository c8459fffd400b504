// What on a page speaks for its type: words of its address, the software that made it, names of its elements, labels.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

/// A set of page types: bit t stands for static_cast<PageType>(t).
using PageTypeSet = std::uint8_t;
static_assert(kPageTypeCount <= 8, "a PageTypeSet has 8 bits");

/// A number for each page type, in their order.
using TypeCounts = std::array<std::uint32_t, kPageTypeCount>;

struct PageSigns {
  TypeCounts address{};   ///< words of the address
  TypeCounts software{};  ///< the generator that the page names
  TypeCounts names{};     ///< containers with such a name
  TypeCounts labels{};    ///< blocks that are such a label
};

/// Reads Container::page_types, which gather_evidence() sets.
PageSigns read_page_signs(const Outline& outline);

/// The types for which a whole block of this text speaks.
PageTypeSet types_of_label(std::string_view text);

}  // namespace pith::internal
