// HTML and text to blocks: {input, blocks}. Each block is written as its shape, level and text; " | " separates blocks.
#include "blocks/blocks.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "unit/shown_blocks.h"

using namespace pith::internal;

namespace {

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
      {"<blockquote> <div><cite><a>Lint</a> wrote: ↑4 May</cite>Oil it.</div></blockquote>",
       "quote Lint wrote: ↑4 May | quote Oil it."},
      {"<blockquote><cite>Oils: a history</cite> says so.</blockquote>", "quote Oils: a history says so."},
      {"<blockquote><cite>Lint 5:9</cite> Oil it.</blockquote><blockquote><cite>Oils: a History</cite> (1995) is "
       "long.</blockquote>",
       "quote Lint 5:9 Oil it. | quote Oils: a History (1995) is long."},
      {"<blockquote><cite>Lint wrote: 4 May, 7:44</cite>Oil it.</blockquote>", "quote Lint wrote: 4 May, 7:44 | quote Oil it."},
      {"<blockquote><cite>潮が書きました：</cite>油。</blockquote>", "quote 潮が書きました： | quote 油。"},
      {"<blockquote>Oil it. <cite>Lint: Oils</cite></blockquote><p><cite>Lint wrote:</cite> Oil it.",
       "quote Oil it. Lint: Oils | paragraph Lint wrote: Oil it."},
      {"<blockquote><cite>Oil</cite> it.</blockquote><blockquote><cite>Lint wrote:</cite></blockquote>",
       "quote Oil it. | quote Lint wrote:"},
      {"<blockquote>q</blockquote><pre>x\n  y\n</pre>", "quote q | code x\n  y"},
      {"<table><tr><th>a<th>b<tr><td>1<td>2</table>", "table a\tb | table 1\t2"},
      {"<table><tr><td><p>a</p><td>b</table>", "paragraph a | paragraph b"},
      {"<p>Press <button>Save</button> to go on.", "paragraph Press Save to go on."},
      {"<p>Press <button>Save</button>.", "paragraph Press Save."},
      {"<div><a href=a>Overview</a> <button>Tools</button> <a href=b>Prices</a></div>",
       "paragraph Overview | paragraph Tools | paragraph Prices"},
      {"<p>Share this</p><button>Copy</button><p>More", "paragraph Share this | paragraph Copy | paragraph More"},
      {"<div>Share <button>Copy</button></div>More", "paragraph Share | paragraph Copy | paragraph More"},
      {"<table>x<tr><td>a<td>b</table>y", "paragraph x | table a\tb | paragraph y"},
      {"a<hr>b", "paragraph a | rule | paragraph b"},
      {"<figure><img src=i><figcaption>c</figcaption></figure>", "figure c"},
      {"<p>a<script>b</script><style>c</style><template>d</template><noscript>e</noscript>f", "paragraph af"},
      {"<p hidden>a</p><p style='color:red; Display : NONE'>b</p><p>c", "paragraph c"},
      {"<p style='--footer-display: none'>a<p style='display:none;display:block'>b<p style='display:block;display:none'>c",
       "paragraph a | paragraph b"},
      {"<p style='display:none!important;display:block'>a<p style='background:url(a;display:none)'>b", "paragraph b"},
      {"<p style='content:\"; display:none\"'>a<p style='visibility: Hidden'>b<p style='display'>c", "paragraph a | paragraph c"},
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

TEST_CASE("places where a word may be broken") {
  const auto breaks = [](std::string_view input) {
    std::string shown;
    const Outline outline = html_blocks(input);
    for (const pith::Block& block : outline.blocks) {
      std::size_t begin = 0;
      for (const pith::WordBreak& place : block.breaks) {
        shown.append(block.text, begin, place.at - begin).append(place.has_hyphen ? "-" : "|");
        begin = place.at;
      }
      shown.append(block.text, begin).append(";");
    }
    return shown;
  };
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"<p>lock&shy;keep\u00ADer", "lock-keep-er;"},
      {"<p>tide::<wbr>gate&ZeroWidthSpace;way", "tide::|gate|way;"},
      {"<p>&shy;a<wbr> b <wbr>c&shy;<br>&shy;d<wbr>", "a b c\nd;"},  // beside white space there is no word
      {"<p>gate<wbr>&shy;<wbr>way", "gate|way;"},                    // one place is enough
      {"<p>a<em>b&shy;</em>c<p>d", "ab-c;d;"},
      {"<p>e<sup>2<wbr>3</sup> f<wbr>g", "e\u00B2\u00B3 f|g;"},
      {"<p>a<a href=1>one</a><a href=2>t&shy;wo</a>, and m&shy;ore", "aonet-wo, and m-ore;"},
      {"<p>As <a href=1>su</a><a href=2>per&shy;man</a>, he f&shy;lies", "As super-man, he f-lies;"},
      {"<pre>a&shy;b<wbr>c</pre>", "a\u00ADb|c;"},
  };
  for (const auto& [input, words] : cases) {
    INFO(input);
    CHECK(breaks(input) == words);
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

TEST_CASE("the drawing of a formula is not read beside its source") {
  const auto page = [](std::string_view classes) {
    return "<p>Let <span class=katex><math><annotation encoding='application/x-tex'>a^2</annotation></math><span class='" +
           std::string(classes) + "'>a2</span></span> be";
  };
  CHECK(shown(html_blocks(page("katex-html"))) == "paragraph Let a^2 be");
  CHECK(shown(html_blocks(page("katex-html\nextra"))) == "paragraph Let a^2 be");
  CHECK(shown(html_blocks(page("wide\tkatex-html"))) == "paragraph Let a^2 be");
  CHECK(shown(html_blocks(page("katex-html2"))) == "paragraph Let a^2a2 be");
}

TEST_CASE("superscripts, notes and ruby annotations are told apart by characters") {
  const Case cases[] = {
      {"10<sup>6</sup>", "paragraph 10\u2076"},
      {"H<sub>2</sub>O", "paragraph H\u2082O"},
      {"x<sup>th</sup>", "paragraph xth"},
      {"x<sup><b>2</b></sup>", "paragraph x2"},
      {"said<sup><a href='#n1'>1</a></sup>", "paragraph said[1]"},
      {"said<sup><a href='#n1'>[1]</a></sup>", "paragraph said[1]"},
      {"<ruby>a<rt>b</rt></ruby>", "paragraph a(b)"},
      {"<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>", "paragraph a(b)"},
      {"<pre>x<sup>2</sup></pre>", "code x2"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("cells that span columns and rows leave empty cells") {
  const Case cases[] = {
      {"<table><tr><td>a<td colspan=2>b<td>c", "table a\tb\t\tc"},
      {"<table><tr><td rowspan=2>a<td>b<td>c<tr><td>d<td>e", "table a\tb\tc | table \td\te"},
      {"<table><tr><td>a<td rowspan=2>b<tr><td>c<td>d", "table a\tb | table c\t\td"},
      {"<table><tr><td>a<td rowspan=2>b<tr><td>c<tr><td>d<td>e", "table a\tb | table c | table d\te"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("rows tell which cells span and which are covered") {
  const Outline outline = html_blocks("<table><tr><td colspan=2>a<td>b<td rowspan=2>c<tr><td>d<td rowspan=0>e<td>f</table>");
  REQUIRE(outline.blocks.size() == 2);
  const auto spans = [&](std::size_t row) {
    std::string out;
    for (const pith::CellSpan& span : outline.blocks[row].spans)
      out += fmt::format("{}:{}x{} ", span.cell, span.columns, span.rows);
    return out;
  };
  CHECK(spans(0) == "0:2x1 3:1x2 ");
  CHECK(spans(1) == "3:1x0 ");
}

TEST_CASE("links in a row are one word where a sentence goes on through them") {
  const Case cases[] = {
      {"<p>A <a href=x>super</a><a href=y>man</a> flies", "paragraph A superman flies"},
      {"<p>A <a href=x>super</a><a href=y>man</a>.", "paragraph A superman."},
      {"<p>Filed: <a href=x>boats</a><a href=y>ropes</a> and more", "paragraph Filed: boats ropes and more"},
      {"<p>Filed under <a href=x>boats</a><a href=y>ropes</a>", "paragraph Filed under boats ropes"},
      {"<p>See <a href=x>boats</a><a href=y>Ropes</a> now", "paragraph See boats Ropes now"},
      {"<p><a href=x>boats</a><a href=y>ropes</a> now", "paragraph boats ropes now"},
      {"<p><a href=x>bo</a><a href=x>ats</a>", "paragraph boats"},
      {"<p>港の<a href=x>灯</a><a href=y>台</a>は", "paragraph 港の灯台は"},
      {"<p>A <a href=x>boat</a><a href=#f><sup>b</sup></a>", "paragraph A boatb"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
  const Outline outline = html_blocks("<p>A <a href=x>super</a><b><a href=y>wo</a><a href=z>man</a></b> flies");
  REQUIRE(outline.blocks[0].text == "A superwoman flies");
  std::string parts;
  for (const pith::Inline& part : outline.blocks[0].inlines)
    parts.append(outline.blocks[0].text.substr(part.text.begin, part.text.end - part.text.begin)).append(" ");
  CHECK(parts == "super wo woman man ");
}

TEST_CASE("lists, items and quotations around a block are its nesting") {
  const Outline outline =
      html_blocks("<ol start=3><li>a<li value=7>b<ul><li>c</ul><blockquote>d</blockquote></ol><dl><dt>e<dd>f</dl>");
  const auto nesting = [&](std::size_t block) {
    std::string out;
    for (const pith::Nesting& level : outline.blocks[block].nest)
      out.append(level.type == pith::Nesting::Type::quote ? ">" : level.number > 0 ? std::to_string(level.number) : "-");
    return out;
  };
  REQUIRE(outline.blocks.size() == 6);
  CHECK(nesting(0) == "3");
  CHECK(nesting(1) == "7");
  CHECK(nesting(2) == "7-");
  CHECK(nesting(3) == "7>");
  CHECK(nesting(4) == "");
  CHECK(outline.blocks[4].head);
  CHECK(nesting(5) == "-");
  CHECK(outline.blocks[0].nest[0].list == outline.blocks[1].nest[0].list);
  CHECK(outline.blocks[1].nest[0].item == outline.blocks[2].nest[0].item);
}

TEST_CASE("a list directly in a list belongs to the item before it") {
  const Outline outline = html_blocks("<ol><li>a<ul><li>b</ul></li><ul><li>c</ul><li>d</ol>");
  REQUIRE(outline.blocks.size() == 4);
  const auto item = [&](std::size_t block) { return outline.blocks[block].nest.front().item; };
  CHECK(outline.blocks[2].nest.size() == 2);
  CHECK(item(2) == item(0));
  CHECK(item(2) == item(1));
  CHECK(outline.blocks[3].nest.size() == 1);
  CHECK(outline.blocks[3].nest[0].number == 2);
  CHECK(html_blocks("<ul><ul><li>a</ul></ul>").blocks[0].nest.size() == 1);
}

TEST_CASE("the cells of a data table may hold paragraphs and lists", "[tables]") {
  const Case cases[] = {
      {"<table><tr><th><p>a</p><th><p>b</p><tr><td><p>1</p><p>2</p><td><ul><li>x<li>y</ul></table>",
       "table a\tb | table 1 2\tx y"},
      {"<table><tr><td><p>a</p><td>b<tr><td><div>c</div><td>d<br>e<tr><td>f<td>g</table>",
       "table a\tb | table c\td e | table f\tg"},
      {"<table border=1><tr><td><p>a</p><td>b<tr><td>c<td><p>d</p></table>", "table a\tb | table c\td"},
      {"<table class=confluenceTable><tr><td><p>a</p><td>b<tr><td>c<td><pre>d</pre></table>", "table a\tb | table c\td"},
      {"<table><tr><th colspan=2><p>t</p><tr><th>a<td><p>b</p><tr><th>c<td>d</table>", "table t | table a\tb | table c\td"},
      {"<table><tr><th>a<th>b<tr><td>c<td><hr>d</table>", "table a\tb | table c\td"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("a table that lays out the page has no rows", "[tables]") {
  const Case cases[] = {
      {"<table role=presentation border=1><tr><td><p>a</p><td><p>b</p><tr><td><p>c</p><td><p>d</p></table>",
       "paragraph a | paragraph b | paragraph c | paragraph d"},
      {"<table border=1><tr><td><p>a</p><td><p>b</p><tr><td><h2>c</h2><td><p>d</p></table>",
       "paragraph a | paragraph b | heading2 c | paragraph d"},
      {"<table border=1><tr><td><p>a</p><td><p>b</p><tr><td><nav>c</nav><td><p>d</p></table>",
       "paragraph a | paragraph b | paragraph c | paragraph d"},
      {"<table border=1><tr><td><p>a</p><td><p>b</p><tr><td><pre>c\nd</pre><td><p>e</p></table>",
       "paragraph a | paragraph b | code c\nd | paragraph e"},
      {"<table border=1><tr><td><p>a</p><td><table><tr><td><p>b</p></table><tr><td><p>c</p><td><p>d</p></table>",
       "paragraph a | paragraph b | paragraph c | paragraph d"},
      {"<table border=1><tr><td><p>a</p><td><p>b</p><tr><td><p>c</p><tr><td><p>d</p><tr><td><p>e</p></table>",
       "paragraph a | paragraph b | paragraph c | paragraph d | paragraph e"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
  const std::string prose(500, 'x');
  const std::string cell = "<td><p>" + prose + "</p>";
  const Outline outline = html_blocks("<table><tr>" + cell + cell + "<tr>" + cell + cell + "<tr>" + cell + cell + "</table>");
  CHECK(outline.blocks.size() == 6);
}

TEST_CASE("a permalink is no text", "[code]") {
  const Case cases[] = {
      {"<h2 id=a>Tides<a class=headerlink href=#a title='Link to this heading'>\u00B6</a></h2>", "heading2 Tides"},
      {"<h2 id=a><a class=anchor href=#a>#</a> Tides</h2>", "heading2 Tides"},
      {"<div id=a><h2>Tides</h2><a class=anchor href='page.html#a'>\U0001F517</a></div>", "heading2 Tides"},
      {"<dl><dt id=f>fold()<a href=#f>\u00B6</a><dd>Folds.</dl>", "paragraph fold() | paragraph Folds."},
      {"<h3 id=a>Tides <a class=anchor-link href=#a><span>Section titled \u201CTides\u201D</span></a></h3>", "heading3 Tides"},
      {"<h3>Tides <a href=#t>Direct link to Tides</a></h3>", "heading3 Tides"},
      {"<p>Index: <a href=#num>#</a> <a href=#a>A</a>", "paragraph Index: # A"},
      {"<h2 id=a><a class=header href=#a>Tides</a></h2>", "heading2 Tides"},
      {"<h2><a href=/tags>#</a></h2>", "heading2 #"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("line numbers are no text", "[code]") {
  const Case cases[] = {
      {"<table class=rouge-table><tr><td class='rouge-gutter gl'><pre class=lineno>1\n2\n</pre><td><pre>a\nb\n</pre></table>",
       "code a\nb"},
      {"<table class=lntable><tr><td class=lntd><pre><code><span class=lnt>1\n</span><span class=lnt>2\n</span></code></pre>"
       "<td class=lntd><pre><code>a\nb</code></pre></table>",
       "code a\nb"},
      {"<figure class='highlight js'><table><tr><td class=gutter><pre><span class=line>1</span><br><span "
       "class=line>2</span><br></pre>"
       "<td class=code><pre><span class=line>a</span><br><span class=line>b</span><br></pre></table></figure>",
       "code a\nb"},
      {"<div style='display:flex'><div><span>7</span><span>8</span><span>9</span></div><pre>a\nb\nc</pre></div>", "code a\nb\nc"},
      {"<pre><span class=ln>1</span>a\n<span class=ln>2</span>b</pre>", "code a\nb"},
      {"<pre><code style='float:left'><span>1\n</span><span>2\n</span></code><code>a\nb</code></pre>", "code a\nb"},
      {"<pre><span style='user-select: none'>1</span>a</pre>", "code a"},
      {"<table><tr><td id=L1 data-line-number=1>1<td>a<tr><td data-line-number=2>2<td>  b<tr><td data-line-number=3>3<td>\n"
       "<tr><td data-line-number=4>4<td>c</table>",
       "code a\n  b\n\nc"},
      {"<pre>1\n2\n3</pre>", "code 1\n2\n3"},
      {"<div><p>1 2 3</p><p>no code</p></div><pre>x</pre>", "paragraph 1 2 3 | paragraph no code | code x"},
      {"<table><tr><td>3<td><code>a</code><tr><td>9<td><code>b</code></table>", "table 3\ta | table 9\tb"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("code whose lines are elements is one block", "[code]") {
  const Case cases[] = {
      {"<pre><div>a</div><div>  b</div></pre>", "code a\n  b"},
      {"<pre><code><div class=line>a</div>\n<div class=line></div>\n<div class=line>b</div>\n</code></pre>", "code a\n\nb"},
      {"<pre><ol><li>a<li>b</ol></pre>c", "code a\nb | paragraph c"},
      {"<pre><code><span class=code-line>a</span><span class=code-line>b</span></code></pre>", "code a\nb"},
      {"<pre><code><span class=line>a</span>\n<span class=line>b</span></code></pre>", "code a\nb"},
      {"<pre><code><div class=ec-line><div class=gutter><div class=ln>1</div></div><div class=code>a</div></div>"
       "<div class=ec-line><div class=gutter><div class=ln>2</div></div><div class=code>b</div></div></code></pre>",
       "code a\nb"},
      {"<pre><code><table class=hljs-ln><tr><td class=hljs-ln-numbers data-line-number=1><td>a<tr><td "
       "data-line-number=2><td>b</table>"
       "</code></pre>",
       "code a\nb"},
      {"<div class=syntaxhighlighter><table><tr><td class=gutter><div class=line>1</div><div class=line>2</div><td class=code>"
       "<div class=container><div class=line><code>a</code> <code>b</code></div><div "
       "class=line><code>c</code></div></div></table></div>",
       "code a b\nc"},
      {"<pre><div><style>x</style><span>1</span><div>a</div></div><div><span>2</span><div>b</div></div></pre>", "code a\nb"},
      {"<pre><div><span>1</span></div><div><span>2</span></div><div>a</div></pre>", "code 1\n2\na"},
      {"<pre>a<h2>b</h2><p>c</p></pre>", "code a | heading2 b | code c"},
      {"<div class=code><div class=headline><code>a</code></div><div class=headline>b</div></div>", "paragraph a | paragraph b"},
      {"<table><tr><td class=nums><div><div>1</div><div>2</div></div><td class=a-code><div><div class=a-line>"
       "<span>x</span> = 1</div><div class=a-line>y</div></div></table>",
       "code x = 1\ny"},
      {"<table><tr><td>1<td class=zip-code>2<tr><td>3<td class=zip-code>4</table>", "table 1\t2 | table 3\t4"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("a code block names its language") {
  for (const std::string_view page :
       {"<pre class=lang-cpp>x", "<div><span>C++</span><pre>x", "<figure><div><span>cpp</span><button>Copy</button></div><pre>x",
        "<pre><code class='a language-cpp'>x", "<div class='highlight highlight-source-cpp'><pre>x",
        "<pre class='brush: cpp; ruler'>x", "<pre data-language=cpp>x", "<pre><code data-lang=cpp>x", "<div data-lang=cpp><pre>x",
        "<pre language=cpp>x", "<pre><code class='hljs cpp'>x", "<figure class='highlight cpp'><table><tr><td><pre>x",
        "<div class='highlight-cpp notranslate'><div class=highlight><pre>x",
        "<div class=language-cpp><div class=highlight><pre class=highlight><code><table><tr><td><pre>x"}) {
    INFO(page);
    const Outline outline = html_blocks(page);
    REQUIRE(outline.blocks.size() == 1);
    CHECK(outline.blocks[0].language == "cpp");
  }
}

TEST_CASE("a language has one name") {
  const Case cases[] = {{"<pre class=language-C++>x", "cpp"},          {"<pre class=language-c#>x", "csharp"},
                        {"<pre lang=x class=lang-js>x", "javascript"}, {"<pre><code class='hljs py'>x", ""},
                        {"<pre data-lang=Python3>x", "python"},        {"<pre class=lang-zig>x", "zig"}};
  for (const auto& [input, language] : cases) {
    INFO(input);
    CHECK(html_blocks(input).blocks.at(0).language == language);
  }
}

TEST_CASE("code keeps its spaces, in a sentence and outside of <pre>", "[code]") {
  const Case cases[] = {
      {"<p>Run <code>a  b&nbsp;&nbsp;&nbsp;c</code>  now", "paragraph Run a  b   c now"},
      {"<p>Run <code> a \n  b </code>, then", "paragraph Run a b , then"},
      {"<p>Run <code><i>a</i>  <i>b</i>  </code> now", "paragraph Run a  b now"},
      {"<p>a</p><code style='white-space: pre'>b\n  c</code>", "paragraph a | code b\n  c"},
      {"<code style='display:block'><i>b</i>\n<i>\tc</i></code>d", "code b\n\tc | paragraph d"},
      {"<div>a<code class='block wide'>b<br>c</code></div>", "paragraph a | code b\nc"},
      {"<p>a <code style='white-space:nowrap'>b  c</code> d", "paragraph a b  c d"},
      {"<table><tr><td>a<td><code class=block>b</code></table>", "table a\tb"},
      {"<pre><code class=block>a\n b</code></pre>", "code a\n b"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("verse keeps its lines and is no code") {
  const Case cases[] = {
      {"<pre class=wp-block-verse>The tide\n  goes out\n\nand comes</pre>b",
       "paragraph The tide\ngoes out | paragraph and comes | paragraph b"},
      {"<pre class='poem wide'>a &amp; b\n\nc</pre>", "paragraph a & b\nc"},
      {"<pre class=verses>a\n b</pre>", "code a\n b"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("a callout is a quotation around paragraphs, and its title is a head") {
  const Outline outline = html_blocks(
      "<div class='admonition note'><p class='admonition-title'>Note</p><p>a</p></div><details><summary>b</summary>c</details>");
  REQUIRE(outline.blocks.size() == 4);
  const auto is_quote = [](const pith::Block& block) {
    return !block.nest.empty() && block.nest[0].type == pith::Nesting::Type::quote;
  };
  CHECK(outline.blocks[0].head);
  CHECK(is_quote(outline.blocks[0]));
  CHECK(outline.blocks[1].shape == pith::Shape::paragraph);
  CHECK(is_quote(outline.blocks[1]));
  CHECK_FALSE(outline.blocks[1].head);
  CHECK(outline.blocks[2].head);
  CHECK(outline.blocks[3].nest.empty());
}

TEST_CASE("a class that is no language is none") {
  for (const std::string_view page :
       {"<div class=highlight-default><pre>x", "<pre class='code wide'>x", "<pre class=language-none>x"}) {
    INFO(page);
    const Outline outline = html_blocks(page);
    REQUIRE(outline.blocks.size() == 1);
    CHECK(outline.blocks[0].language.empty());
  }
}

TEST_CASE("images are markup of the block after or around them") {
  const Outline outline = html_blocks(
      "<img src=one.png alt=' A  b'><p>Text <img src='data:,' data-src=two.png> more"
      "<p>Next<img src=pixel.gif width=1>");
  REQUIRE(outline.blocks.size() == 2);
  REQUIRE(outline.blocks[0].inlines.size() == 2);
  CHECK(outline.blocks[0].inlines[0].target == "one.png");
  CHECK(outline.blocks[0].inlines[0].label == "A b");
  CHECK(outline.blocks[0].inlines[1].target == "two.png");
  CHECK(outline.blocks[0].inlines[1].text == pith::Span{4, 4});
  CHECK(outline.blocks[1].inlines.empty());
}

TEST_CASE("roles and elements are landmarks, and a header inside an article is not the page's") {
  const Outline outline = html_blocks("<header>a</header><div role=navigation>b</div><article><header>c</header></article>");
  const auto landmarks = [&](std::size_t block) { return outline.containers[outline.counts[block].container].landmarks; };
  REQUIRE(outline.blocks.size() == 3);
  CHECK(landmarks(0) == kInHeader);
  CHECK(landmarks(1) == kInNav);
  CHECK(landmarks(2) == kInArticle);
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
      {"<p>a<div hidden=until-found>b</div>", "paragraph a | paragraph b"},
      {"<h2><button aria-expanded=false aria-controls=x>a</button></h2><div id=x hidden>b</div>", "heading2 a | paragraph b"},
      {"<div class=faq><button aria-expanded=false aria-controls='w x'>a</button></div><div id=x hidden>b</div>",
       "paragraph a | paragraph b"},
      {"<button aria-expanded=false aria-controls=x>a</button><div id=x hidden>b</div>", "paragraph a"},
      {"<div id=x hidden>b</div><h2><button aria-expanded=false aria-controls=x>a</button></h2>", "paragraph b | heading2 a"},
      {"<form><h2><button aria-expanded=false aria-controls=x>a</button></h2><div id=x hidden>b</div></form>",
       "heading2 a | paragraph b"},
      {"<p>a<p>b<p>c<p>d<p>e<form><h2><button aria-expanded=false aria-controls=x>f</button></h2></form><div id=x hidden>g</div>",
       "paragraph a | paragraph b | paragraph c | paragraph d | paragraph e | heading2 f"},
      {"<div class=question><button aria-expanded=false aria-controls=x>a</button></div><div id=x hidden>b</div>",
       "paragraph a | paragraph b"},
      {"<div class=question-box><button aria-expanded=false aria-controls=x>a</button></div><div id=x hidden>b</div>",
       "paragraph a"},
      {"<div class=collapsed><button aria-expanded=false aria-controls=x>a</button></div><div id=x hidden>b</div>",
       "paragraph a"},
      {"<h2><button aria-controls=x>a</button></h2><div id=x hidden>b</div>", "heading2 a"},
      {"<nav><h2><button aria-expanded=false aria-controls=x>a</button></h2><div id=x hidden>b</div></nav>", "heading2 a"},
      {"<h2><button aria-expanded=false aria-haspopup=true aria-controls=x>a</button></h2><div id=x hidden>b</div>",
       "heading2 a"},
      {"<div class=filters><h3><button aria-expanded=false aria-controls=x>a</button></h3><div id=x hidden>b</div></div>",
       "heading3 a"},
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

TEST_CASE("an article that lives in noscript or template is read from there") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "<p>Text of the article that only readers without scripts are given.</p>";
  std::string request;
  for (int i = 0; i < 20; ++i) request += "<p>This part of the site does not work without JavaScript enabled.</p>";
  std::string menu;
  for (int i = 0; i < 40; ++i) menu += "<p><a href=x>A link to another story that is on the site as well</a></p>";
  const std::string menus = "<div>" + menu + "</div>";  // so that this is not next to all of the page
  const std::string noscript = "<noscript>" + text + "</noscript>";
  const struct {
    std::string input;
    bool is_read;
  } cases[] = {
      {"<article><h1>H</h1><p>Lead.</p>" + noscript + "</article>", true},
      {"<article><h1>H</h1><p>Lead.</p><template>" + text + "</template></article>", true},
      {"<main><div><p>Lead.</p><div class=lazy>" + noscript + "</div></div></main>", true},
      {"<div role=main><p>Lead.</p>" + noscript + "</div>", true},
      {"<div><h1>H</h1><div itemprop=articleBody>" + noscript + "</div></div>", true},
      {"<div><h1>H</h1>" + noscript + "</div>", true},
      {"<div><p>No headline</p>" + noscript + "</div>", false},
      {"<article><h1>H</h1>" + text + noscript + "</article>", false},
      {"<article><h1>H</h1><aside>" + noscript + "</aside></article>", false},
      {"<article><h1>H</h1></article><footer>" + noscript + "</footer>", false},
      {"<article><h1>H</h1><p>Lead.</p><noscript>" + request + "</noscript></article>", false},
      {"<article><h1>H</h1><p>Lead.</p><noscript>" + menu + "</noscript></article>", false},
      {"<article><h1>H</h1><p>Lead.</p><noscript><img src=a.jpg alt='" + text + "'></noscript></article>", false},
      {"<div hidden><article><h1>H</h1>" + noscript + "</article></div>", false},
  };
  for (const auto& [input, is_read] : cases) {
    INFO(input);
    const bool read = shown(html_blocks(input + menus)).find("paragraph Text of the article") != std::string::npos;
    const bool seen = input.find("</h1><p>Text of the article") != std::string::npos;
    CHECK(read == (is_read || seen));
    CHECK(html_blocks(input + menus).blocks.size() < 65);
  }
}

TEST_CASE("text becomes blocks") {
  const Case cases[] = {
      {"", ""},
      {"One\nTwo\n\nThree\n", "paragraph One | paragraph Two | paragraph Three"},
      {"- a\n* b\n\xE2\x80\xA2 c", "item1 a | item1 b | item1 c"},
      {"> said\nsaid not", "quote said | paragraph said not"},
      {"a\n-----\nb", "paragraph a | rule | paragraph b"},
      {"# A\n\nb\n\n### C d\n\n# e\n\n####### f\n\n##g",
       "heading1 A | paragraph b | heading3 C d | paragraph # e | paragraph ####### f | paragraph ##g"},
      {"# code\nls\n\n## more\nls", "paragraph # code | paragraph ls | paragraph ## more | paragraph ls"},
      {"lock\u00ADkeep\u200Ber\n\u00AD\n\uFEFFtide \u00AD gate", "paragraph lockkeeper | paragraph tide gate"},
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

TEST_CASE("text and links of blocks are counted") {
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

TEST_CASE("short inline elements with names outside of links are parts of their blocks") {
  const Outline outline = html_blocks(
      "<p>By <a href=/ann class=who rel=author>Ann <i>Lee</i></a> <span>in</span> <b itemprop=place> Selm </b><i "
      "class=icon></i></p>");
  const auto parts = outline.counts[0].named_parts;
  const auto text = [&](std::size_t i) {
    return outline.blocks[0].text.substr(parts[i].text.begin, parts[i].text.end - parts[i].text.begin);
  };
  REQUIRE(parts.size() == 2);
  CHECK(text(0) == "Ann Lee");
  CHECK(parts[0].names == "who author");
  CHECK(text(1) == "Selm");
  CHECK(parts[1].names == "place");
  CHECK(html_blocks("<pre><b class=k>if</b></pre>").counts[0].named_parts.empty());
}

TEST_CASE("the elements inside a link are its parts") {
  const Outline outline =
      html_blocks("<p><a href=/x><b class=label>News</b><span>Ferry is <i>late</i></span></a> <b>no part</b></p>");
  const auto parts = outline.counts[0].link_parts;
  const auto text = [&](std::size_t i) {
    return outline.blocks[0].text.substr(parts[i].text.begin, parts[i].text.end - parts[i].text.begin);
  };
  REQUIRE(parts.size() == 3);
  CHECK(text(0) == "News");
  CHECK(parts[0].names == "label");
  CHECK(text(1) == "late");
  CHECK(text(2) == "Ferry is late");
  CHECK(html_blocks("<p><a href=/x><span>all of the link</span></a></p>").counts[0].link_parts.empty());
}
