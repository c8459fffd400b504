// Division by multiplication.
#include "base/divider.h"

#include <catch2/catch.hpp>
#include <random>

using namespace pith::internal;

TEST_CASE("a divider rounds down as the operator does", "[divider]") {
  std::mt19937 random(1);
  for (int round = 0; round < 200'000; ++round) {
    const std::uint32_t divisor = 1 + static_cast<std::uint32_t>(random()) % (1U << round % 20);
    const std::uint32_t quotient = static_cast<std::uint32_t>(random()) % 256;
    const std::uint32_t rest = static_cast<std::uint32_t>(random()) % divisor;
    for (const std::uint32_t number : {quotient * divisor, quotient * divisor + rest, quotient * divisor + divisor - 1}) {
      INFO(number << " / " << divisor);
      REQUIRE(Divider(divisor).quotient(number) == number / divisor);
    }
  }
}
