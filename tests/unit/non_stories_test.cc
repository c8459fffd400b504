// Links that are no stories: those that are paid for, goods that customers review, people, names in code. The blocks are labelled
// by hand, and so is the type of the page.
#include <catch2/catch.hpp>

#include "document/items.h"
#include "document/paid_links.h"
#include "document/person_addresses.h"
#include "document/story_addresses.h"
#include "unit/labelled_blocks.h"

using namespace pith::internal;

namespace {

using Titles = std::vector<std::string>;

constexpr std::string_view kPage = "https://tarn.example/2021/the-ferry-is-late-again";

std::vector<pith::Related> stories(const std::string& html, pith::PageType type) {
  Outline outline = labelled(html, pith::Kind::related);
  outline.type = type;
  return related_items(outline, kPage);
}

Titles titles(const std::string& html, pith::PageType type = pith::PageType::article) {
  Titles found;
  for (const pith::Related& story : stories(html, type)) found.push_back(story.title);
  return found;
}

std::string link_to(std::string_view address, std::string_view text) {
  return "<a href=" + std::string(address) + ">" + std::string(text) + "</a>";
}

const std::string kStory = "<div class=news><h3>" +
                           link_to("https://tarn.example/2021/a-new-clock-for-the-office", "A new clock for the office") +
                           "</h3></div>";
const Titles kClock = {"A new clock for the office"};

}  // namespace

TEST_CASE("queries tell who is paid for a reader", "[stories]") {
  CHECK(is_counted_for_pay("https://rope.example/loans?subid=6"));
  CHECK(is_counted_for_pay("https://rope.example/?a=1&UTM_Medium=p-CPC"));
  CHECK(is_counted_for_pay("https://rope.example/?utm_source=Outbrain"));
  CHECK_FALSE(is_counted_for_pay("https://rope.example/?utm_medium=email"));
  CHECK_FALSE(is_counted_for_pay("https://rope.example/subid/6?page"));
  CHECK(is_counted_by_owner("https://weir.example/quay?icid=tarn"));
  CHECK_FALSE(is_counted_by_owner("https://weir.example/quay?id=tarn"));
}

TEST_CASE("links to other sites in boxes of sponsors are no stories", "[stories]") {
  const auto box = [](std::string_view names, std::string_view address) {
    return "<div class=\"" + std::string(names) + "\"><ul><li>" + link_to(address, "Ten ropes that every rower should own") +
           "</li></ul></div>";
  };
  constexpr std::string_view kElsewhere = "https://rope.example/ten-ropes";
  CHECK(titles(box("Sponsored-Links", kElsewhere) + kStory) == kClock);
  CHECK(titles(box("module-cpc", kElsewhere) + kStory) == kClock);
  CHECK(titles(box("partners", kElsewhere) + kStory).size() == 2);
  CHECK(titles(box("sponsored-links", "https://tarn.example/ten-ropes") + kStory).size() == 2);
  CHECK(titles(box("module-cpc", "https://rope.example/ten-ropes?icid=tarn") + kStory).size() == 2);
  CHECK(titles(box("partners", "https://rope.example/ten-ropes?affid=41") + kStory) == kClock);
  const std::string marked =
      "<p><a rel=\"nofollow sponsored\" href=https://rope.example/ten-ropes>Ten ropes that every rower should own</a></p>";
  CHECK(titles(marked + kStory) == kClock);
}

TEST_CASE("goods and posts that customers review are no stories", "[stories]") {
  const std::string review = "<ul class=customer-reviews><li><p>Came within two days.</p>" +
                             link_to("/goods/rope-of-hemp-41", "Rope of hemp, twelve metres") + "</li></ul>";
  CHECK(titles(review + kStory, pith::PageType::product) == kClock);
  CHECK(titles(review + kStory, pith::PageType::service) == kClock);
  CHECK(titles(review + kStory, pith::PageType::article).size() == 2);
  const std::string preview =
      "<div class=product-preview>" + link_to("/goods/rope-of-wire-42", "Rope of wire, six metres") + "</div>";
  CHECK(titles(preview + kStory, pith::PageType::product).size() == 2);
  CHECK(is_of_network("https://www.trustpilot.com/reviews/41", kPage));
  CHECK(is_of_network("https://www.linkedin.com/pulse/the-ferry-is-late-again", kPage));
  CHECK_FALSE(
      is_of_network("https://www.linkedin.com/pulse/the-ferry-is-late-again", "https://www.linkedin.com/pulse/a-new-clock"));
}

