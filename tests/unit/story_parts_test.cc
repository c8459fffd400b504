// Parts of stories in HTML: which texts of a card are source, time and teaser. The blocks are labelled by hand.
#include <catch2/catch.hpp>

#include "document/items.h"
#include "unit/labelled_blocks.h"

using namespace pith::internal;

namespace {

constexpr std::string_view kBody =
    "The keeper walked along the towpath every evening to see whether the gates were shut, the lamps were lit, and nobody had "
    "fallen asleep on the bench beside the weir.\n";

}  // namespace

TEST_CASE("the time of a story is a line of its own, and no part of a sentence", "[stories]") {
  const auto published = [](const std::string& line) {
    const std::string html = "<ul><li><a href=/quay>Six small repairs to the quay</a><p>" + line +
                             "</p></li><li><a href=/clock>A new clock for the office</a></li></ul>";
    return related_items(labelled(html, pith::Kind::related), {}).at(0).published;
  };
  CHECK(published("Ann Lee \u00B7 4 hours ago<br>Posted in Ropes, knots and other things on deck") == "4 hours ago");
  CHECK(published("Updated on 3 May 2021.") == "3 May 2021");
  CHECK(published("The stone has been missing since 3 May 2021.") == "");
}

TEST_CASE("the card of the only story ends before the page's headline and its article", "[stories]") {
  const std::string story = "<div><p>7 March 2025</p><a href=/quay>Six small repairs to the quay</a></div>";
  Outline page = labelled("<div><h1>The ferry is late again</h1><p>26 January 2022</p>" + story + "</div>", pith::Kind::related);
  page.blocks[0].kind = pith::Kind::title;
  page.blocks[1].kind = pith::Kind::byline;
  const auto stories = related_items(page, {});
  REQUIRE(stories.size() == 1);
  CHECK(stories[0].published == "7 March 2025");
  Outline inside = labelled("<div><p>On 26 January 2022 it was late.</p><p>" + std::string(kBody) +
                                "</p><div><a href=/quay>Six small repairs to the quay</a></div></div>",
                            pith::Kind::article);
  inside.blocks.back().kind = pith::Kind::related;
  REQUIRE(related_items(inside, {}).size() == 1);
  CHECK(related_items(inside, {})[0].text == "");
}

TEST_CASE("the article around a card is no text of its story, however many blocks the card has", "[stories]") {
  const std::string story =
      "<div><h4><a href=/quay>Six small repairs to the quay</a></h4><p>Three of them can wait until spring, says the mason.</p>"
      "<time>7 March 2025</time></div>";
  Outline page =
      labelled("<div><p>" + std::string(kBody) + "</p><p>" + std::string(kBody) + "</p>" + story + "</div>", pith::Kind::article);
  for (std::size_t i = 2; i < page.blocks.size(); ++i) page.blocks[i].kind = pith::Kind::related;
  const auto with_text = [](const Outline& outline) {
    const auto stories = related_items(outline, {});
    REQUIRE(stories.size() == 1);
    CHECK(stories[0].published == "7 March 2025");
    return stories[0].text;
  };
  CHECK(with_text(page) == "Three of them can wait until spring, says the mason.");
  page.blocks[3].kind = pith::Kind::article;  // in the story's own card, the teaser may be taken for the article
  CHECK(with_text(page) == "Three of them can wait until spring, says the mason.");
}

TEST_CASE("a row of a table with a time is the card of its story", "[stories]") {
  const std::string html =
      "<div><table><tr><td class=main><a href=/quay>Six small repairs to the quay</a><div><a href=/harbour>Harbour</a></div></td>"
      "<td><div>7 March 2025</div></td></tr><tr><td class=main><a href=/clock>A new clock for the office</a><div><a "
      "href=/harbour>Harbour</a></div></td><td><div>9 April 2024</div></td></tr></table></div>";
  Outline page = labelled(html, pith::Kind::related);
  page.blocks[0].kind = pith::Kind::tags;
  const auto stories = related_items(page, {});
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].title == "Six small repairs to the quay");
  CHECK(stories[0].published == "7 March 2025");
  CHECK(stories[1].published == "9 April 2024");
  page.blocks[0].kind = pith::Kind::nav;
  REQUIRE(related_items(page, {}).size() == 1);
  CHECK(related_items(page, {})[0].published == "9 April 2024");
}

