// What is on a page for those who use it and is no text of it: {input, blocks}. Each block is written as its shape, level and text.
#include <catch2/catch.hpp>
#include <string>

#include "blocks/blocks.h"
#include "unit/shown_blocks.h"

using namespace pith::internal;

namespace {

struct Case {
  std::string_view input, blocks;
};

}  // namespace

TEST_CASE("a link to edit a section or to see source code is no text", "[code]") {
  const Case cases[] = {
      {"<h2><span>Tides</span><span class=mw-editsection><span>[</span><a href=/e>modifier</a><span>]</span></span></h2>",
       "heading2 Tides"},
      {"<h2><span class=editsection>[<a href=/e>edit</a>]</span> <span>Tides</span></h2>", "heading2 Tides"},
      {"<div><h2>Tides</h2><span class=mw-editsection>[<a href=/e>edit</a>]</span></div>Text", "heading2 Tides | paragraph Text"},
      {"<dl><dt>fold()<a href=s.html><span class=viewcode-link><span>[source]</span></span></a><dd>Folds.</dl>",
       "paragraph fold() | paragraph Folds."},
      {"<pre><a class=viewcode-back href=d>[docs]</a>def fold():</pre>", "code def fold():"},
      {"<p>Read the <a class=source-link href=s>Ferry Post</a>.", "paragraph Read the Ferry Post."},
      {"<h2 class=sectionedit3>Tides</h2>", "heading2 Tides"},
      {"<h2>How to <a href=/e>edit</a> a page</h2>", "heading2 How to edit a page"},
      {"<div><h3>Tides</h3><span class=view-source>Quelltext</span></div>", "heading3 Tides"},
      {"<div><h3>Tides</h3><span class=view-source>Whoever keeps the gauge writes twice a day.</span></div>",
       "heading3 Tides | paragraph Whoever keeps the gauge writes twice a day."},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("what stands beside code in its box is no text", "[code]") {
  const Case cases[] = {
      {"<pre><code>boil</code><button>Copy</button></pre>", "code boil"},
      {"<p>a</p><div class=highlight><button>Copy</button><pre>boil</pre></div>", "paragraph a | code boil"},
      {"<p>a</p><pre>boil</pre><button>Run</button><p>b", "paragraph a | code boil | paragraph b"},
      {"<p>a</p><pre>boil</pre><p>b</p><button>Run</button>", "paragraph a | code boil | paragraph b | paragraph Run"},
      {"<div class=toolbar-box><pre>boil</pre><div><div><span>Shell</span></div><div><button>Copy</button></div></div></div>",
       "code boil"},
      {"<div><div><span>bash</span><div class=copy-it>Copy code</div></div><div><pre>boil</pre></div></div>", "code boil"},
      {"<div><span>pots/soup.yaml</span><button>Copy</button><pre>boil</pre></div>", "paragraph pots/soup.yaml | code boil"},
      {"<div class=language-ts><span>ts</span><pre>a\nb</pre><div class=line-numbers-wrapper aria-hidden=true>"
       "<span>1</span><br><span>2</span></div></div>",
       "code a\nb"},
      {"<div><div><span>PHP</span></div><div><table><tr><td><div>1</div><div>2</div><td "
       "class=code><pre>a\nb</pre></table></div></div>",
       "code a\nb"},
      {"<h3>Python</h3><pre>boil</pre>", "heading3 Python | code boil"},
      {"<p>Python</p><pre>boil</pre>", "paragraph Python | code boil"},
      {"<div><input type=radio><input type=radio><div><label>Python</label><label>Ruby</label></div>"
       "<div><div><pre>a</pre></div><div><pre>b</pre></div></div></div>",
       "code a | code b"},
      {"<div><input type=radio><label>Yes</label><input type=radio><label>No</label></div><pre>a</pre>",
       "paragraph YesNo | code a"},
      {"<div><pre>a + b</pre><input type=radio><label>It adds both numbers</label><br><input type=radio><label>It "
       "fails</label></div>",
       "code a + b | paragraph It adds both numbers\nIt fails"},
      {"<div><pre>a</pre><pre>b</pre><input type=radio><label>The first</label><input type=radio><label>The other</label></div>",
       "code a | code b | paragraph The firstThe other"},
      {"<div><input type=radio><label>Ruby</label><div><pre>a</pre></div><input "
       "type=radio><label>Go</label><div><pre>b</pre></div>"
       "</div>",
       "code a | code b"},
      {"<div><input type=radio><label>Sour</label><input type=radio><label>Sweet</label><pre>a</pre></div>",
       "paragraph SourSweet | code a"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("a control beside code has few words and opens nothing", "[code]") {
  const Case cases[] = {
      {"<p class=body-copy><b>Copy</b> all of it by hand</p><pre>boil</pre>", "paragraph Copy all of it by hand | code boil"},
      {"<p class=copy>Copy</p><pre>boil</pre>", "paragraph Copy | code boil"},
      {"<div class=copy>Coppersmiths</div><pre>boil</pre>", "paragraph Coppersmiths | code boil"},
      {"<div class=copyright>Copy</div><pre>boil</pre>", "paragraph Copy | code boil"},
      {"<div class=btn-copy><b>Copy</b> the salt into each of the pots</div><pre>boil</pre>",
       "paragraph Copy the salt into each of the pots | code boil"},
      {"<div class=btn-copy>Copy</div><pre>boil</pre>", "code boil"},
      {"<div class=copyButton>KOPIÉR</div><pre>boil</pre>", "code boil"},
      {"<div class=clipboard>复制代码</div><pre>boil</pre>", "code boil"},
      {"<button>Copy code to the clipboard</button><pre>boil</pre>", "code boil"},
      {"<div><button>What must the cook do before the water boils?</button></div><div><pre>boil</pre></div>",
       "paragraph What must the cook do before the water boils? | code boil"},
      {"<details><summary role=button>Show me</summary><pre>boil</pre></details>", "paragraph Show me | code boil"},
      {"<button aria-expanded=false>Second soup</button><pre>boil</pre>", "paragraph Second soup | code boil"},
      {"<button aria-controls=s>Second soup</button><pre>boil</pre>", "paragraph Second soup | code boil"},
      {"<pre>put <button>salt</button> (<button>pot</button>)\nboil</pre>", "code put salt (pot)\nboil"},
      {"<pre><button>Run</button><button>Help</button>boil\n</pre>", "code boil"},
      {"<pre>boil\n<button>Copy</button>\nserve</pre>", "code boil\n\nserve"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("pieces of code in one <pre> are blocks, words of a line are not", "[code]") {
  const Case cases[] = {
      {"<pre><code class=mjs>import a</code><code class=cjs>const a</code></pre>", "code import a | code const a"},
      {"<pre><code class=a>x</code>\n<code class=a>y</code></pre>", "code x\ny"},
      {"<pre><code>x</code><code>y</code></pre>", "code xy"},
      {"<pre>call <code class=a>x</code><code class=b>y</code></pre>", "code call xy"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("code whose lines end at <br> is a block", "[code]") {
  const Case cases[] = {
      {"<p><code>boil<br>\n&nbsp;&nbsp;salt  it<br />serve</code></p>", "code boil\n  salt it\nserve"},
      {"<p>First:<br><code>boil<br>serve</code><br>Then eat.", "paragraph First: | code boil\nserve | paragraph Then eat."},
      {"<p>Say <code>boil<br>serve</code> twice.", "paragraph Say boil\nserve twice."},
      {"<p><code>boil</code><br><code>serve</code>", "paragraph boil\nserve"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("words for screen readers beside the words that are seen are hidden") {
  const Case cases[] = {
      {"<p>50<span class=sr-only> minutes</span> <span aria-hidden=true>mins</span>", "paragraph 50 mins"},
      {"<p><span>50<span class=sr-only> minutes</span></span> <span aria-hidden=true>mins</span>", "paragraph 50 mins"},
      {"<p><span aria-hidden=true>Mo</span><span class='a visually-hidden'>Monday</span>", "paragraph Mo"},
      {"<p><span class=offscreen>9.50 shillings</span> <span aria-hidden=true><span>9</span><b>50</b>",
       "paragraph 9.50 shillings 950"},
      {"<p><span class=offscreen>9.50</span> <span aria-hidden=true><span>9</span><b>50</b>", "paragraph 9.50"},
      {"<p><span aria-hidden=true>\u00D7</span> <span class=sr-only>Close</span>", "paragraph \u00D7 Close"},
      {"<p><i aria-hidden=true></i><span class=sr-only>Phone</span> 555", "paragraph Phone 555"},
      {"<h2 class=sr-only>How tides work</h2><div aria-hidden=true>How</div>", "heading2 How tides work | paragraph How"},
      {"<p><span aria-hidden=true>More</span> <a href=x><span class=sr-only>More about tides</span></a>",
       "paragraph More More about tides"},
      {"<ul><li><input type=checkbox><label><span class=sr-only>\u25A2 </span></label> 200 g barley", "item1 200 g barley"},
      {"<p><label>\u25A2 Tick me</label>", "paragraph \u25A2 Tick me"},
      {"<p><span aria-hidden=true>04</span> <span class=sr-only>Fourth part: how to mend a torn net</span>",
       "paragraph 04 Fourth part: how to mend a torn net"},
      {"<h2><span aria-hidden=true>Part 4</span><span class=sr-only>Part 4: how to mend a torn net</span></h2>",
       "heading2 Part 4: how to mend a torn net"},
      {"<p><span aria-hidden=true>Nets (3)</span> <span class=sr-only>Show only what the yard has: nets (3)</span>",
       "paragraph Show only what the yard has: nets (3)"},
      {"<h1><span class=sr-only>They mend nets, sails and old ropes</span> <span aria-hidden=true>They mend |</span></h1>",
       "heading1 They mend nets, sails and old ropes"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}

TEST_CASE("a short piece of code in a cell is one line of it", "[tables]") {
  const std::string head = "<table><tr><th>Key<th>Use<tr><td>fan<td><pre>on\noff</pre><tr><td>hum<td><pre>";
  CHECK(shown(html_blocks(head + "no</pre></table>")) == "table Key\tUse | table fan\ton off | table hum\tno");
  CHECK(shown(html_blocks(head + "a\nb\nc\nd</pre></table>")).ends_with("paragraph hum | code a\nb\nc\nd"));
}

TEST_CASE("an image that is all of a cell is the word that it stands for", "[tables]") {
  const Case cases[] = {
      {"<table><tr><th>Oven<th>Quiet<tr><td>Una<td><img src=y.svg alt=Yes></table>", "table Oven\tQuiet | table Una\tYes"},
      {"<table><tr><th>Oven<th>Quiet<tr><td>Una<td><img src=y.svg alt=Yes> or no</table>",
       "table Oven\tQuiet | table Una\tor no"},
      {"<table><tr><th>A<th>B<tr><td><img src=f alt=Wales><td>Wales</table>", "table A\tB | table \tWales"},
      {"<table><tr><th>A<th>B<tr><td>x<td><img src=f alt=oven.jpg></table>", "table A\tB | table x"},
      {"<table><tr><th>A<th>B<th>C<tr><td>x<td><img src=n alt=No><td>Nothing, north</table>",
       "table A\tB\tC | table x\tNo\tNothing, north"},
      {"<table><tr><th>A<th>B<tr><td>x<td><img src=n alt=No></table><p>No one came.",
       "table A\tB | table x\tNo | paragraph No one came."},
      {"<p><img src=y.svg alt=Yes> a", "paragraph a"},
  };
  for (const auto& [input, blocks] : cases) {
    INFO(input);
    CHECK(shown(html_blocks(input)) == blocks);
  }
}
