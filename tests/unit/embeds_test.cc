// Videos, sounds and frames: which are links in an article, and which are none.
#include <catch2/catch.hpp>
#include <string>

#include "blocks/blocks.h"
#include "pith/pith.h"

using namespace pith;
using namespace pith::internal;

namespace {

// The titles and addresses of the embeds before the only paragraph.
std::string embeds_of(const std::string& html) {
  const Outline outline = html_blocks(html + "<p>Text");
  REQUIRE(outline.blocks.size() == 1);
  std::string found;
  for (const Inline& part : outline.blocks.front().inlines)
    if (part.mark == Mark::embed) found.append(part.label).append(" ").append(part.target).append(";");
  return found;
}

}  // namespace

TEST_CASE("what can be played is an embed with its title and address", "[embeds]") {
  const struct {
    std::string html, embeds;
  } trials[] = {{R"(<iframe src="https://v.example/e/1" title="How  it
 is made" allowfullscreen></iframe>)",
                 "How it is made https://v.example/e/1;"},
                {R"(<IFRAME SRC=/e/1 ALLOW="Accelerometer; autoplay"></IFRAME>)", "/e/1 /e/1;"},
                {R"(<iframe src="about:blank" data-src="/e/2" aria-label="A tour" allow="fullscreen"></iframe>)", "A tour /e/2;"},
                {R"(<video title="Low tide" src=tide.mp4></video>)", "Low tide tide.mp4;"},
                {R"(<video controls><track src=a.vtt><source src="a.webm"><source src="a.mp4">Sorry.</video>)", "a.webm a.webm;"},
                {R"(<audio><source data-src="a.ogg"></audio>)", "a.ogg a.ogg;"},
                {R"(<embed src="/player?v=1" allowfullscreen=true>)", "/player?v=1 /player?v=1;"},
                {R"(<video src=a.mp4></video><audio src=b.ogg></audio>)", "a.mp4 a.mp4;b.ogg b.ogg;"}};
  for (const auto& trial : trials) {
    INFO(trial.html);
    CHECK(embeds_of(trial.html) == trial.embeds);
  }
}

TEST_CASE("frames that play nothing and what nobody sees are no embeds", "[embeds]") {
  for (const std::string html :
       {"<iframe src=https://ads.example/slot></iframe>", "<iframe src=/e/1 allow=geolocation></iframe>",
        "<iframe allowfullscreen></iframe>", "<iframe src=/e/1 allowfullscreen=false></iframe>", "<video></video>",
        "<iframe src=/e/1 allowfullscreen width=1 height=1></iframe>", "<iframe src=/e/1 allowfullscreen hidden></iframe>",
        "<video src=a.mp4 style='display: none'></video>", "<div hidden><video src=a.mp4></video></div>",
        "<video src='blob:https://v.example/1'></video>", "<video src='javascript:alert(1)'></video>"}) {
    INFO(html);
    CHECK(embeds_of(html).empty());
  }
}