TEST_CASE("a byline in front of a teaser, or glued to its label, is the story's", "[stories]") {
  const std::string html =
      "<ul><li><a href=/quay>Six small repairs to the quay</a> by Ann Lee February 8, 2024 What salt does to iron, and which of "
      "the bolts are still of any use.</li><li><a href=/clock>A new clock for the office</a><p class=author>ByBo Orr December 7, "
      "2015</p></li></ul>";
  const auto stories = related_items(labelled(html, pith::Kind::related), {});
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].author == "Ann Lee");
  CHECK(stories[0].published == "February 8, 2024");
  CHECK(stories[0].text == "What salt does to iron, and which of the bolts are still of any use.");
  CHECK(stories[1].author == "Bo Orr");
  CHECK(stories[1].published == "December 7, 2015");
}

TEST_CASE("a preposition that titles have before their dates belongs to the dates", "[stories]") {
  std::string html = "<ul>";
  for (const std::string_view title : {"Neue Uhr am Hafen", "Lampe am alten Wehr", "Salz im alten Tau", "Neues Seil am Boot"})
    html += "<li><h4><a href=/" + std::to_string(html.size()) + ">" + std::string(title) + " vom 0" +
            std::to_string(html.size() % 9 + 1) + ". April 2022</a></h4></li>";
  const auto stories = related_items(labelled(html + "</ul>", pith::Kind::related), {});
  REQUIRE(stories.size() == 4);
  CHECK(stories[1].title == "Lampe am alten Wehr");
  CHECK(stories[1].published.ends_with(". April 2022"));
}

TEST_CASE("blocks that are one link to a story are its card", "[stories]") {
  const std::string card =
      "<a href=/2021/six-small-repairs>Six small repairs to the quay<p>3 May 2021</p><p>What salt does to iron, and "
      "which "
      "of the bolts are still of any use.</p></a><a href=/2021/a-new-clock>A new clock for the office<p>5 May "
      "2021</p></a>";
  const auto stories = related_items(labelled("<div>" + card + "</div>", pith::Kind::related), {});
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].title == "Six small repairs to the quay");
  CHECK(stories[0].published == "3 May 2021");
  CHECK(stories[0].text == "What salt does to iron, and which of the bolts are still of any use.");
  CHECK(stories[1].title == "A new clock for the office");
  CHECK(stories[1].published == "5 May 2021");
  CHECK(stories[1].text == "");
}

TEST_CASE("a word announces the author after a time", "[stories]") {
  const auto story = [](const std::string& line) {
    return related_items(labelled("<ul><li><a href=/quay>Six small repairs to the quay</a><p>" + line +
                                      "</p></li><li><a href=/clock>A new clock for the office</a></li></ul>",
                                  pith::Kind::related),
                         {})
        .at(0);
  };
  CHECK(story("3 May 2021 by Ann Lee").author == "Ann Lee");
  CHECK(story("Published on May 3, 2021 Updated on May 12, 2021").published == "May 3, 2021");
  CHECK(story("Open from May 3, 2021 for all who like to sail").published.empty());
  CHECK(story("3 May 2021 by Ann Lee").published == "3 May 2021");
  CHECK(story("3 May 2021 Ropes and Knots").author == "");
  CHECK(story("3 May 2021 Ropes and Knots").source == "");
}

TEST_CASE("a story's author is told from its source", "[stories]") {
  const auto story = [](std::string_view name, const std::string& line) {
    return related_items(labelled("<ul><li><p class=" + std::string(name) + ">" + line +
                                      "</p><a href=https://tarnherald.example/quay>Six small repairs to the quay</a></li><li><a "
                                      "href=/clock>A new clock for the office</a></li></ul>",
                                  pith::Kind::related),
                         {})
        .at(0);
  };
  const auto author = [&](std::string_view name, const std::string& line) {
    CHECK(story(name, line).source == "");
    return story(name, line).author;
  };
  const auto source = [&](std::string_view name, const std::string& line) {
    CHECK(story(name, line).author == "");
    return story(name, line).source;
  };
  CHECK(author("author", "Ann Lee") == "Ann Lee");
  CHECK(author("author", "Ann\u2019s choice:") == "");
  CHECK(author("author", "by Tarn Herald") == "Tarn Herald");
  CHECK(author("meta", "By Ann Lee, 3 May 2021") == "Ann Lee");
  CHECK(author("meta", "By Ann Lee \u00B7 5 min read") == "Ann Lee");
  CHECK(author("meta", "Posted in Weather") == "");
  CHECK(author("source-author", "Ann Lee") == "Ann Lee");
  CHECK(author("resource", "Selm Post") == "");
  CHECK(source("author", "via Selm Post") == "Selm Post");
  CHECK(source("publisher", "Selm Post") == "Selm Post");
  CHECK(source("source", "By Selm Post") == "Selm Post");
  CHECK(source("byline__source", "Selm Post") == "Selm Post");
  CHECK(source("meta", "3 May 2021 from The Selm Post") == "The Selm Post");
}

