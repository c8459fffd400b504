// The tree of the skeleton is gumbo's own: over testdata, over mark-up of every kind, and over what a generator makes of its pieces.
#include "html/skeleton.h"

#include <catch2/catch.hpp>
#include <random>

#include "html/dom.h"
#include "input/decode.h"
#include "input/reader.h"
#include "trees/compare.h"

using namespace pith::internal;

namespace {

// "</>" is left out: gumbo 0.10.1 takes a foreign element behind it for one that never ends, and the Standard does not.
constexpr std::string_view kPieces[] = {
    "<p>",
    "</p>",
    "<div class='a b'>",
    "</div>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=x>",
    "</a>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "<th>",
    "</td>",
    "</tr>",
    "</table>",
    "<caption>",
    "<tbody>",
    "<h1>",
    "</h2>",
    "<dl><dt>",
    "<dd>",
    "</dl>",
    "<pre>\n",
    "<pre>\r\n\nx",
    "</pre>",
    "<textarea>\n a &amp; <b>",
    "</textarea>",
    "<title>t &lt; u",
    "</title>",
    "<script>if (a < b) '</p>';</script>",
    "<script><!-- <script> </script> --></script>",
    "<style>p > b {}</style>",
    "<select><option>o<option>p",
    "</select>",
    "<svg><path d='M0 0'/><title>t</title></svg>",
    "<svg/>",
    "<svg><p>out",
    "<math><mi>x</mi></math>",
    "<br>",
    "<br/>",
    "</br>",
    "<img src='a>b' alt=\"c\">",
    "<hr>",
    "<input type=hidden>",
    "<input>",
    "<form>",
    "</form>",
    "<button>",
    "</button>",
    "<x-a>",
    "</x-a>",
    "<noscript>n</noscript>",
    "<iframe><p></iframe>",
    "<xmp><b></xmp>",
    "<template><td>t</template>",
    "<body id=late>",
    "<html lang=xx>",
    "<head>",
    "</body>",
    "</html>",
    "<!-- c -->",
    "<!-->",
    "<!--x--!>",
    "<!bogus>",
    "<?pi?>",
    "</ x>",
    "<>",
    "< b",
    "text",
    " ",
    "\n",
    "&amp;",
    "&copy2;",
    "&notit;",
    "&#x41;",
    "&#150;",
    "&#0;",
    "&bogus;",
    "&",
    "\u00E9\u6F22",
    "\r\n",
    "<font color=red>",
    "</font>",
    "<center>",
    "<object>",
    "</object>",
    "<ruby>a<rt>b",
    "</ruby>",
    "<nobr>",
    "<a href=y>link</a>",
    "<a><b>x</b> y<img></a>",
    "<span class=c></span>",
    "<span> </span>",
    "<b>x<!-- c -->y</b>",
    "<i><a>z</a><i>z</i></i>",
    "<em>a<p>b</em>",
    "<small><svg id=s/><br></small>",
    "<u><svg><g/></svg>&amp;<code>c</code></u>",
    "<span><a><div></div></a></span>",
    "<strong><nobr>n</strong>",
    "<section class=s>",
    "</section>",
    "<h2>",
    "</h1>",
    "<h3>x</h3>",
    "<li>item</li>",
    "<ul><li>a</li> <li><a href=b>b</a></li></ul>",
    "<ol>",
    "</ol>",
    "<div><p>x</p></div>",
    "<div>y <ul><li>z</li></ul></div>",
    "<label>",
    "</label>",
    "<picture><source><img></picture>",
    "<video><track></video>",
    "<dl>",
    "<dt>t</dt>",
    "</dd>",
    "<dd>d</dd>",
    "<div>\n<script>s()</script>\n<style></style></div>",
    "<option>",
    "<optgroup>",
    "</option>",
    "<nav>",
    "</nav>",
    "<blockquote>",
    "</blockquote>",
    "<noscript><p>x</p></noscript>",
    "<main>",
    "</main>",
    "<article>",
    "</article>",
    "<figure><img><figcaption>f</figcaption></figure>",
    "<marquee>",
    "</marquee>",
    "<menuitem>",
    "<link rel=x>",
    "<meta name=a>",
    "<rp>",
    "<rt>",
    "<address>",
    "</address>",
    "<thead>",
    "</thead>",
    "</tbody>",
    "<colgroup>",
    "<col>",
    "</caption>",
    "</svg>",
    "<a>",
    "</nobr>",
    "<pre>",
    "<summary>",
    "<details>",
    "</details>",
    "<button>b</button>",
    "<form><input name=i></form>",
    "<p>one<p>two",
    "<p>one</p>",
    "<span><p></span>",
    "<p><span></p>",
    "<div><b>x</b></div>",
    "<b><div>x</div></b>",
    "<x-a><div>x</div></x-a>",
    "<select><script>s</script></select>",
    "<embed>",
    "<applet>",
    "</applet>",
    "<fieldset><legend>l</legend>",
    "</fieldset>",
    "<time datetime=t>t</time>",
    "<hr/>",
    "<div/>",
    "<span>",
    "</span>",
};

std::string soup(std::mt19937& random) {
  std::string page = random() % 3 == 0 ? "<!doctype html>" : "";
  const std::size_t count = 1 + random() % 24;
  for (std::size_t i = 0; i < count; ++i) page += kPieces[random() % std::size(kPieces)];
  return page;
}

}  // namespace

TEST_CASE("the tree of a sample page is gumbo's own") {
  for (const std::string& name : list_inputs({PITH_TESTDATA}, [](const auto&, const auto&) {})) {
    if (!name.ends_with(".html")) continue;
    Page page;
    std::string error;
    REQUIRE(read_page(name, page, error));
    INFO(name);
    CHECK(pith::tests::tree_difference(decode(page.bytes, "").utf8).empty());
  }
}

TEST_CASE("the tree of generated mark-up is gumbo's own") {
  std::mt19937 random(2026);
  for (int i = 0; i < 40000; ++i) {
    const std::string page = soup(random);
    const std::string difference = pith::tests::tree_difference(page);
    INFO(page);
    INFO(difference);
    CHECK(difference.empty());
  }
}
