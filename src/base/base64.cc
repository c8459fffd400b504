// In: bytes. Out: their base64. The idea: bits are collected, and six of them are a digit.
#include "base/base64.h"

namespace pith::internal {

std::string base64(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  unsigned count = 0;
  for (const std::uint8_t byte : bytes) {
    bits = bits << 8 | byte;
    for (count += 8; count >= 6; count -= 6) out.push_back(kDigits[bits >> (count - 6) & 0x3F]);
  }
  if (count > 0) out.push_back(kDigits[bits << (6 - count) & 0x3F]);
  while (out.size() % 4 != 0) out.push_back('=');
  return out;
}

std::string base64_of_text(std::string_view text) {
  return base64({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

}  // namespace pith::internal