TEST_CASE("a month and its year are a date in a line of a few words", "[stories]") {
  const auto published = [](const std::string& line) {
    return related_items(labelled("<ul><li><a href=/quay>Six small repairs to the quay</a><p>" + line +
                                      "</p></li><li><a href=/clock>A new clock for the office</a></li></ul>",
                                  pith::Kind::related),
                         {})
        .at(0)
        .published;
  };
  CHECK(published("New! May 2021 <span>48 pages</span>") == "May 2021");
  CHECK(published("Report | May 2021") == "May 2021");
  CHECK(published("Published: May 2021") == "May 2021");
  CHECK(published("What the harbour of Tarn did in May 2021") == "");
  CHECK(published("Regatta May 2021") == "");
  CHECK(published("May 2021 regatta") == "");
  CHECK(published("Update: harbour fair May 2021") == "");
  CHECK(published("May 4021") == "");
}

TEST_CASE("what a title has is no date of the same story elsewhere", "[stories]") {
  const std::string twice = "<div class=card><a href=/lamp-of-iron-41><p>Lamp of iron, 4 May</p></a></div>";
  const auto stories =
      related_items(labelled(twice + "<ul><li><a href=/clock-of-brass-42>Clock of brass and iron</a></li></ul><div class=bar>" +
                                 "<a href=/lamp-of-iron-41>Lamp of iron</a> <p>4 May</p></div>",
                             pith::Kind::related),
                    {});
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].title == "Lamp of iron, 4 May");
  CHECK(stories[0].published == "");
}

TEST_CASE("counts of comments at the end of several titles are no part of them", "[stories]") {
  std::string html = "<ul>";
  for (const std::string_view title :
       {"Six small repairs to the quay", "A new clock for the office", "Goats on the roof again", "The lamp that went out"})
    html += "<li><a href=/" + std::to_string(html.size()) + ">" + std::string(title) + " (" + std::to_string(html.size()) +
            " remarks)</a></li>";
  const auto stories =
      related_items(labelled(html + "<li><a href=/2021/41>The weir in winter (2 parts)</a></li></ul>", pith::Kind::related), {});
  REQUIRE(stories.size() == 5);
  CHECK(stories[0].title == "Six small repairs to the quay");
  CHECK(stories[3].title == "The lamp that went out");
  CHECK(stories[4].title == "The weir in winter (2 parts)");
}

TEST_CASE("the maker of a thing in its first line is part of its name if the address has both", "[stories]") {
  const auto title = [](std::string_view address) {
    return related_items(
               labelled("<ul><li><a href=" + std::string(address) +
                            ">Lee, Orr and Sons<br>Deluxe rope of hemp</a></li><li><a href=/2021/a-new-clock>A new clock "
                            "for the office</a></li></ul>",
                        pith::Kind::related),
               {})
        .at(0)
        .title;
  };
  CHECK(title("/x41-lee-orr-sons-deluxe-rope-of-hemp") == "Lee, Orr and Sons Deluxe rope of hemp");
  CHECK(title("/2021/41-lee-orr-and-sons") == "Lee, Orr and Sons");
}

TEST_CASE("the name of another site in a card is the source of its story", "[stories]") {
  const auto source = [](std::string_view host, std::string_view name) {
    const std::string address = "https://" + std::string(host) + "/six-small-repairs";
    const std::string html = "<ul><li><a href=" + address +
                             "><div class=title>Six small repairs to the quay</div></a><a href=" + address + "><span>" +
                             std::string(name) + "</span></a></li></ul>";
    return related_items(labelled(html, pith::Kind::related), "https://weir.example/").at(0).source;
  };
  CHECK(source("tarn.example", "Tarn.example") == "Tarn.example");
  CHECK(source("www.tarnherald.example", "Tarn Herald") == "Tarn Herald");
  CHECK(source("news.tarnherald.example", "News") == "");
  CHECK(source("news.weir.example", "Weir") == "");
}
