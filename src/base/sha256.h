// The SHA-256 digest of FIPS 180-4. In: bytes. Out: 32 bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace pith::internal {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);

}  // namespace pith::internal
