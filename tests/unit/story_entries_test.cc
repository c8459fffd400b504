// Links to what a page itself is about: entries of lists, products and sections. The blocks are labelled by hand, and so is the
// type of the page.
#include <catch2/catch.hpp>

#include "document/items.h"
#include "document/story_prices.h"
#include "unit/labelled_blocks.h"

using namespace pith::internal;

namespace {

using Titles = std::vector<std::string>;

Titles titles(const std::string& html, pith::PageType type, std::string_view page = {}) {
  Outline outline = labelled(html, pith::Kind::related);
  outline.type = type;
  Titles found;
  for (const pith::Related& story : related_items(outline, page)) found.push_back(story.title);
  return found;
}

const std::string kStory =
    "<div class=news><h3><a href=/2021/a-new-clock-for-the-office>A new clock for the office</a></h3></div>";
const Titles kClock = {"A new clock for the office"};

}  // namespace

TEST_CASE("a price is an amount with a currency and little else", "[stories]") {
  for (const std::string_view text :
       {"\u00A379", "from \u00A379", "12,90 \u20AC", "$17.30 New", "EUR 355.58", "1 299 kr", "249 z\u0142", "249z\u0142",
        "12 euro", "Euro 12,90", "Rs 1,499", "USD 40", "\u20AC40 milder"})
    CHECK(is_price(text));
  for (const std::string_view text : {"79",
                                      "3 May 2021",
                                      "12 ratings",
                                      "Rope Park 3",
                                      "The ropes under $5",
                                      "A rope for $5 that lasts",
                                      "2 krakens",
                                      "$",
                                      "Euro 2024",
                                      "Euro 7",
                                      "EUR 2024",
                                      "Height 120 ft",
                                      "Quay RS 6",
                                      "$2m harbour fraud",
                                      "$2 million fraud",
                                      "$1.5m grant awarded",
                                      "\u20AC3 Mrd. Verlust",
                                      "3 Mio. \u20AC",
                                      "\u00A34 billion",
                                      "Rs 2.50 crore"})
    CHECK_FALSE(is_price(text));
  for (const std::string_view text : {"from \u00A379", "12,90 \u20AC", "Free post from 12 euro!"}) CHECK(ends_with_amount(text));
  for (const std::string_view text : {"$300 fine issued", "8000 Euro damage", "Costs $300 more"})
    CHECK_FALSE(ends_with_amount(text));
  CHECK(is_priced_label("Lowest price of the month: \u00A3166"));
  CHECK_FALSE(is_priced_label("The quay costs \u00A3166"));
  CHECK_FALSE(is_priced_label("Tarn rows to the final: Euro 2024"));
}

TEST_CASE("a card with a price is a product, which is a story only beside another product", "[stories]") {
  const std::string shelf =
      "<div class=rope><h4><a href=/rope-of-hemp-41>Rope of hemp</a></h4><p>\u00A319</p></div>"
      "<div class=rope><a href=/rope-of-wire-42><h4>Rope of wire and tar</h4><p>from \u00A329</p></a></div>"
      "<div class=rope><a href=/old-rope-43>Lowest price of the month: \u00A39</a></div>";
  CHECK(titles(shelf + kStory, pith::PageType::article) == kClock);
  CHECK(titles(shelf + kStory, pith::PageType::collection) == kClock);
  CHECK(titles(shelf + kStory, pith::PageType::product) == Titles{"Rope of hemp", "Rope of wire and tar", kClock[0]});
  const std::string kicked = "<div class=rope><p>Euro 2024</p><h4><a href=/2021/rowers-of-tarn>Rowers of Tarn</a></h4></div>";
  CHECK(titles(kicked + kStory, pith::PageType::article) == Titles{"Rowers of Tarn", kClock[0]});
  const std::string fined = "<h4>$300 fine issued</h4><h3><a href=/2021/rowers-of-tarn>Rowers of Tarn</a></h3>";
  CHECK(titles("<div class=rope>" + fined + "</div>" + kStory, pith::PageType::article) == Titles{"Rowers of Tarn", kClock[0]});
  const std::string post = "<h4>Paid from $30</h4><h3><a href=/2021/terms-of-our-post>Terms of our post</a></h3>";
  CHECK(titles("<div class=rope>" + post + "</div>" + kStory, pith::PageType::article) == kClock);
  const std::string repeated =
      "<h3><a href=/2021/rowers-fined-300>Rowers of Tarn have to pay a fine</a></h3><p><a href=/2021/rowers-fined-300>$300 for "
      "rowers</a></p>";
  CHECK(titles("<div class=rope>" + repeated + "</div>" + kStory, pith::PageType::article).size() == 2);
  const std::string cheap = "<ul><li><a href=/2021/ropes-under-5-pounds>Best ropes under \u00A35</a></li></ul>";
  CHECK(titles(cheap + kStory, pith::PageType::article) == Titles{"Best ropes under \u00A35", kClock[0]});
}

TEST_CASE("what a shop promises and other shelves are no stories beside a product", "[stories]") {
  const std::string beside =
      "<p><a href=/help/money-back-41>30-Day Money-Back Guarantee</a></p><p><a href=/help/post-42>Livraison gratuite</a></p>"
      "<p><a href=/b/ropes-of-hemp-wire-and-tar-41>Ropes of hemp, wire and tar for boats</a></p>";
  CHECK(titles(beside + kStory, pith::PageType::product) == kClock);
  CHECK(titles(beside + kStory, pith::PageType::article) ==
        Titles{"30-Day Money-Back Guarantee", "Ropes of hemp, wire and tar for boats", kClock[0]});
}

