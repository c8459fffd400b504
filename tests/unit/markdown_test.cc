// The text of single blocks as Markdown: what is escaped, what is not, and how marks are printed.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "write/markdown_text.h"

using namespace pith;
using namespace pith::internal;

namespace {

std::string markdown(std::string_view text, const std::vector<Inline>& marks = {}, Shape shape = Shape::paragraph) {
  Block block;
  block.shape = shape;
  block.text = text;
  block.inlines = marks;
  return markdown_text(block, {"1", "n 2", "*"});
}

}  // namespace

TEST_CASE("punctuation is escaped where it would be markup", "[markdown]") {
  const struct {
    std::string_view text, expected;
  } kRows[] = {{"2 * 3 < 7", "2 \\* 3 \\< 7"},       {"snake_case, _private", "snake_case, \\_private"},
               {"AT&T & &amp;", "AT\\&T & \\&amp;"}, {"# no heading, C#, a #tag", "\\# no heading, C#, a \\#tag"},
               {"Look![here]", "Look\\!\\[here\\]"}, {"1. first\n2) second", "1\\. first\\\n2\\) second"},
               {"1.5 metres", "1\\.5 metres"},       {"in 1984. Then", "in 1984. Then"},
               {"- dash - dash", "\\- dash - dash"}, {"the “_tide_”", "the “\\_tide\\_”"},
               {"12. b\n34", "12\\. b\\\n34"}};
  for (const auto& row : kRows) {
    INFO(row.text);
    CHECK(markdown(row.text) == row.expected);
  }
}

TEST_CASE("marks are printed where Markdown can read them", "[markdown]") {
  CHECK(markdown("a b c", {{.mark = Mark::emphasis, .text = {2, 3}}}) == "a *b* c");
  CHECK(markdown("a b c", {{.mark = Mark::strong, .text = {2, 4}}}) == "a b c");  // a space inside the delimiters
  CHECK(markdown("a\u202F b", {{.mark = Mark::emphasis, .text = {0, 4}}, {.mark = Mark::strong, .text = {1, 4}}}) ==
        "a\u202F b");  // the inner one prints nothing that the outer one could end with
  CHECK(markdown("a![8]", {{.mark = Mark::link, .text = {2, 5}, .target = "b"}}) == "a\\![\\[8\\]](b)");
  CHECK(markdown("a!b", {{.mark = Mark::link, .text = {2, 3}, .target = "b"}}) == "a\\![b](b)");
  CHECK(markdown("\\!b", {{.mark = Mark::link, .text = {2, 3}, .target = "b"}}) == "\\\\\\![b](b)");
  CHECK(markdown("^b", {{.mark = Mark::link, .text = {0, 2}, .target = "b"}}) == "[\\^b](b)");  // no reference to a note
  CHECK(markdown("b", {{.mark = Mark::image, .text = {1, 1}, .target = "/x", .label = "^"}}) == "b ![\\^](/x)");
  CHECK(markdown("a b c", {{.mark = Mark::deleted, .text = {2, 3}}}) == "a ~~b~~ c");
  CHECK(markdown("a b c", {{.mark = Mark::inserted, .text = {2, 3}}}) == "a b c");
  CHECK(markdown("a`b", {{.mark = Mark::code, .text = {0, 3}}}) == "``a`b``");
  CHECK(markdown("a|b", {{.mark = Mark::code, .text = {0, 3}}}, Shape::table) == "`a\\|b`");
  CHECK(markdown("x<y", {{.mark = Mark::math, .text = {0, 3}}}) == "$x< y$");
  CHECK(markdown("tide", {{.mark = Mark::link, .text = {0, 4}, .target = "/a (b)"}}) == "[tide](/a%20%28b%29)");
  CHECK(markdown("tide", {{.mark = Mark::link, .text = {0, 4}, .target = "javascript:alert(1)"}}) == "tide");
  CHECK(markdown("tide", {{.mark = Mark::link, .text = {0, 4}, .target = "a&colon;b?c&d#58;&#58;"}}) ==
        "[tide](a&amp;colon;b?c&d#58;&amp;#58;)");
  CHECK(markdown("a\tb\nc", {}, Shape::table) == "a | b c");
}

TEST_CASE("a dollar is escaped where a formula would begin", "[markdown]") {
  CHECK(markdown("a $b$ c") == "a \\$b$ c");
  CHECK(markdown("$, $$ or $$$ for a room") == "\\$, \\$$ or \\$\\$$ for a room");
  CHECK(markdown("from $5 to $10, or $5-$6") == "from $5 to $10, or $5-$6");
  CHECK(markdown("$5 for x", {{.mark = Mark::math, .text = {7, 8}}}) == "\\$5 for $x$");
}

TEST_CASE("a formula has nothing in it that Markdown reads as a link, a tag or the end of a cell", "[markdown]") {
  CHECK(markdown("f[0](x)", {{.mark = Mark::math, .text = {0, 7}}}) == "$f[0] (x)$");
  CHECK(markdown("|v|", {{.mark = Mark::math, .text = {0, 3}}}) == "$|v|$");
  CHECK(markdown("|v|", {{.mark = Mark::math, .text = {0, 3}}}, Shape::table) == "$\\|v\\|$");
  CHECK(markdown("\\text{$x$}", {{.mark = Mark::math, .text = {0, 10}}}) == "\\\\text{\\$x\\$}");
  CHECK(markdown("a|b", {{.mark = Mark::code, .text = {0, 3}}}, Shape::heading) == "`a|b`");
}

