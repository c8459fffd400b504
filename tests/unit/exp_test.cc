// The exponential function against that of the C library in double precision.
#include "base/exp.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace pith::internal;

TEST_CASE("the relative error is small over the whole range") {
  double worst = 0;
  for (float x = -87; x <= 88; x += 0.001F) {
    const double exact = std::exp(static_cast<double>(x));
    worst = std::max(worst, std::abs(exp_of(x) - exact) / exact);
  }
  CHECK(worst < 3e-7);
  CHECK(exp_of(0.0F) == 1);
  CHECK(exp_of(-1e30F) == exp_of(-87.0F));
  CHECK(exp_of(1e30F) == exp_of(88.0F));
}

TEST_CASE("one float and four floats give the same results") {
  const FourFloats row = {-90, -20.5F, -0.1F, 3};
  const FourFloats powers = exp_of(row);
  for (int i = 0; i < 4; ++i) CHECK(powers[i] == exp_of(row[i]));
}

TEST_CASE("powers of e of an array are those of its numbers") {
  const std::array<float, 9> numbers = {-90, -20.5F, -0.1F, 3, 0, 1, 87, 100, -1};
  const std::array<float, 9> powers = exp_of(numbers);
  for (std::size_t i = 0; i < numbers.size(); ++i) CHECK(powers[i] == exp_of(numbers[i]));
}
