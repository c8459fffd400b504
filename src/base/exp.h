// The exponential function for floats, with the same result on every machine.
//
// In: one float or four. Out: e to the power of each. The idea: the C library's expf() differs in its last digit from processor
// to processor, which could move a score across a threshold. This function uses only operations that IEEE 754 defines exactly,
// and has no branches, so that four floats take hardly more time than one.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <initializer_list>

namespace pith::internal {

using FourFloats __attribute__((vector_size(16))) = float;  ///< one register of SSE2 or NEON
using FourWords __attribute__((vector_size(16))) = std::uint32_t;

/// e to the power of each, with a relative error below 3e-7. Powers below -87 or above 88 count as those, since the result would
/// not be a normal float.
inline FourFloats exp_of(FourFloats x) {
  constexpr float kLog2OfE = 1.44269504F;
  constexpr float kLn2High = 0.693359375F;  // has so few digits that multiplying it by `power` is exact
  constexpr float kLn2Low = -2.12194440e-4F;
  constexpr float kRounds = 12582912.0F;  // 1.5 * 2^23: adding it rounds a float to an integer, which ends up in the lowest bits
  const FourFloats min = {-87, -87, -87, -87};
  const FourFloats max = {88, 88, 88, 88};
  x = x < min ? min : x;
  x = x > max ? max : x;
  // e^x = 2^power * e^rest, where `rest` is small enough for seven terms of the Taylor series.
  const FourFloats rounded = x * kLog2OfE + kRounds;
  const FourFloats power = rounded - kRounds;
  const FourFloats rest = (x - power * kLn2High) - power * kLn2Low;
  FourFloats series = rest * (1.0F / 720) + 1.0F / 120;
  for (const float term : {1.0F / 24, 1.0F / 6, 1.0F / 2, 1.0F, 1.0F}) series = series * rest + term;
  const FourWords scale = (std::bit_cast<FourWords>(rounded) << 23) + std::bit_cast<std::uint32_t>(1.0F);
  return series * std::bit_cast<FourFloats>(scale);
}

/// e to the power of `x`: the same as for each of four.
inline float exp_of(float x) { return exp_of(FourFloats{x, x, x, x})[0]; }

/// The same of several, with the same results.
template <std::size_t Count>
std::array<float, Count> exp_of(const std::array<float, Count>& numbers) {
  FourFloats fours[(Count + 3) / 4] = {};
  std::memcpy(fours, numbers.data(), sizeof(numbers));
  for (FourFloats& four : fours) four = exp_of(four);
  std::array<float, Count> powers;
  std::memcpy(powers.data(), fours, sizeof(powers));
  return powers;
}

}  // namespace pith::internal
