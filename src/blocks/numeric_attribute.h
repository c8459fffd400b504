// Attributes whose values are numbers.
#pragma once

#include <charconv>
#include <cstdint>
#include <system_error>

#include "html/dom.h"

namespace pith::internal {

/// The number that the value of an attribute begins with ("3" and "3px" are 3); `otherwise` when there is none.
inline std::uint32_t numeric_attribute(const Dom& dom, NodeId element, AttributeName name, std::uint32_t otherwise) {
  const std::string_view value = dom.attribute(element, name);
  std::uint32_t number = 0;
  return std::from_chars(value.data(), value.data() + value.size(), number).ec == std::errc() ? number : otherwise;
}

}  // namespace pith::internal
