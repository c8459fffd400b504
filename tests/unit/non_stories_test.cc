// Links that are no stories: those that are paid for, goods that customers review, people, names in code. The blocks are labelled
// by hand, and so is the type of the page.
#include <catch2/catch.hpp>

#include "base/utf8.h"
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
  CHECK(is_counted_for_pay("https://rope.example/?utm_medium=Paid-Social"));
  CHECK_FALSE(is_counted_for_pay("https://rope.example/?utm_medium=unpaid-social"));
  CHECK_FALSE(is_counted_for_pay("https://rope.example/?sourceid=rss"));
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
  CHECK(titles(box("module__sponsor", kElsewhere) + kStory) == kClock);
  CHECK(titles(box("pageAdvertisements", kElsewhere) + kStory) == kClock);
  CHECK(titles(box("no-gutters-sponsored", kElsewhere) + kStory) == kClock);
  CHECK(titles(box("paid-content", kElsewhere) + kStory) == kClock);
  CHECK(titles(box("sponsorbox", kElsewhere) + kStory) == kClock);
  CHECK(titles(box("category-sponsored", kElsewhere) + kStory) == kClock);
  CHECK(titles(box("cpc-history", kElsewhere) + kStory).size() == 2);
  CHECK(titles(box("partners", kElsewhere) + kStory).size() == 2);
  CHECK(titles(box("sponsored-links", "https://tarn.example/ten-ropes") + kStory).size() == 2);
  CHECK(titles(box("sponsored-links", "https://rope.example/ten-ropes?icid=tarn") + kStory).size() == 2);
  CHECK(titles(box("partners", "https://rope.example/ten-ropes?affid=41") + kStory) == kClock);
  const std::string marked =
      "<p><a rel=\"nofollow sponsored\" href=https://rope.example/ten-ropes>Ten ropes that every rower should own</a></p>";
  CHECK(titles(marked + kStory) == kClock);
}

TEST_CASE("boxes whose names only have the letters of sponsors or reviews hold stories", "[stories]") {
  const auto kept = [](std::string_view names, std::string_view address, pith::PageType type) {
    const std::string box = "<div class=\"related " + std::string(names) + "\"><ul><li>" +
                            link_to(address, "Goats in the market of Selm") + "</li></ul></div>";
    return titles(box + kStory, type) == Titles{"Goats in the market of Selm", kClock[0]};
  };
  for (const std::string_view names : {"no-advertisement", "page-has-advertising", "hasSponsors", "unsponsored-list"})
    CHECK(kept(names, "https://rope.example/2024/goats-in-the-market", pith::PageType::article));
  for (const std::string_view names : {"reviewed-posts", "has-reviews", "previews", "category-reviews", "with-feedback"}) {
    CHECK(kept(names, "/2021/goats-in-the-market", pith::PageType::service));
    CHECK(kept(names, "/2021/goats-in-the-market", pith::PageType::product));
  }
}

TEST_CASE("values of queries count as whole words, and weak names not at all", "[stories]") {
  for (const std::string_view query : {"utm_medium=unpaid-social", "utm_medium=native-app", "sourceid=rss", "partnerid=tarn"})
    CHECK_FALSE(is_counted_for_pay("https://rope.example/2024/goats-in-the-market?" + std::string(query)));
}

TEST_CASE("the magazine of a site that has reviews, too, is no network", "[stories]") {
  for (const std::string_view magazine : {"g2.com/articles", "glassdoor.com/blog", "yelp.com/blog", "capterra.com/resources"}) {
    const std::string address = "https://www." + std::string(magazine) + "/goats-on-the-roof";
    CHECK_FALSE(is_of_network(address, kPage));
    CHECK_FALSE(is_of_network(address, {}));
  }
}

TEST_CASE("goods and posts that customers review are no stories", "[stories]") {
  const std::string review = "<ul class=customer-reviews><li><p>Came within two days.</p>" +
                             link_to("/goods/rope-of-hemp-41", "Rope of hemp, twelve metres") + "</li></ul>";
  CHECK(titles(review + kStory, pith::PageType::product) == kClock);
  CHECK(titles(review + kStory, pith::PageType::service) == kClock);
  CHECK(titles(review + kStory, pith::PageType::article).size() == 2);
  const std::string without_photo =
      "<div class=review-card--no-photo>" + link_to("/goods/rope-of-tar-43", "Rope of tar, ten metres") + "</div>";
  CHECK(titles(without_photo + kStory, pith::PageType::product) == kClock);
  const std::string preview =
      "<div class=product-preview>" + link_to("/goods/rope-of-wire-42", "Rope of wire, six metres") + "</div>";
  CHECK(titles(preview + kStory, pith::PageType::product).size() == 2);
  CHECK(is_of_network("https://www.trustpilot.com/reviews/41", kPage));
  CHECK(is_of_network("https://www.linkedin.com/pulse/the-ferry-is-late-again", kPage));
  CHECK_FALSE(
      is_of_network("https://www.linkedin.com/pulse/the-ferry-is-late-again", "https://www.linkedin.com/pulse/a-new-clock"));
}

