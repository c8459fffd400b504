// e to a power, against the C library's in double.
#include "base/exp.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace pith::internal;

TEST_CASE("powers of e are as near as floats allow, from end to end") {
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

TEST_CASE("powers of e come out alike alone and four at a time") {
  const FourFloats row = {-90, -20.5F, -0.1F, 3};
  const FourFloats powers = exp_of(row);
  for (int i = 0; i < 4; ++i) CHECK(powers[i] == exp_of(row[i]));
}
