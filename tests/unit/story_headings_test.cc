// Headlines beside links. The blocks are labelled by hand.
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

Titles titles(const std::string& html) { return titles(labelled(html, pith::Kind::related)); }

std::string card(std::string_view name, std::string_view address) {
  return "<div class=card><p class=tag>Bulletin</p><p class=name>" + std::string(name) +
         "</p><p><a href=" + std::string(address) + ">Read more</a></p></div>";
}

const std::string kStory =
    "<div class=news><h3><a href=/2021/a-new-clock-for-the-office>A new clock for the office</a></h3></div>";
const Titles kClock = {"A new clock for the office"};

}  // namespace

TEST_CASE("the name in a card is the headline if the address has its words", "[stories]") {
  CHECK(titles(card("Six small repairs to the quay", "/2021/six-small-repairs-to-the-quay") + kStory) ==
        Titles{"Six small repairs to the quay", kClock[0]});
  CHECK(titles(card("Salt and iron", "/2021/x41") + kStory) == kClock);
}

TEST_CASE("a heading beside a link may be of another kind and link to the same story", "[stories]") {
  const std::string html =
      "<div class=card><h3><a href=/2021/x41>Six small repairs to the quay</a></h3><p><a href=/2021/x41>Read more</a></p></div>" +
      kStory;
  Outline page = labelled(html, pith::Kind::related);
  page.blocks[0].kind = pith::Kind::article;
  CHECK(titles(page) == Titles{"Six small repairs to the quay", kClock[0]});
  page.type = pith::PageType::listing;
  CHECK(titles(page) == kClock);
}

TEST_CASE("headings like those of stories are stories, too, but in a list", "[stories]") {
  std::string html;
  for (const std::string_view name : {"six-small-repairs", "goats-on-the-roof", "lamp-that-went-out", "salt-in-old-iron"})
    html += "<h3><a href=/2021/" + std::string(name) + ">" + std::string(name) + " in Tarn</a></h3>";
  Outline page = labelled(html, pith::Kind::related);
  page.blocks[1].kind = pith::Kind::article;
  CHECK(titles(page).size() == 4);
  page.type = pith::PageType::listing;
  CHECK(titles(page) == Titles{"six-small-repairs in Tarn", "lamp-that-went-out in Tarn", "salt-in-old-iron in Tarn"});
  page.type = pith::PageType::article;
  page.blocks[2].kind = pith::Kind::article;
  CHECK(titles(page).size() == 2);
}

TEST_CASE("names in cards stand where those of other cards do", "[stories]") {
  CHECK(titles(card("Six small repairs", "/2021/six-small-repairs") + card("Goats on the roof", "/2021/goats-on-the-roof") +
               card("Lamp that went out", "/2021/lamp-that-went-out") + card("Salt and iron", "/2021/x41")) ==
        Titles{"Six small repairs", "Goats on the roof", "Lamp that went out", "Salt and iron"});
}

TEST_CASE("a heading far from a link, or beside one that says what it leads to, is not its headline", "[stories]") {
  std::string chapter = "<p>The keeper walked along the towpath every evening to see whether the gates were shut.</p>";
  for (int i = 0; i < 5; ++i) chapter += chapter;
  const auto section = [](const std::string& text, std::string_view link) {
    return "<div><h3>Two old mills on the weir</h3>" + text + "<p><a href=/2021/mills/41>" + std::string(link) + "</a></p></div>";
  };
  CHECK(titles(section("", "Read more") + kStory) == Titles{"Two old mills on the weir", kClock[0]});
  CHECK(titles(section(chapter, "Read more") + kStory) == kClock);
  CHECK(
      titles(
          "<div><h3>Two old mills on the weir</h3><p>Have a look at our <a href=/mills-41>list of all the mills</a>.</p></div>" +
          kStory) == kClock);
  CHECK(titles("<div><h3>Buy a rope and save</h3><p><a href=/ropes-41>View all 8 ropes</a></p></div>" + kStory) == kClock);
}

TEST_CASE("of two links of a card to one address, the first is the headline", "[stories]") {
  const std::string html =
      "<div><div><a class=item-title href=/p/quay>Repairs to the quay</a><a class=item-description href=/p/quay>What salt does "
      "to "
      "iron in nine winters</a></div><div><a class=item-title href=/p/clock>A new clock at last</a><a class=item-description "
      "href=/p/clock>It is late as often as the ferry</a></div></div>";
  const auto stories = related_items(labelled(html, pith::Kind::related), {});
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].title == "Repairs to the quay");
  CHECK(stories[1].title == "A new clock at last");
}
