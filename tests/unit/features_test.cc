// The scales of features, and the shares of a block while evidence for it is added.
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "classify/measures.h"

using namespace pith;
using namespace pith::internal;

TEST_CASE("counts become sixteenths of a doubling", "[features]") {
  for (std::uint32_t count = 0; count < 100000; ++count) {
    const double exact = std::floor(16 * std::log2(1.0 + count));
    if (log_byte(count) != std::min(255.0, exact)) FAIL(count);
  }
  CHECK(log_byte(0.5) == 9);
  CHECK(log_byte(-1.0) == 0);
  CHECK(log_byte(1e12) == 255);
}

TEST_CASE("the shares and the best kind follow the points", "[rules]") {
  Evidence evidence(2);
  const auto check = [&](std::uint32_t block) {
    const KindPoints shares = evidence.shares(block);
    CHECK(std::accumulate(shares.begin(), shares.end(), 0.0F) == Approx(1));
    for (std::size_t k = 0; k < kKindCount; ++k) {
      const auto kind = static_cast<Kind>(k);
      const float ahead = evidence.points(block, kind) - evidence.points(block, evidence.best(block));
      CHECK(ahead <= 0);
      CHECK((ahead < 0 || kind >= evidence.best(block)));
      CHECK(shares[k] / evidence.share(block, evidence.best(block)) == Approx(std::exp(ahead)).margin(1e-6));
    }
  };
  check(0);
  CHECK(evidence.best(0) == Kind{});
  for (std::size_t rule = 0; rule < kRuleCount; ++rule) {
    evidence.add(0, static_cast<Rule>(rule), 0.75F);
    check(0);
  }
  check(1);
  CHECK(evidence.best(1) == Kind{});
}

TEST_CASE("a rule that fires twice keeps the greater strength", "[rules]") {
  Evidence evidence(2);
  evidence.add(1, Rule::commas, 0.5F);
  evidence.add(1, Rule::commas, 0.25F);
  evidence.add(1, Rule::heading, 3);
  CHECK(evidence.strengths(1)[static_cast<std::size_t>(Rule::commas)] == 127);
  CHECK(evidence.strengths(1)[static_cast<std::size_t>(Rule::heading)] == 255);
  CHECK(evidence.strengths(0)[static_cast<std::size_t>(Rule::commas)] == 0);
}
