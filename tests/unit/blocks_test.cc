// HTML and text to blocks: {input, blocks}. A block is written as its shape and text, parted by " | ".
#include "blocks/blocks.h"

#include <catch2/catch.hpp>
#include <string>

using namespace pith::internal;

namespace {

std::string shown(const Outline& outline) {
  std::string out;
  for (const pith::Block& block : outline.blocks) {
    if (!out.empty()) out.append(" | ");
    out.append(pith::name_of(block.shape));
    if (block.level > 0) out.append(std::to_string(block.level));
    if (!block.text.empty()) out.append(" ").append(block.text);
  }
  return out;
}

struct Case {
  std::string_view input, blocks;
};

}  // namespace

TEST_CASE("html becomes blocks") {
  const Case cases[] = {
      {"", ""},
      {"<p>One<p>Two", "paragraph One | paragraph Two"},
      {"<div>a<p>b</p>c</div>", "paragraph a | paragraph b | paragraph c"},
      {"<p>  a \n b&nbsp;\tc </p>", "paragraph a b c"},
      {"<p>a<b>b</b>c</p>", "paragraph abc"},
      {"<a href=x>One</a><a href=y>Two</a>", "paragraph One Two"},
      {"a<br>b<br><br>c", "paragraph a\nb | paragraph c"},
      {"<h2>Head</h2><ul><li>a<li>b<ul><li>c</ul></ul>", "heading2 Head | item1 a | item1 b | item2 c"},
      {"<li><p>a</p><p>b</p></li>", "item1 a | paragraph b"},
      {"<blockquote>q</blockquote><pre>x\n  y\n</pre>", "quote q | code x\n  y"},
      {"<table><tr><th>a<th>b<tr><td>1<td>2</table>", "table a\tb | table 1\t2"},
      {"<table><tr><td><p>a</p><td>b</table>", "paragraph a | paragraph b"},
      {"<table>x<tr><td>a<td>b</table>y", "paragraph x | table a\tb | paragraph y"},
      {"a<hr>b", "paragraph a | rule | paragraph b"},
      {"<figure><img src=i><figcaption>c</figcaption></figure>", "figure c"},
      {"<p>a<script>b</script><style>c</style><template>d</template><noscript>e</noscript>f", "paragraph af"},
      {"<p hidden>a</p><p style='color:red; Display : NONE'>b</p><p>c", "paragraph c"},
      {"<body style='display:none'><p>a", "paragraph a"},
      {"<p>x\xC2\xADy\xE2\x80\x8Bz", "paragraph xyz"},
      {"<p>&lt;b&gt; &amp;amp;", "paragraph <b> &amp;"},
      {"<title>t</title><select><option>o</select><textarea>v</textarea><p>a", "paragraph a"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("links and emphasis are marked") {
  const Outline outline = html_blocks("<p>See <a href='/x?a=1&amp;b'>the <em>tower</em></a> now");
  REQUIRE(outline.blocks.size() == 1);
  const pith::Block& block = outline.blocks[0];
  REQUIRE(block.inlines.size() == 2);
  CHECK(block.inlines[0].mark == pith::Mark::link);
  CHECK(block.inlines[0].target == "/x?a=1&b");
  CHECK(block.inlines[0].text == pith::Span{4, 13});
  CHECK(block.inlines[1].mark == pith::Mark::emphasis);
  CHECK(block.inlines[1].text == pith::Span{8, 13});
}

TEST_CASE("hidden text that a reader comes to see is read") {
  const Case cases[] = {
      {"<p>a<div hidden>b</div>", "paragraph a"},
      {"<p>a<div style='display: none'>b</div>", "paragraph a"},
      {"<p>a<div hidden id='S:2'>b</div>", "paragraph a | paragraph b"},
      {"<p>a<div hidden role=tabpanel>b</div>", "paragraph a | paragraph b"},
      {"<p>a<div hidden aria-labelledby=x>b</div>", "paragraph a | paragraph b"},
      {"<p>a<div hidden role=menu aria-labelledby=x>b</div>", "paragraph a"},
      {"<p>a<div class='Accordion-body' style='DISPLAY:NONE'>b</div>", "paragraph a | paragraph b"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("a page that hides next to everything is read all the same") {
  std::string page = "<p>Loading</p><div style='visibility:hidden'>";
  for (int i = 0; i < 60; ++i) page += "<p>Text that waits for a script.</p>";
  CHECK(html_blocks(page + "</div>").blocks.size() == 61);
}

TEST_CASE("a page that lives in noscript is read from there") {
  std::string page = "<div>Loading</div><noscript>";
  for (int i = 0; i < 60; ++i) page += "<p>Text for readers without scripts.</p>";
  CHECK(html_blocks(page + "</noscript>").blocks.size() == 61);
}

TEST_CASE("text becomes blocks") {
  const Case cases[] = {
      {"", ""},
      {"One\nTwo\n\nThree\n", "paragraph One | paragraph Two | paragraph Three"},
      {"- a\n* b\n\xE2\x80\xA2 c", "item1 a | item1 b | item1 c"},
      {"> said\nsaid not", "quote said | paragraph said not"},
      {"a\n-----\nb", "paragraph a | rule | paragraph b"},
      {"a\t\tb\r\n  c  d ", "table a\tb | paragraph c d"},
      {"This line of text was wrapped by a program that counts columns\nand so it goes on here, until the paragraph comes to its "
       "natural\n"
       "end in a few words.\n\nA heading\n\nThe next paragraph begins here and it is wrapped as well, long as\nit is.\n",
       "paragraph This line of text was wrapped by a program that counts columns and so it goes on here, until the paragraph "
       "comes to its "
       "natural end in a few words. | paragraph A heading | paragraph The next paragraph begins here and it is wrapped as well, "
       "long as it "
       "is."},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(text_blocks(input)) == blocks);
  }
}

TEST_CASE("features are counted") {
  Outline outline = html_blocks("<p>Alpha, beta. <a href=x>Gamma</a></p><p>Again</p><p>Again</p>");
  count_blocks(outline);
  REQUIRE(outline.counts.size() == 3);
  CHECK(outline.counts[0].text.words == 3);
  CHECK(outline.counts[0].link_chars == 5);
  CHECK(outline.counts[0].links == 1);
  CHECK(outline.counts[0].copies == 1);
  CHECK(outline.counts[1].copies == 2);
  CHECK(outline.counts[0].position == 0);
}
