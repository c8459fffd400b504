// The confidence of a page as a function of the F1 that its blocks promise.
#include "classify/confidence.h"

#include <catch2/catch.hpp>

using namespace pith;
using namespace pith::internal;

TEST_CASE("confidence never falls as the expected F1 rises", "[classify]") {
  for (const InputFormat format : {InputFormat::html, InputFormat::text}) {
    CHECK(confidence_of(0, format) == 0);
    float before = 0;
    for (int i = 1; i <= 1000; ++i) {
      const float confidence = confidence_of(static_cast<float>(i) / 1000, format);
      if (confidence < before || confidence > 1) FAIL(i);
      before = confidence;
    }
    CHECK(before > 0.9F);
    CHECK(confidence_of(1.5F, format) == before);
  }
}
