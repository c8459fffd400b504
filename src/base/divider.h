// Division of several numbers by the same divisor, as one multiplication each.
#pragma once

#include <cstdint>

namespace pith::internal {

/// Multiplies by the reciprocal of the divisor. Quotients are rounded down, as those of the operator, as long as each number times
/// the divisor is below 2^51 and the quotient below 2^12.
class Divider {
 public:
  /// `divisor` is not 0.
  explicit Divider(std::uint32_t divisor) : factor_(static_cast<std::uint64_t>(kUnit / divisor) + 1) {}

  std::uint32_t quotient(std::uint32_t number) const { return static_cast<std::uint32_t>(number * factor_ >> kShift); }

 private:
  static constexpr int kShift = 52;
  static constexpr double kUnit = std::uint64_t{1} << kShift;
  std::uint64_t factor_;  // one unit over the divisor, and less than two more than the exact value
};

}  // namespace pith::internal
