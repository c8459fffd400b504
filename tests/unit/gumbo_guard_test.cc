// gumbo within bounds: what is reported when it was stopped, and that the next page parses as if nothing had happened.
#include "html/gumbo_guard.h"

#include <catch2/catch.hpp>
#include <string>

using namespace pith;
using namespace pith::internal;

namespace {

// Fails an assertion of Debian's gumbo 0.10.1. No page gets there, since a skeleton contains no CDATA section.
constexpr std::string_view kFailsAssertion = "<p>before<table><math><mi><![CDATA[x]]>y</table>";
constexpr std::size_t kPlenty = std::size_t{1} << 20;

}  // namespace

TEST_CASE("a failed assertion stops gumbo, not the process", "[guard]") {
  for (int i = 0; i < 3; ++i) {
    Arena arena;
    const GuardedTree tree = parse_guarded(kFailsAssertion, kPlenty, arena);
    CHECK(tree.limit == pith::Limit::parser);
    REQUIRE(tree.root != nullptr);
    CHECK(tree.root->v.element.tag == GUMBO_TAG_HTML);
    Arena other;
    CHECK(parse_guarded("<p>a", kPlenty, other).limit == pith::Limit::none);
  }
}

TEST_CASE("memory stops gumbo at any byte", "[guard]") {
  const std::string page = "<p>a<b class=x>b</b><ul><li>c</ul>";
  bool whole = false;
  for (std::size_t memory = 0; !whole; memory += 8) {
    REQUIRE(memory < kPlenty);
    Arena arena;
    const GuardedTree tree = parse_guarded(page, memory, arena);
    whole = tree.limit == pith::Limit::none;
    CHECK((whole || tree.limit == pith::Limit::memory));
    CHECK((!whole || tree.root != nullptr));
  }
}
