// Images: which address an <img> has, and which are none.
#include <catch2/catch.hpp>
#include <string>

#include "blocks/blocks.h"
#include "blocks/srcset.h"
#include "pith/pith.h"

using namespace pith;
using namespace pith::internal;

namespace {

// The addresses of the images before the only paragraph.
std::string images_of(const std::string& html) {
  const Outline outline = html_blocks(html + "<p>Text");
  REQUIRE(outline.blocks.size() == 1);
  std::string found;
  for (const Inline& part : outline.blocks.front().inlines)
    if (part.mark == Mark::image) found.append(found.empty() ? "" : " ").append(part.target);
  return found;
}

}  // namespace

TEST_CASE("the candidates of a srcset are read one by one", "[images]") {
  std::string_view list = " ,a,b.png 480w ,\n/c,d 1.5x, e, f 100h 20w,g (1,2) 3w,data:image/png;base64,AA== 1w , h -1w, i 1e400w";
  std::string found;
  while (true) {
    const ImageCandidate one = next_candidate(list);
    if (one.empty()) break;
    found.append(one.address).append(" ").append(std::to_string(static_cast<int>(one.width)));
    found.append(one.density != 1 ? "x" : "").append(";");
  }
  CHECK(found == "a,b.png 480;/c,d 0x;e 0;f 20;g 0;2) 3;data:image/png;base64,AA== 1;h 0;i 0;");
}

TEST_CASE("an image has the address of its largest form", "[images]") {
  const struct {
    std::string html, images;
  } kRows[] = {
      {"<img src=a.jpg>", "a.jpg"},
      {"<img src=a.jpg srcset='b.jpg 400w, c.jpg 1200w, d.jpg 800w'>", "c.jpg"},
      {"<img src=a.jpg srcset='b.jpg, c.jpg 2x, d.jpg 1.5x'>", "c.jpg"},
      {"<img src=a.jpg srcset='b.jpg'>", "a.jpg"},
      {"<img srcset='b.jpg'>", "b.jpg"},
      {"<img src=a.jpg srcset='b.jpg?x=1&amp;y=2 2x'>", "b.jpg?x=1&y=2"},
      {"<img src=a.jpg srcset='data:image/gif;base64,R0 900w, b.jpg 300w'>", "b.jpg"},
      {"<img src=a.jpg srcset=',,'>", "a.jpg"},
      // Those that a script loads later.
      {"<img src='data:image/gif;base64,R0' data-src=b.jpg>", "b.jpg"},
      {"<img src=small.jpg data-src=large.jpg>", "large.jpg"},
      {"<img src=a.jpg DATA-SRC=' b.jpg '>", "b.jpg"},
      {"<img src=a.jpg data-original=true data-lazy='{\"x\":\"y.jpg\"}'>", "a.jpg"},
      {"<img src=/img/spacer.gif data-lazy-srcset='b.jpg 300w, c.jpg 600w'>", "c.jpg"},
      {"<img src=about:blank data-actualsrc=b.jpg>", "b.jpg"},
      {"<img data-src=b.jpg srcset='data:, 1w'>", "b.jpg"},
      {"<img class=lazy src='data:,'> <noscript><img src=b.jpg></noscript>", "b.jpg"},
      {"<img class=lazy><noscript><a href=/><img src=b.jpg srcset='c.jpg 2x'></a></noscript>", "c.jpg"},
      {"<img src=a.jpg><noscript><img src=b.jpg></noscript>", "a.jpg"},
      {"<div><img></div><noscript><img src=b.jpg></noscript>", ""},
      // Pictures.
      {"<picture><source srcset='b.webp 400w, c.webp 1600w' type=image/webp><source srcset='b.jpg 800w'><img "
       "src=a.jpg></picture>",
       "c.webp"},
      {"<picture><source srcset='b.webp 800w' type=image/webp><img src=a.jpg srcset='b.jpg 800w'></picture>", "b.jpg"},
      {"<picture><source srcset=b.webp type=image/webp><img src=a.jpg></picture>", "a.jpg"},
      {"<picture><source srcset=b.jpg media='(min-width: 600px)'><source srcset=c.jpg media='(min-width:1200px)'><img "
       "src=a.jpg></picture>",
       "c.jpg"},
      {"<picture><source srcset='b.jpg 3000w' media='(max-width: 600px)'><source srcset=d.jpg media=print><img "
       "src=a.jpg></picture>",
       "a.jpg"},
      {"<picture><source data-srcset=b.jpg srcset='data:,'><img src='data:,'></picture>", "b.jpg"},
      {"<PICTURE><source srcset=b.jpg><img></PICTURE>", "b.jpg"},
      {"<video><source srcset='b.jpg 900w'></video><img src=a.jpg>", "a.jpg"},
      // What is no image of the page.
      {"<img src='data:image/png;base64,AAAA'>", ""},
      {"<img src=''>", ""},
      {"<img src='#'>", ""},
      {"<img src='JavaScript:x()'>", ""},
      {"<img src=/pixel.gif?user=1>", ""},
      {"<img src=//count.example/x.png width=1 height=1>", ""},
      {"<img src=a.png width='1px'>", ""},
      {"<img src=a.png height=1>", ""},
      {"<img src=a.png width=100% height=0>", "a.png"},
      {"<img src=pixels-of-the-bay.jpg width=10>", "pixels-of-the-bay.jpg"},
  };
  for (const auto& [html, images] : kRows) {
    INFO(html);
    CHECK(images_of(html) == images);
  }
}

TEST_CASE("a picture with very many sources takes no longer than its size", "[images]") {
  std::string html = "<picture>";
  for (int i = 0; i < 20000; ++i) html += "<source srcset='a 1w'><img src=data:,>";
  CHECK(images_of(html + "</picture>").substr(0, 3) == "a a");
}

TEST_CASE("images of a figure belong to its caption, wherever it stands", "[images]") {
  const Outline outline = html_blocks(
      "<p>Before<figure><figcaption>The <b>bay</b></figcaption><img src=a.jpg><img src=b.jpg></figure><img src=c.jpg><p>After");
  REQUIRE(outline.blocks.size() == 3);
  REQUIRE(outline.blocks[1].inlines.size() == 3);
  CHECK(outline.blocks[1].inlines[0].target == "a.jpg");
  CHECK(outline.blocks[1].inlines[1].target == "b.jpg");
  CHECK(outline.blocks[1].inlines[2].mark == Mark::strong);
  REQUIRE(outline.blocks[2].inlines.size() == 1);
  CHECK(outline.blocks[2].inlines[0].target == "c.jpg");
}