TEST_CASE("what lies where the entries of a shelf do is of the shelf, too", "[stories]") {
  std::string shelf;
  for (int i = 40; i < 48; ++i) {
    const std::string number = std::to_string(i);
    shelf +=
        "<div class=rope><h3><a href=/en/goods/rope-of-hemp-" + number + ">Rope of hemp number " + number + "</a></h3></div>";
  }
  const std::string colours = "<p><a href=/en/goods/rope-of-hemp-51>The same rope in red and blue</a></p>";
  const std::string guide = "<p><a href=/en/guides/how-to-mend-a-rope>How to mend an old rope</a></p>";
  CHECK(titles(shelf + colours + guide, pith::PageType::collection) == Titles{"How to mend an old rope"});
  CHECK(titles(shelf + colours + guide, pith::PageType::article).size() == 10);
}

TEST_CASE("short items of a list are other lists, unless their addresses repeat them", "[stories]") {
  const std::string items =
      "<ul><li><a href=/x41.html>Top ropes</a></li><li><a href=/x42.html>New anchors</a></li></ul>"
      "<ul><li><a href=/2021/goats-on-roofs>Goats on roofs</a></li></ul>";
  CHECK(titles(items + kStory, pith::PageType::collection) == Titles{"Goats on roofs", kClock[0]});
  CHECK(titles(items + kStory, pith::PageType::article).size() == 4);
}

TEST_CASE("what lies below a list is part of it", "[stories]") {
  const std::string below =
      "<p><a href=https://tarn.example/ropes/ropes-of-hemp-under-5-pounds>Ropes of hemp under five pounds</a></p>";
  CHECK(titles(below + kStory, pith::PageType::listing, "https://tarn.example/ropes") == kClock);
  CHECK(titles(below + kStory, pith::PageType::listing, "https://tarn.example/oars").size() == 2);
  CHECK(titles(below + kStory, pith::PageType::article, "https://tarn.example/ropes").size() == 2);
}

TEST_CASE("a heading that is the path of its link stands over the stories of a section", "[stories]") {
  const std::string items =
      "<a href=/2021/six-small-repairs-to-the-quay>Six small repairs to the quay</a></p><p><a "
      "href=/2021/goats-on-the-roof-again>Goats on the roof again</a></p><p><a href=/2021/a-new-clock-for-the-office>A new clock "
      "for "
      "the office</a></p>";
  const auto count = [&](const std::string& heading) {
    return titles("<div><h2>" + heading + "</h2><p>" + items + "</div>", pith::PageType::article).size();
  };
  CHECK(count("<a href=/harbour-news>Harbour news</a>") == 3);
  CHECK(count("<a href=/2021/harbour-news>Harbour news</a>") == 4);
  CHECK(count("<a href=/harbour-news-of-the-old-mill>Harbour news of the old mill</a>") == 4);
}

TEST_CASE("headings of entries are no headings of other stories", "[stories]") {
  std::string shelf;
  for (int i = 40; i < 48; ++i) {
    const std::string number = std::to_string(i);
    shelf += "<div><h3 class=name><a href=/a/hemp-" + number + ">Rope of hemp " + number + "</a></h3>";
    for (const std::string_view colour : {"red", "blue"})
      shelf += "<label class=colour><a href=/a/hemp-" + std::string(colour) + "-" + number + ">Colour: " + std::string(colour) +
               " rope " + number + "</a></label>";
    shelf += "</div>";
  }
  CHECK(titles(shelf + kStory, pith::PageType::collection) == kClock);
}

TEST_CASE("a heading over stories that its address does not repeat is a section", "[stories]") {
  const std::string below =
      "<h4><a href=/2021/six-small-repairs-to-the-quay>Six small repairs to the quay</a></h4><p><a "
      "href=/2021/goats-on-the-roof-again>Goats on the roof again</a></p><p><a href=/2021/a-new-clock-for-the-office>A new clock "
      "for the office</a></p>";
  const auto count = [&](const std::string& heading) {
    return titles("<div>" + heading + below + "</div>", pith::PageType::forum).size();
  };
  CHECK(count("<h3><a href=/trending/threads.1>TRENDING THREADS</a></h3>") == 3);
  CHECK(count("<h3><a href=/2021/red-quay-sinks/41>Red quay sinks</a></h3>") == 4);
  CHECK(count("<h3><a href=/2021/41>Why the old red quay of Tarn sinks</a></h3>") == 4);
  CHECK(count("<h5><a href=/trending/threads.1>TRENDING THREADS</a></h5>") == 4);
  CHECK(count("<h3><a href=/a/48212>Six rusty bolts</a></h3>") == 4);
  CHECK(count("<h3><a href=/artikel/900.html>Die F\u00E4hre ist wieder versp\u00E4tet</a></h3>") == 4);
  CHECK(count("<h3><a href=/news/parom-snova-opozdal>\u041F\u0430\u0440\u043E\u043C \u0441\u043D\u043E\u0432\u0430 "
              "\u043E\u043F\u043E\u0437\u0434\u0430\u043B</a></h3>") == 4);
}
