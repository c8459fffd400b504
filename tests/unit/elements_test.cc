// The table of elements: names in any case.
#include "html/elements.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

using namespace pith::internal;

TEST_CASE("an element has the same info in any case of its name") {
  for (const std::string_view name : {"a", "h1", "div", "span", "textarea", "blockquote"}) {
    std::string upper(name);
    std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    CHECK(element_named(name).name == name);
    CHECK(&element_named(upper) == &element_named(name));
  }
}

TEST_CASE("other elements share the info of unknown ones") {
  for (const std::string_view name : {"", "h7", "x-card", "div\x01", "sp", "\xC3\xA4"}) {
    CHECK(element_named(name).name.empty());
    CHECK(&element_named(name) == &element_named("no-such-element"));
  }
}
