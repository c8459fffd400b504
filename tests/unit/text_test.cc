// The small operations on text.
#include "base/text.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace pith::internal;

TEST_CASE("white space is removed at both ends", "[text]") {
  CHECK(trim(" \t\r\n\fa b\f ") == "a b");
  CHECK(trim(" \n").empty());
  CHECK(trim("\va") == "\va");
  CHECK(trim_if("--a-b-", [](char c) { return c == '-'; }) == "a-b");
}

TEST_CASE("comparison ignores the case of ASCII letters only", "[text]") {
  CHECK(iequals("Content-TYPE", "content-type"));
  CHECK_FALSE(iequals("\u00C9", "\u00E9"));
  CHECK_FALSE(iequals("a", "ab"));
  CHECK(istarts_with("<META charset", "<meta"));
  CHECK_FALSE(istarts_with("<me", "<meta"));
  CHECK(to_lower("A\u00C9b-Z") == "a\u00C9b-z");
}

TEST_CASE("tokens are separated by every white space of HTML", "[text]") {
  std::vector<std::string_view> tokens;
  for_each_token(" a\tb\nc\fd\re  ", [&](std::string_view token) { tokens.push_back(token); });
  CHECK(tokens == std::vector<std::string_view>{"a", "b", "c", "d", "e"});
  CHECK(has_token("katex-html\nextra", "katex-html"));
  CHECK_FALSE(has_token("katex-html2", "katex-html"));
  CHECK_FALSE(has_token("", ""));
}

TEST_CASE("a value is one of a list only as a whole", "[text]") {
  constexpr std::string_view kList[] = {".html", ".htm"};
  CHECK(is_one_of(".htm", kList));
  CHECK_FALSE(is_one_of(".ht", kList));
  CHECK_FALSE(is_one_of(".htm", {}));
}

TEST_CASE("runs of white space become one space", "[text]") {
  CHECK(collapse(" a \n\u00A0\u2003 b\t") == "a b");
  CHECK(collapse("\u00E9t\u00E9  x") == "\u00E9t\u00E9 x");
  CHECK(collapse("one two three", 7) == "one two");
  CHECK(collapse("one two three", 6) == "one tw");
  CHECK(collapse(" \u00A0 ").empty());
}

TEST_CASE("text that collapsing does not change is skipped", "[text]") {
  const auto found = [](std::string_view text) { return find_collapsible(text, 0); };
  CHECK(found("") == 0);
  CHECK(found("one two, t\u00E9 and a word beyond sixteen bytes") == 44);
  CHECK(found("one two ") == 7);
  CHECK(found("one  two") == 3);
  CHECK(found("fifteen letters  more") == 15);
  CHECK(found("one\ttwo") == 3);
  CHECK(found("one \ntwo") == 3);
  CHECK(found("one \u00A0two") == 3);
  CHECK(found("one\u200Btwo") == 3);
  CHECK(found("one\uFEFFtwo") == 3);
  CHECK(find_collapsible("\tone two", 1) == 8);
}

TEST_CASE("a byte order mark is removed at the beginning", "[text]") {
  CHECK(remove_byte_order_mark("\uFEFFa\uFEFF") == "a\uFEFF");
  CHECK(remove_byte_order_mark("a") == "a");
}
