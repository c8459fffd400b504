// Division by multiplication.
#include "base/divider.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace pith::internal;

TEST_CASE("a divider rounds down as the operator does", "[divider]") {
  std::mt19937 random(1);
  for (int round = 0; round < 200'000; ++round) {
    const std::uint64_t divisor = 1 + random() % (std::uint64_t{1} << round % 23);
    const std::uint64_t most =
        std::min({(std::uint64_t{1} << 51) / (divisor * divisor), UINT32_MAX / divisor, std::uint64_t{1} << 12});
    const std::uint64_t quotient = random() % most;
    for (const std::uint64_t number :
         {quotient * divisor, quotient * divisor + random() % divisor, (quotient + 1) * divisor - 1}) {
      INFO(number << " / " << divisor);
      REQUIRE(Divider(static_cast<std::uint32_t>(divisor)).quotient(static_cast<std::uint32_t>(number)) == number / divisor);
    }
  }
}
