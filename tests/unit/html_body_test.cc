// Single blocks as HTML.
#include "write/html_body.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace pith;
using namespace pith::internal;

TEST_CASE("code has its language as a class, and formulas say whether they are on lines of their own", "[html]") {
  Block code;
  code.kind = Kind::article;
  code.shape = Shape::code;
  code.text = "a < b";
  std::string out;
  append_html_element(out, code, LinkMode::active);
  code.language = "c++";
  append_html_element(out, code, LinkMode::active);
  CHECK(out ==
        "<pre class=\"article\"><code>a &lt; b</code></pre>\n"
        "<pre class=\"article\"><code class=\"language-c++\">a &lt; b</code></pre>\n");

  const std::vector<Inline> marks = {{.mark = Mark::math, .text = {0, 1}}, {.mark = Mark::math, .text = {2, 3}, .display = true}};
  Block formulas;
  formulas.text = "x y";
  formulas.inlines = marks;
  out.clear();
  append_html_text(out, formulas, LinkMode::active);
  CHECK(out == "<code class=\"math\">x</code> <code class=\"math display\">y</code>");
}

TEST_CASE("a cell that spans columns and rows does so when the cells after it are empty", "[html]") {
  const std::vector<CellSpan> above = {{.cell = 1, .columns = 2, .rows = 2}};
  const std::vector<CellSpan> below = {{.cell = 1, .rows = 0}, {.cell = 2, .rows = 0}};
  Block rows[2];
  for (Block& row : rows) row.shape = Shape::table;
  rows[0].text = "a\tb";
  rows[0].spans = above;
  rows[1].text = "c\t\t\td";
  rows[1].spans = below;
  std::vector<PrintedBlock> printed;
  for (const Block& row : rows) printed.push_back({.block = &row});
  std::string out;
  append_html_body(out, printed, LinkMode::active);
  CHECK(out ==
        "<table class=\"nav\">\n<tr><td>a</td><td colspan=\"2\" rowspan=\"2\">b</td></tr>\n<tr><td>c</td><td>d</td></tr>\n"
        "</table>\n");
}

TEST_CASE("a word may be broken where the page says so, inside of marks, too", "[html]") {
  const std::vector<Inline> marks = {{.mark = Mark::code, .text = {5, 11}}};
  const std::vector<WordBreak> breaks = {{.at = 2, .has_hyphen = true}, {.at = 5}, {.at = 8}, {.at = 11, .has_hyphen = true}};
  Block block;
  block.text = "tide a::b::c!";
  block.inlines = marks;
  block.breaks = breaks;
  std::string out;
  append_html_text(out, block, LinkMode::active);
  CHECK(out == "ti&shy;de <code><wbr>a::<wbr>b::</code>&shy;c!");
}
