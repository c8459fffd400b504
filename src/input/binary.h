// Inputs that are not pages but binary files.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

enum class BinaryType : std::uint8_t {
  none,     ///< may be a page
  unknown,  ///< binary data of no known format
#define BINARY_TYPE(type, description) type,
#include "input/binaries.inc"
};

/// The type of a file that starts with these bytes, by its signature or, if it has none, by its control characters. 4096 bytes
/// are enough.
BinaryType binary_type(std::string_view start);

/// The type by the signature alone; `none` without one.
BinaryType signature_type(std::string_view start);

/// What a file of the type is, such as "a PDF document"; empty for `none`.
std::string_view description_of(BinaryType type);

}  // namespace pith::internal
