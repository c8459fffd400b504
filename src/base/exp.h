// e to a power. In: floats. Out: floats.
//
// The idea: the C library's own differs in its last digit from processor to processor, and a score is to be the same everywhere.
// This one has no branch, so a vector of four costs no more than one number.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <initializer_list>

namespace pith::internal {

/// What goes through a vector of SSE2 at once.
using FourFloats __attribute__((vector_size(16))) = float;
using FourWords __attribute__((vector_size(16))) = std::uint32_t;

/// e to the power of each, off by less than 3e-7 of it; beyond -87 and 88, where a float ends, as there.
inline FourFloats exp_of(FourFloats x) {
  constexpr float kLog2OfE = 1.44269504F;
  constexpr float kLn2High = 0.693359375F;  // few enough digits that its products are exact
  constexpr float kLn2Low = -2.12194440e-4F;
  constexpr float kRounds = 12582912.0F;  // 1.5 * 2^23: what is added to it becomes a whole number, which its last bits hold
  const FourFloats least = {-87, -87, -87, -87};
  const FourFloats most = {88, 88, 88, 88};
  x = x < least ? least : x;
  x = x > most ? most : x;
  const FourFloats rounded = x * kLog2OfE + kRounds;
  const FourFloats power = rounded - kRounds;
  const FourFloats rest = (x - power * kLn2High) - power * kLn2Low;
  FourFloats series = rest * (1.0F / 720) + 1.0F / 120;
  for (const float term : {1.0F / 24, 1.0F / 6, 1.0F / 2, 1.0F, 1.0F}) series = series * rest + term;
  const FourWords scale = (std::bit_cast<FourWords>(rounded) << 23) + std::bit_cast<std::uint32_t>(1.0F);
  return series * std::bit_cast<FourFloats>(scale);
}

/// The same of one, with the same result.
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
