// Skeletons: the worked example of the header, and the law that a tree made by way of a skeleton is the tree that gumbo makes of
// the page itself, over the sample pages and over generated markup.
#include "html/skeleton.h"

#include <catch2/catch.hpp>
#include <random>

#include "html/dom.h"
#include "input/decode.h"
#include "input/reader.h"
#include "trees/compare.h"

using namespace pith::internal;

namespace {

// Pieces of generated pages. "</>" is not among them: gumbo 0.10.1 never closes a foreign element after it, against the Standard.
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

std::string generated_page(std::mt19937& random) {
  std::string page = random() % 3 == 0 ? "<!doctype html>" : "";
  const std::size_t count = 1 + random() % 24;
  for (std::size_t i = 0; i < count; ++i) page += kPieces[random() % std::size(kPieces)];
  return page;
}

std::string_view view(std::string_view text, pith::Span span) { return text.substr(span.begin, span.end - span.begin); }

}  // namespace

TEST_CASE("the worked example in skeleton.h") {
  const std::string_view page =
      "<title>News</title>Today\n"
      "<ul><li>Home<li>Sport</ul>\n"
      "<p class=lead>Rain &amp; <b>wind</b>.<script>track()</script></p>\n";
  const Skeleton skeleton = make_skeleton(page, 100, 100000);
  CHECK(skeleton.text == "<title>\uE000</title>\uE000<ul><li>\uE000<li>\uE000</ul>\n\uE000\n");

  REQUIRE(skeleton.start_tags.size() == 4);
  CHECK(skeleton.start_tags[1].offset == 21);
  CHECK(view(page, skeleton.start_tags[1].source) == "<ul>");

  REQUIRE(skeleton.text_runs.size() == 7);
  CHECK(skeleton.text_runs[2].begin == 29);
  CHECK(skeleton.text_runs[2].end == 32);
  CHECK(view(page, skeleton.text_runs[2].source) == "Home");
  CHECK(skeleton.text_runs[4].begin == 44);
  CHECK(skeleton.text_runs[4].body == skeleton.text_runs[4].end);
  CHECK(skeleton.text_runs[5].subtree.begin == 3);
  CHECK(skeleton.text_runs[5].subtree.end == 10);
  CHECK(view(page, skeleton.text_runs[5].source).starts_with("<p class=lead>"));
  CHECK(view(page, skeleton.text_runs[5].source).ends_with("</p>"));
  CHECK(skeleton.text_runs[6].end == 49);

  REQUIRE(skeleton.collapsed_nodes.size() == 10);
  constexpr struct {
    std::size_t index;
    const char* source;
    std::uint32_t end;
  } kNodes[] = {{3, "<p class=lead>", 10}, {4, "Rain &amp; ", 5}, {5, "<b>", 7}, {6, "wind", 7}, {7, ".", 8},
                {8, "<script>", 10},       {9, "track()", 10}};
  for (const auto& [index, source, end] : kNodes) {
    CHECK(view(page, skeleton.collapsed_nodes[index].source) == source);
    CHECK(skeleton.collapsed_nodes[index].end == end);
  }
}

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

TEST_CASE("the tree of generated markup is gumbo's own") {
  std::mt19937 random(2026);
  for (int i = 0; i < 40000; ++i) {
    const std::string page = generated_page(random);
    const std::string difference = pith::tests::tree_difference(page);
    INFO(page);
    INFO(difference);
    CHECK(difference.empty());
  }
}