TEST_CASE("a person with a name is no story, but the author of one", "[stories]") {
  CHECK(names_person("https://tarn.example/our-team/ann-lee", "Ann Lee"));
  CHECK_FALSE(names_person("https://tarn.example/people/ann-lee", "Ann Lee"));
  CHECK(names_person("/de/menschen/joerg-orr", "Prof. Dr. J\u00F6rg Orr"));
  CHECK_FALSE(names_person("/our-team/ann-lee-mends-the-old-quay", "Ann Lee mends the old quay"));
  CHECK_FALSE(names_person("/our-team/ann-lee", "Six small repairs to the quay of Tarn"));
  CHECK_FALSE(names_person("/harbours/ann-lee", "Ann Lee"));
  CHECK_FALSE(names_person("/our-team/41", "Ann Lee"));
  CHECK(names_person("/our-doctors/bo-orr", "Bo Orr, MD"));
  const std::string card =
      "<div class=card><figure><a href=/our-team/ann-lee><h3 class=author>Dr. Ann Lee</h3></a></figure><h4>" +
      link_to("/2021/six-small-repairs", "Six small repairs") + "</h4></div>";
  const auto found = stories(card + kStory, pith::PageType::article);
  REQUIRE(found.size() == 2);
  CHECK(found[0].title == "Six small repairs");
  CHECK(found[0].author == "Dr. Ann Lee");
  const std::string team = "<p><a href=/our-team/bo-orr>Bo Orr<br>Keeper of the weir and of all of its old gates</a></p>";
  CHECK(titles(team + kStory) == kClock);
}

TEST_CASE("stories of people are stories below words for people", "[stories]") {
  CHECK_FALSE(names_person("/menschen/grosse-freude", "Gro\u00DFe Freude"));
  CHECK_FALSE(names_person("/menschen/stille-helden", "Stille Helden am Hafen"));
  CHECK_FALSE(names_person("/menschen/der-letzte-faehrmann", "Der letzte F\u00E4hrmann"));
  CHECK_FALSE(names_person("/people/the-last-ferryman", "The Last Ferryman"));
  CHECK_FALSE(names_person("/personas/vidas-cruzadas", "Vidas Cruzadas"));
  CHECK_FALSE(names_person("/leadership/leading-through-change", "Leading Through Change"));
  CHECK_FALSE(names_person("/coaches/small-steps-matter", "Small Steps Matter"));
}

TEST_CASE("names in the code of a program are no stories of its documentation", "[stories]") {
  std::string code;
  for (const std::string_view name : {"OpenGate", "close_gate", "max()", "&amp;'a mut Gate"})
    code += "<h4>" + link_to("/std/gates/trait." + std::to_string(code.size()) + ".html", name) + "</h4>";
  CHECK(titles(code + kStory, pith::PageType::documentation) == kClock);
  CHECK(titles(code + kStory) == Titles{"OpenGate", "close_gate", "max()", "&'a mut Gate", kClock[0]});
  const std::string words = "<h4>" + link_to("/std/gates/the-gates", "Gates") + "</h4><h4>" +
                            link_to("/std/gates/how-to-open-one", "How to open a gate") + "</h4>";
  CHECK(titles(words + code + kStory, pith::PageType::documentation) == Titles{"How to open a gate", kClock[0]});
  const std::string few = "<h4>" + link_to("/std/gates/trait.gate-41.html", "OpenGate") + "</h4>";
  CHECK(titles(few + kStory, pith::PageType::documentation).size() == 2);
}

TEST_CASE("parts of documentation with titles of one word are stories", "[stories]") {
  const Titles parts = {"Installation", "Configuration", "Troubleshooting", "How to mend a net", "Choose a rope"};
  std::string cards;
  for (const std::string& title : parts) {
    std::string slug = title;
    for (char& c : slug) c = c == ' ' ? '-' : to_ascii_lower(c);
    cards += "<div class=card><h4>" + link_to("/docs/" + slug + "-guide", title) + "</h4></div>";
  }
  CHECK(titles(cards, pith::PageType::documentation) == parts);
}

TEST_CASE("prices, documents and copies of a product are no stories beside it", "[stories]") {
  const std::string beside = "<h4>" + link_to("/goods/rope-of-hemp-and-tar-41", "Paperback from $12.90") + "</h4><h4>" +
                             link_to("/goods/rope-of-wire-and-tar-42", "Hardcover from EUR 12.90") + "</h4><h4>" +
                             link_to("/files/how-to-tie-a-rope.pdf", "How to tie a rope") + "</h4>";
  CHECK(titles(beside + kStory, pith::PageType::product) == kClock);
  CHECK(titles(beside + kStory) == Titles{"Paperback from $12.90", "Hardcover from EUR 12.90", "How to tie a rope", kClock[0]});
}

