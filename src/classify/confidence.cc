// In: an expected F1. Out: the F1 that such pages had. The idea: the chances of a page's blocks are not independent, so what they
// promise together is more than what comes of it; a line through eleven measured points says by how much.
#include "classify/confidence.h"

#include <algorithm>
#include <array>

namespace pith::internal {
namespace {

constexpr std::size_t kPoints = 11;

struct Curve {
  InputFormat format{};
  std::array<int, kPoints> hundredths{};
};

constexpr Curve kCurves[] = {
#define CONFIDENCE(format, ...) {InputFormat::format, {__VA_ARGS__}},
#include "classify/confidence.inc"
#undef CONFIDENCE
};
static_assert(std::ranges::all_of(kCurves, [](const Curve& curve) { return std::ranges::is_sorted(curve.hundredths); }));

}  // namespace

float confidence_of(float expected_f1, InputFormat format) {
  if (expected_f1 <= 0) return 0;
  const auto& points = std::ranges::find(kCurves, format, &Curve::format)->hundredths;
  const float at = std::min(expected_f1, 1.0F) * static_cast<float>(kPoints - 1);
  const std::size_t before = std::min(static_cast<std::size_t>(at), kPoints - 2);
  const auto low = static_cast<float>(points[before]);
  const auto high = static_cast<float>(points[before + 1]);
  return (low + (high - low) * (at - static_cast<float>(before))) / 100;
}

}  // namespace pith::internal
