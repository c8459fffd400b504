// Plain text in columns: marks of list items, wrapped paragraphs, quotations, aligned tables.
#include "write/text_layout.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "pith/pith.h"

using namespace pith;
using namespace pith::internal;

namespace {

std::string wrapped(std::string_view line, std::size_t width, std::string_view first = {}, std::string_view rest = {}) {
  std::string out;
  append_wrapped(out, line, first, rest, width);
  return out;
}

std::string text_of_article(std::string_view body, std::size_t width = 0) {
  return write(extract(body, {.from = InputFormat::html}), {.keep = kAllKinds, .width = width});
}

}  // namespace

TEST_CASE("lines are parted at spaces and between ideographs", "[text]") {
  CHECK(wrapped("one two three", 0) == "one two three");
  CHECK(wrapped("one two three", 7) == "one two\nthree");
  CHECK(wrapped("one two three", 6) == "one\ntwo\nthree");
  CHECK(wrapped("one two three", 7, "- ", "  ") == "- one\n  two\n  three");
  CHECK(wrapped("a verylongword b", 6) == "a\nverylongword\nb");
  CHECK(wrapped("verylongword", 6) == "verylongword");
  CHECK(wrapped("", 6, "> ", "> ") == "> ");
  CHECK(wrapped("海港灯台の光。", 8) == "海港灯台\nの光。");
  CHECK(wrapped("海港灯台。光", 8) == "海港灯\n台。光");  // no line begins with a full stop
}

TEST_CASE("cells are aligned where they fit", "[text]") {
  std::vector<std::string> rows = {"Knot\tUse", "Reef knot\tsails", "\tropes", "灯台\tx"};
  REQUIRE(align_cells(rows, 40));
  CHECK(rows == std::vector<std::string>{"Knot       Use", "Reef knot  sails", "           ropes", "灯台       x"});
  std::vector<std::string> wide = {"Knot\tUse", "Reef knot\tsails"};
  CHECK_FALSE(align_cells(wide, 15));
  CHECK(wide.back() == "Reef knot\tsails");
  std::vector<std::string> none;
  CHECK_FALSE(align_cells(none, 15));
  std::vector<std::string> uneven(5000, "a\tb");
  uneven.push_back(std::string(900, 'x') + "\ty");
  CHECK_FALSE(align_cells(uneven, 1000));  // or a page could make its output hundreds of times as long
}

TEST_CASE("items have the mark of their list", "[text]") {
  CHECK(text_of_article("<ul><li>one<ul><li>two</ul><li>three</ul>") == "- one\n  - two\n- three\n");
  CHECK(text_of_article("<ol reversed><li>one<li>two<ol reversed start=2><li>in<li>side<li>out</ol><li>three</ol>") ==
        "3. one\n2. two\n  2. in\n  1. side\n  0. out\n1. three\n");
  CHECK(text_of_article("<ol start=9><li>one<li>two<br>lines<li value=20>three</ol>") == "9. one\n10. two\n  lines\n20. three\n");
  CHECK(text_of_article("<ol><li><p>one</p><p>more</p></li></ol><p>after</p>") == "1. one\n\n  more\n\nafter\n");
  CHECK(text_of_article("<ul><li><h2>one</h2><p>more</p></li></ul>") == "one\n\nmore\n");  // its mark is not printed
  CHECK(write(extract("* one\n* two\n", {.from = InputFormat::text}), {.keep = kAllKinds}) == "- one\n- two\n");
}

TEST_CASE("with a width, quotations are marked and what is wrapped hangs", "[text]") {
  CHECK(text_of_article("<blockquote>one two three four five<blockquote>six</blockquote></blockquote>", 20) ==
        "> one two three four\n> five\n\n> > six\n");
  CHECK(text_of_article("<ol><li>one two three four five<blockquote>six</blockquote></ol>", 20) ==
        "1. one two three\n   four five\n\n  > six\n");
  CHECK(text_of_article("<pre>one two three four five\nsix</pre>", 20) == "one two three four five\nsix\n");
  CHECK(text_of_article("<table><tr><th>one<th>two<tr><td>three<td>four</table>", 20) == "one    two\nthree  four\n");
  CHECK(write(extract("> one two three four five\n", {.from = InputFormat::text}), {.keep = kAllKinds, .width = 20}) ==
        "> one two three four\n> five\n");
}
