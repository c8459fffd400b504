// References and a base: the examples of RFC 3986, section 5.4, and addresses that must never become a link.
#include "document/addresses.h"

#include <catch2/catch.hpp>

using namespace pith::internal;

TEST_CASE("control characters and line terminators leave an address, or are percent-encoded", "[addresses]") {
  CHECK(clean_address(" \x01http://a/b\x1F ") == "http://a/b");
  CHECK(clean_address("http://a/\r\n\tb") == "http://a/b");
  CHECK(clean_address("http://a/\v\f\x1B\x7Fx") == "http://a/%0B%0C%1B%7Fx");
  CHECK(clean_address("http://a/\u0085\u2028\u2029") == "http://a/%C2%85%E2%80%A8%E2%80%A9");
  CHECK(clean_address("http://a/caf\u00E9\u2026") == "http://a/caf\u00E9\u2026");
}

TEST_CASE("addresses are cut off at 8000 bytes", "[addresses]") {
  Arena arena;
  const BaseAddress base("http://a/b/c");
  const std::string longer = std::string(7999, 'x') + "\u00E9" + std::string(100, 'y');  // not within a character
  CHECK(base.resolve(longer, arena) == "http://a/b/" + std::string(7999, 'x'));
}

TEST_CASE("references are resolved as in RFC 3986") {
  const struct {
    std::string_view reference, address;
  } kRows[] = {{"g:h", "g:h"},
               {"g", "http://a/b/c/g"},
               {"./g", "http://a/b/c/g"},
               {"g/", "http://a/b/c/g/"},
               {"/g", "http://a/g"},
               {"//g", "http://g"},
               {"?y", "http://a/b/c/d;p?y"},
               {"g?y", "http://a/b/c/g?y"},
               {"#s", "http://a/b/c/d;p?q#s"},
               {"g#s", "http://a/b/c/g#s"},
               {"g?y#s", "http://a/b/c/g?y#s"},
               {"", "http://a/b/c/d;p?q"},
               {".", "http://a/b/c/"},
               {"..", "http://a/b/"},
               {"../g", "http://a/b/g"},
               {"../..", "http://a/"},
               {"../../../g", "http://a/g"},
               {"/./g", "http://a/g"},
               {"g;x=1/../y", "http://a/b/c/y"}};
  Arena arena;
  const BaseAddress base("http://a/b/c/d;p?q");
  for (const auto& row : kRows) {
    INFO(row.reference);
    CHECK(base.resolve(row.reference, arena) == row.address);
  }
  CHECK(BaseAddress("https://example.org").resolve("a", arena) == "https://example.org/a");
  CHECK(BaseAddress("https://example.org?q").resolve("a", arena) == "https://example.org/a");
  CHECK(BaseAddress("https://example.org#f/g").resolve("?q", arena) == "https://example.org?q");
  CHECK(BaseAddress("https://example.org/../a/").resolve("b\n/../c", arena) == "https://example.org/a/c");
  CHECK(BaseAddress("").resolve(" a/b\n", arena) == "a/b");
  CHECK(BaseAddress("mailto:ann@example.org").resolve("a", arena) == "a");
}

TEST_CASE("only addresses that cannot act are safe") {
  for (const std::string_view safe :
       {"https://example.org/a?b=c:d", "a/b:c", "#top", "mailto:ann@example.org", "//example.org"}) {
    INFO(safe);
    CHECK(is_safe_address(safe));
  }
  for (const std::string_view bad : {"javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
                                     "vbscript:x", "", "blob:https://example.org/1"}) {
    INFO(bad);
    CHECK_FALSE(is_safe_address(bad));
  }
}
