// Menus among stories. The blocks are labelled by hand.
#include <catch2/catch.hpp>

#include "document/items.h"
#include "unit/labelled_blocks.h"

using namespace pith::internal;

namespace {

using Titles = std::vector<std::string>;

Titles titles(const Outline& outline) {
  Titles found;
  for (const pith::Related& story : related_items(outline, {})) found.push_back(story.title);
  return found;
}

std::string entry(std::string_view address, std::string_view text) {
  return "<li class=entry><a href=" + std::string(address) + ">" + std::string(text) + "</a></li>";
}

const std::string kStory =
    "<div class=news><h3><a href=/2021/a-new-clock-for-the-office>A new clock for the office</a></h3></div>";
const std::string kEntries =
    entry("/how-to-mend-an-old-rope", "How to mend an old rope") + entry("/what-a-lamp-costs", "What a lamp costs") +
    entry("/best-boats", "Best boats") + entry("/best-oars", "Best oars") + entry("/best-lamps", "Best lamps") +
    entry("/best-anchors", "Best anchors") + entry("/best-chains", "Best chains") + entry("/best-ropes", "Best ropes");
const Titles kClock = {"A new clock for the office"};

}  // namespace

TEST_CASE("entries of a menu are those whose like are navigation", "[stories]") {
  const std::string html = "<nav><ul>" + kEntries + "</ul></nav>" + kStory;
  Outline page = labelled(html, pith::Kind::related);
  CHECK(titles(page) == Titles{"How to mend an old rope", kClock[0]});
  for (std::size_t i = 1; i < 8; ++i) page.blocks[i].kind = pith::Kind::nav;
  CHECK(titles(page) == kClock);
}

TEST_CASE("a headline of many words is none of a menu, whatever words its address has", "[stories]") {
  const std::string footer =
      "<footer class=footer><ul>" + kEntries +
      "</ul><div class=talk><p><a href=/salt-41>Nobody knows why the iron of the old quay is red</a></p>"
      "<p><a href=/lamp-42>Lamp that went out</a></p><p><a href=/log-43>Log</a></p><p><a href=/log-43>What we "
      "have seen from the old lock and wrote down</a></p></div></footer>";
  const Titles found = titles(labelled(footer + kStory, pith::Kind::related));
  CHECK(std::ranges::find(found, "Nobody knows why the iron of the old quay is red") != found.end());
  CHECK(std::ranges::find(found, "Lamp that went out") == found.end());
  CHECK(std::ranges::find(found, "What we have seen from the old lock and wrote down") == found.end());
}

TEST_CASE("links in a footer are entries if most of their like are navigation", "[stories]") {
  const std::string html = "<footer><ul>" + kEntries + "</ul></footer>" + kStory;
  Outline page = labelled(html, pith::Kind::related);
  CHECK(titles(page).size() == 9);
  for (std::size_t i = 1; i < 8; ++i) page.blocks[i].kind = pith::Kind::nav;
  CHECK(titles(page) == kClock);
}

TEST_CASE("a heading of several words is none of a menu", "[stories]") {
  const auto footer = [](std::string_view element) {
    return "<footer class=footer><ul>" + kEntries + "</ul><div class=talk><a href=/salt-41><" + std::string(element) +
           ">Why the iron turns red</" + std::string(element) + "></a></div></footer>";
  };
  const auto has = [&](std::string_view element) {
    const Titles found = titles(labelled(footer(element) + kStory, pith::Kind::related));
    return std::ranges::find(found, "Why the iron turns red") != found.end();
  };
  CHECK(has("h4"));
  CHECK_FALSE(has("p"));
}

TEST_CASE("a heading may say that the links of a menu follow", "[stories]") {
  const auto footer = [](std::string_view heading) {
    return "<footer class=footer><h4>" + std::string(heading) +
           "</h4><p><a href=/boat-builders-in-upper-tarn>Boat builders in Upper Tarn</a></p><p><a "
           "href=/boat-builders-in-lower-tarn>Boat builders in Lower Tarn</a></p></footer>";
  };
  CHECK(titles(labelled(footer("Quick links") + kStory, pith::Kind::related)) == kClock);
  CHECK(titles(labelled(footer("Read on") + kStory, pith::Kind::related)).size() == 3);
}