TEST_CASE("reports and headlines with amounts are stories beside a product", "[stories]") {
  const std::string beside = "<h4>" + link_to("/journal/hemp-ropes", "Hemp ropes made for $5") + "</h4><h4>" +
                             link_to("/files/rope-report-2024.pdf", "What our test of ropes found in 2024") + "</h4>";
  CHECK(titles(beside + kStory, pith::PageType::product) ==
        Titles{"Hemp ropes made for $5", "What our test of ropes found in 2024", kClock[0]});
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

TEST_CASE("times and teasers in lower case stand beside headlines", "[stories]") {
  const auto beside = [](const std::string& before, const std::string& after) {
    return titles(before + link_to("/2021/goats-on-the-roof-again", "Goats on the roof again") + after + kStory);
  };
  const Titles both = {"Goats on the roof again", kClock[0]};
  CHECK(beside("<p>", " posted on 3 May 2024 in Harbour news</p>") == both);
  CHECK(beside("<p>", " publicado el 3 de mayo de 2024 en Puerto</p>") == both);
  CHECK(beside("<p>", " posted 3 hours ago in the column on transport</p>") == both);
  CHECK(beside("<p>", " started by joe, last post 3 May 2024</p>") == both);
  CHECK(beside("<p>", "<br>in which the keeper finds an old clock in the weir</p>") == both);
  CHECK(beside("<ul><li>", " shows how to join two ropes without a knot</li></ul>") == both);
}

TEST_CASE("headlines at the addresses of sections are stories", "[stories]") {
  const auto leads = [](std::string_view address, std::string_view text) {
    return titles("<h4>" + link_to(address, text) + "</h4>" + kStory).size() == 2;
  };
  CHECK(leads("/science/research", "Why we do research"));
  CHECK(leads("/2024/events", "What happened in 2024"));
  CHECK(leads("/services/case-studies", "How Selm cut its costs"));
  CHECK(leads("/glossary/atom", "What is an atom?"));
  CHECK(leads("/learn/feed", "How to read a feed in the harbour"));
  CHECK(leads("/cat/feeding-an-old-cat", "Feeding an old cat"));
  CHECK(leads("/docs/projects", "Working with projects"));
  CHECK(leads("/docs/events", "Listening for events"));
  CHECK(leads("/docs/threads", "Threads and locks"));
  CHECK_FALSE(leads("/science/research", "Latest research"));
  CHECK_FALSE(leads("/old-ferries/reviews", "Old ferries: our reviews"));
  CHECK_FALSE(leads("/de/cat/hemp-ropes-41", "Ropes of hemp and tar"));
}

TEST_CASE("a section that the page is in is no story, wherever it is linked", "[stories]") {
  const std::string section = link_to("/old-quays-and-new-harbours-4137", "Old quays and new harbours");
  const std::string trail = "<ul class=page-breadcrumbs><li>" + section + "</li></ul>";
  CHECK(titles("<p>" + section + "</p>" + trail + kStory) == kClock);
  CHECK(titles("<p>" + section + "</p>" + kStory).size() == 2);
  const auto in_trail = [](std::string_view address, std::string_view text) {
    const std::string link = link_to(address, text);
    return titles("<p>" + link + "</p><div class=breadcrumb>" + link + "</div>" + kStory);
  };
  CHECK(in_trail("https://tarn.example/2021/ferry-guide", "A guide to ferries") == Titles{"A guide to ferries", kClock[0]});
  CHECK(in_trail("https://tarn.example/2021/ferry-and-harbour-guides", "Ferry guides") == kClock);
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
  CHECK(titles(card("Anzeige") + kStory) == kClock);
  const std::string link = link_to("/2021/ten-ropes-to-own", "Ten ropes to own");
  CHECK(titles("<div class=card><p>" + link + "</p><p>Paid content</p><h3>" + link + "</h3></div>" + kStory) == kClock);
  CHECK(titles(card("Ropes") + kStory).size() == 2);
}

TEST_CASE("an advertisement that comes below a card says nothing of it", "[stories]") {
  for (const std::string_view label : {"Advertisement", "Anzeige", "Publicit\u00E9", "Ad"}) {
    const std::string card = "<li class=card><div>" + link_to("/2021/ten-ropes-to-own", "Ten ropes to own") +
                             "</div><div class=slot>" + std::string(label) + "</div></li>";
    CHECK(titles("<ul>" + card + "</ul>" + kStory).size() == 2);
  }
  for (const std::string_view headline :
       {"Artikel geht nach Den Haag", "Ve spolupr\u00E1ci s Tarnem stav\u00ED Selm nov\u00FD most",
        "I samarbejde med Tarn bygger Selm bro", "Werbung wegen Hafenstreit verboten", "Continue scrolling, scientists say"})
    CHECK(titles("<div class=card><h3>" + link_to("/2021/x41", headline) + "</h3></div>" + kStory).size() == 2);
}
