// The scales on which numbers become the bytes of features.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace pith::internal {

/// The sixteenth root of 2, to the powers of 0 to 16.
inline constexpr std::array<double, 17> kSixteenthRoots = {
    1.0,
    1.0442737824274138,
    1.0905077326652577,
    1.1387886347566916,
    1.189207115002721,
    1.241857812073484,
    1.2968395546510096,
    1.3542555469368927,
    1.4142135623730951,
    1.476826145939499,
    1.5422108254079407,
    1.6104903319492543,
    1.681792830507429,
    1.7562521603732995,
    1.8340080864093424,
    1.9152065613971474,
    2.0,
};
/// For each 32nd from 1 to 2, how many of the roots lie at or below its beginning; at most one more lies inside it.
inline constexpr auto kSixteenthsReached = [] {
  std::array<std::uint8_t, 32> reached{};
  for (std::size_t i = 0; i < reached.size(); ++i)
    while (kSixteenthRoots[reached[i] + 1U] <= 1 + static_cast<double>(i) / 32) ++reached[i];
  return reached;
}();

/// A count on a logarithmic scale, with sixteen steps to a doubling: 0, 16, 25, 32 ... 255 for 0, 1, 2, 3 ... 65,000. Made of the
/// exponent of 1 + count and of how many sixteenth roots of 2 its fraction reaches, which is faster than a logarithm.
constexpr std::uint8_t log_byte(double count) {
  constexpr std::uint64_t kFraction = (std::uint64_t{1} << 52) - 1;
  const auto bits = std::bit_cast<std::uint64_t>(1 + std::max(0.0, count));
  const std::uint64_t exponent = (bits >> 52) - 1023;
  const double fraction = std::bit_cast<double>((bits & kFraction) | std::uint64_t{1023} << 52);
  const std::size_t step = kSixteenthsReached[bits >> 47 & 31];
  return static_cast<std::uint8_t>(std::min<std::uint64_t>(255, exponent * 16 + step + (fraction >= kSixteenthRoots[step + 1])));
}
/// The same for whole numbers; a table has the small ones.
inline constexpr auto kSmallLogs = [] {
  std::array<std::uint8_t, 256> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = log_byte(static_cast<double>(i));
  return bytes;
}();
inline std::uint8_t log_byte(std::uint32_t count) {
  return count < kSmallLogs.size() ? kSmallLogs[count] : log_byte(static_cast<double>(count));
}

/// In place of the log_byte() of a distance to something that is not there.
inline constexpr std::uint8_t kNoDistance = 255;

/// A share of 0 to 1 as 0 to 255.
inline std::uint8_t share_byte(double share) { return static_cast<std::uint8_t>(std::clamp(share, 0.0, 1.0) * 255); }
inline std::uint8_t share_byte(double part, double whole) { return whole > 0 ? share_byte(part / whole) : 0; }

/// A small number, at most 255.
inline std::uint8_t small_byte(std::size_t number) { return static_cast<std::uint8_t>(std::min<std::size_t>(number, 255)); }

}  // namespace pith::internal