TEST_CASE("a person with a name is no story, but the source of one", "[stories]") {
  CHECK(names_person("https://tarn.example/people/ann-lee", "Ann Lee"));
  CHECK(names_person("/de/menschen/joerg-orr", "Prof. Dr. J\u00F6rg Orr"));
  CHECK_FALSE(names_person("/people/ann-lee-mends-the-old-quay", "Ann Lee mends the old quay"));
  CHECK_FALSE(names_person("/people/ann-lee", "Six small repairs to the quay of Tarn"));
  CHECK_FALSE(names_person("/harbours/ann-lee", "Ann Lee"));
  CHECK_FALSE(names_person("/people/41", "Ann Lee"));
  CHECK(names_person("/our-doctors/bo-orr", "Bo Orr, MD"));
  const std::string card = "<div class=card><figure><a href=/people/ann-lee><h3 class=author>Dr. Ann Lee</h3></a></figure><h4>" +
                           link_to("/2021/six-small-repairs", "Six small repairs") + "</h4></div>";
  const auto found = stories(card + kStory, pith::PageType::article);
  REQUIRE(found.size() == 2);
  CHECK(found[0].title == "Six small repairs");
  CHECK(found[0].source == "Dr. Ann Lee");
  const std::string team = "<p><a href=/our-team/bo-orr>Bo Orr<br>Keeper of the weir and of all of its old gates</a></p>";
  CHECK(titles(team + kStory) == kClock);
}

TEST_CASE("names in the code of a program are no stories of its documentation", "[stories]") {
  std::string code;
  for (const std::string_view name : {"OpenGate", "close_gate", "max()", "&amp;'a mut Gate"})
    code += "<h4>" + link_to("/std/gates/trait." + std::to_string(code.size()) + ".html", name) + "</h4>";
  CHECK(titles(code + kStory, pith::PageType::documentation) == kClock);
  CHECK(titles(code + kStory, pith::PageType::article).size() > 1);
  const std::string few = "<h4>" + link_to("/std/gates/trait.gate-41.html", "OpenGate") + "</h4>";
  CHECK(titles(few + kStory, pith::PageType::documentation).size() == 2);
}

TEST_CASE("prices, documents and copies of a product are no stories beside it", "[stories]") {
  const std::string beside = "<h4>" + link_to("/goods/rope-of-hemp-and-tar-41", "Paperback from $12.90") + "</h4><h4>" +
                             link_to("/goods/rope-of-wire-and-tar-42", "Hardcover from EUR 12.90") + "</h4><h4>" +
                             link_to("/files/how-to-tie-a-rope.pdf", "How to tie a rope") + "</h4>";
  CHECK(titles(beside + kStory, pith::PageType::product) == kClock);
  CHECK(titles(beside + kStory, pith::PageType::article).size() > 1);
}

TEST_CASE("parts of a page of documentation without links are no stories", "[stories]") {
  const std::string parts = "<h3>Names of gates in queries</h3><p>A gate has a name that is like a column of a table.</p>";
  Outline outline = labelled(parts, pith::Kind::related);
  CHECK(related_items(outline, {}).size() == 1);
  outline.type = pith::PageType::documentation;
  CHECK(related_items(outline, {}).empty());
}

TEST_CASE("the first words of a sentence are no headline", "[stories]") {
  const auto begins = [](std::string_view after) {
    return titles("<p>" + link_to("/2021/the-old-red-quay", "The old red quay") + " " + std::string(after) + "</p>" + kStory);
  };
  CHECK(begins("is to be mended by the end of May, as the keeper says.") == kClock);
  CHECK(begins("by Ann Lee, keeper of the weir and of its old gates").size() == 2);
  CHECK(begins("What salt does to iron, and which of the bolts are still of any use.").size() == 2);
  CHECK(begins("two days ago").size() == 2);
}

TEST_CASE("a section that the page is in is no story, wherever it is linked", "[stories]") {
  const std::string section = link_to("/old-quays-and-new-harbours-4137", "Old quays and new harbours");
  const std::string trail = "<ul class=page-breadcrumbs><li>" + section + "</li></ul>";
  CHECK(titles("<p>" + section + "</p>" + trail + kStory) == kClock);
  CHECK(titles("<p>" + section + "</p>" + kStory).size() == 2);
}

TEST_CASE("what the menu of the site has is no story on a page that lists things", "[stories]") {
  const std::string part = link_to("/132-ropes-of-hemp", "Ropes of hemp and tar");
  const std::string html = "<nav><ul><li>" + part + "</li></ul></nav><p>" + part + "</p>" + kStory;
  Outline page = labelled(html, pith::Kind::related);
  page.blocks[0].kind = pith::Kind::nav;
  CHECK(related_items(page, kPage).size() == 2);
  page.type = pith::PageType::collection;
  CHECK(related_items(page, kPage).size() == 1);
}

TEST_CASE("a card that a label calls paid for is no story", "[stories]") {
  const auto card = [](std::string_view label) {
    return "<div class=card><p>" + std::string(label) + "</p><h3>" + link_to("/2021/ten-ropes-to-own", "Ten ropes to own") +
           "</h3></div>";
  };
  CHECK(titles(card("Sponsored") + kStory) == kClock);
  CHECK(titles(card("Sponsored") + kStory, pith::PageType::product).size() == 2);
  CHECK(titles(card("Advertisement") + kStory).size() == 2);
  CHECK(titles(card("Ropes") + kStory).size() == 2);
}