TEST_CASE("emphasis begins and ends where CommonMark sees it", "[markdown]") {
  const auto strong = [](std::string_view text, Span part) { return markdown(text, {{.mark = Mark::strong, .text = part}}); };
  CHECK(strong("a (b) c", {2, 5}) == "a **(b)** c");
  CHECK(strong("a (b)c", {2, 5}) == "a (b)c");
  CHECK(strong("(“b”)", {1, 8}) == "(**“b”**)");
  CHECK(strong("“b”s", {0, 7}) == "“b”s");
  CHECK(strong("b\u202F c", {0, 4}) == "b\u202F c");
  CHECK(strong("bs", {0, 1}) == "**b**s");
  CHECK(strong("5 €", {0, 5}) == "**5 €**");
  CHECK(strong("1. b", {1, 2}) == "1\\. b");
  const Inline link = {.mark = Mark::link, .text = {0, 1}, .target = "/x"};
  CHECK(markdown("bs", {{.mark = Mark::strong, .text = {0, 1}}, link}) == "[b](/x)s");
  CHECK(markdown("b c", {{.mark = Mark::strong, .text = {0, 1}}, link}) == "**[b](/x)** c");
  CHECK(markdown("b c", {{.mark = Mark::emphasis, .text = {0, 1}}, {.mark = Mark::strong, .text = {0, 3}}}) == "***b* c**");
  // A delimiter between punctuation could end what "***" began, but not what "**" began.
  CHECK(markdown("b c(*)", {{.mark = Mark::strong, .text = {0, 6}},
                            {.mark = Mark::emphasis, .text = {0, 1}},
                            {.mark = Mark::emphasis, .text = {4, 5}}}) == "***b* c(\\*)**");
  CHECK(markdown("b c(*)", {{.mark = Mark::strong, .text = {0, 6}}, {.mark = Mark::emphasis, .text = {4, 5}}}) ==
        "**b c(*\\**)**");
  CHECK(markdown("b", {{.mark = Mark::code, .text = {0, 1}}, {.mark = Mark::strong, .text = {0, 1}}}) == "**`b`**");
  CHECK(markdown("a b", {{.mark = Mark::emphasis, .text = {2, 3}}, {.mark = Mark::image, .text = {2, 2}, .target = "/x"}}) ==
        "a *![](/x) b*");
}

TEST_CASE("a term is strong as a whole", "[markdown]") {
  Block term;
  term.text = "f k(*)";
  term.head = true;
  const std::vector<Inline> emphasis = {{.mark = Mark::emphasis, .text = {0, 1}}, {.mark = Mark::emphasis, .text = {4, 5}}};
  term.inlines = emphasis;
  CHECK(markdown_text(term, {}) == "***f* k(\\*)**");
  const std::vector<Inline> strong = {{.mark = Mark::strong, .text = {0, 6}}};
  term.inlines = strong;
  CHECK(markdown_text(term, {}) == "**f k(\\*)**");
}

TEST_CASE("braces after a mark, or at the end of a heading, are no attributes", "[markdown]") {
  CHECK(markdown("<b>{=html}", {{.mark = Mark::code, .text = {0, 3}}}) == "`<b>`\\{=html}");
  CHECK(markdown("tide{onclick=x}", {{.mark = Mark::link, .text = {0, 4}, .target = "/a"}}) == "[tide](/a)\\{onclick=x}");
  CHECK(markdown("Tides {onclick=x}", {}, Shape::heading) == "Tides \\{onclick=x}");
  CHECK(markdown("The set {a, b} of tides", {}, Shape::heading) == "The set {a, b} of tides");
  CHECK(markdown("f(x) {a=b}") == "f(x) {a=b}");
  CHECK(markdown("{T}", {}, Shape::heading) == "{T}");
}

TEST_CASE("a reference to a footnote takes the brackets of the page, inside or around the link", "[markdown]") {
  const auto reference = [](Span text, std::string_view note) {
    return Inline{.mark = Mark::link, .text = text, .target = "#n", .note = note};
  };
  CHECK(markdown("sea[1] and", {reference({3, 6}, "1")}) == "sea[^1] and");
  CHECK(markdown("sea[1] and", {reference({4, 5}, "1")}) == "sea[^1] and");
  CHECK(markdown("sea[1, [2]]", {reference({4, 5}, "1")}) == "sea\\[[^1], \\[2\\]\\]");
  CHECK(markdown("sea[n 2]", {reference({3, 8}, "n 2")}) == "sea[^n-2]");
  CHECK(markdown("sea[*]", {reference({3, 6}, "*")}) == "sea[^star]");
  CHECK(markdown("sea[3] and", {reference({3, 6}, "3")}) == "sea[\\[3\\]](#n) and");  // its note is not printed
}

TEST_CASE("a note belongs to the article that refers to it, and what else a link in brackets leads to does not", "[markdown]") {
  std::string page = "<h1>Tides</h1>";
  const std::string text =
      "The moon pulls the sea, and the sea follows it, twice a day, as the harbour master has written down for years.";
  for (int i = 0; i < 8; ++i) page += "<p>" + text + "</p>";
  page += "<p>" + text + "<a href='#n'>[1]</a> <a href='#menu'>[top]</a> <a href='#talk'>[12]</a></p>";
  page += "<h4>Notes</h4><ol class=footnotes><li id=n>Measured by bucket, in a dry year.</li></ol>";
  page += "<h3 id=talk>12 comments</h3><nav><ul id=menu><li>Home<li>News<li>Sport</ul></nav>";
  const Document document = extract(page, {});
  for (const Block& block : document.blocks) {
    INFO(block.text);
    if (block.anchor == "n" || block.text == "Notes") CHECK(block.kind == Kind::article);
    if (block.anchor == "menu" || block.anchor == "talk") CHECK(block.kind != Kind::article);
  }
}
