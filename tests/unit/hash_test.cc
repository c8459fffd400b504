// FNV-1a against the values that its authors publish.
#include "base/hash.h"

#include <catch2/catch.hpp>

using namespace pith::internal;

TEST_CASE("FNV-1a gives the published values", "[hash]") {
  static_assert(fnv1a("") == 0xCBF29CE484222325);
  CHECK(fnv1a("a") == 0xAF63DC4C8601EC8C);
  CHECK(fnv1a("foobar") == 0x85944171F73967E8);
  CHECK(fnv1a("bar", fnv1a("foo")) == fnv1a("foobar"));
}
