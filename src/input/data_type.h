// Files that are plainly data or source code, though they are text.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

enum class DataType : std::uint8_t {
  none,  ///< may be a page
#define DATA_TYPE(type) type,
#include "input/data_types.inc"
#undef DATA_TYPE
};

/// The type of a whole file, compressed no more: `none` unless the content leaves no doubt.
DataType data_type(std::string_view bytes);

}  // namespace pith::internal
