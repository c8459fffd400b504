// References against a base: the examples of RFC 3986, section 5.4, and what must never become a link.
#include "output/addresses.h"

#include <catch2/catch.hpp>

TEST_CASE("references are resolved as RFC 3986 has it") {
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
  for (const auto& row : kRows) {
    INFO(row.reference);
    CHECK(pith::resolve("http://a/b/c/d;p?q", row.reference) == row.address);
  }
  CHECK(pith::resolve("https://example.org", "a") == "https://example.org/a");
  CHECK(pith::resolve("", " a/b\n") == "a/b");
}

TEST_CASE("only addresses that cannot act are safe") {
  for (const std::string_view safe :
       {"https://example.org/a?b=c:d", "a/b:c", "#top", "mailto:ann@example.org", "//example.org"}) {
    INFO(safe);
    CHECK(pith::is_safe_address(safe));
  }
  for (const std::string_view bad : {"javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
                                     "vbscript:x", "", "blob:https://example.org/1"}) {
    INFO(bad);
    CHECK_FALSE(pith::is_safe_address(bad));
  }
}
