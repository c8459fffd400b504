// Other stories as items of HTML: which links are stories, and what of their texts is title, source, time and teaser. All blocks
// are labelled as related by hand, but for those that a test names.
#include <catch2/catch.hpp>

#include "blocks/blocks.h"
#include "classify/classify.h"
#include "document/headline.h"
#include "document/items.h"
#include "document/story_elements.h"

using namespace pith::internal;

namespace {

Outline labelled(std::string_view html) {
  Outline outline = html_blocks(html);
  count_blocks(outline);
  classify(outline, {}, find_headline);  // reads the cues and names
  for (pith::Block& block : outline.blocks) block.kind = pith::Kind::related;
  return outline;
}

std::vector<pith::Related> stories(std::string_view html, std::string_view page = {}) {
  return related_items(labelled(html), page);
}

using Titles = std::vector<std::string>;

Titles titles(std::string_view html, std::string_view page = {}) {
  Titles found;
  for (const pith::Related& story : stories(html, page)) found.push_back(story.title);
  return found;
}

std::string link_to(std::string_view address, std::string_view text) {
  return "<a href=" + std::string(address) + ">" + std::string(text) + "</a>";
}

std::string list(const std::vector<std::string>& items) {
  std::string html = "<ul>";
  for (const std::string& item : items) html += "<li>" + item + "</li>";
  return html + "</ul>";
}

const std::string kQuay = "/2021/six-small-repairs-to-the-quay";
const std::string kClock = "/2021/a-new-clock-for-the-office";
const std::string kGoats = "/2021/goats-on-the-roof-again";

}  // namespace

TEST_CASE("elements part the headline of a link from its label, teaser and time", "[stories]") {
  const std::string glued = "<span><strong>Harbour</strong>Q-7 repairs to the quay</span>";
  CHECK(titles(list({link_to("/2021/q-7-repairs-to-the-quay", glued)})) == Titles{"Q-7 repairs to the quay"});
  const std::string teaser = "Six small repairs to the quay<span class=lead>Salt has eaten the iron</span>";
  CHECK(titles(list({link_to(kQuay, teaser)})) == Titles{"Six small repairs to the quay"});
  const std::string badges = "<span>Six small repairs to the quay</span> <b class=views>483</b> <i class=new-badge>Update</i>";
  CHECK(titles(list({link_to(kQuay, badges)})) == Titles{"Six small repairs to the quay"});
  const std::string named =
      "<span class=hint>next in the news: <span class=post-title>Six small repairs to the quay</span></span>";
  CHECK(titles(list({link_to(kQuay, named)})) == Titles{"Six small repairs to the quay"});
  const std::string prefix = "<span class=card_titleheader>Salt and iron</span><span class=card_title>Six small repairs</span>";
  CHECK(titles(list({link_to("/six-small-repairs", prefix)})) == Titles{"Six small repairs"});
}

TEST_CASE("numbered lines are one headline", "[stories]") {
  const auto lines = [](std::string_view second) {
    return "<h2><span class=\"line1 upper\">Red quay</span> <span class=\"" + std::string(second) +
           "\">Six small repairs</span> <span class=\"line3 large\">And who pays</span></h2>";
  };
  CHECK(titles(list({link_to("/2021/x41", lines("line2"))})) == Titles{"Red quay Six small repairs And who pays"});
  CHECK(titles(list({link_to("/2021/x41", lines("other"))})) == Titles{"Six small repairs"});
}

TEST_CASE("emphasis does not part a headline", "[stories]") {
  CHECK(titles(list({link_to(kQuay, "Six <em>small</em> repairs to the quay")})) == Titles{"Six small repairs to the quay"});
  CHECK(titles(list({link_to(kQuay, "Six <b>small</b> <b>repairs</b> to <b>the quay</b>")})) ==
        Titles{"Six small repairs to the quay"});
  CHECK(titles(list({link_to(kQuay, "<span>Six small</span> <span>repairs to the quay</span>")})) ==
        Titles{"Six small repairs to the quay"});
  CHECK(titles(list({link_to(kQuay, "\u2018<i>Six</i>\u2019 small repairs to the quay")})) ==
        Titles{"\u2018Six\u2019 small repairs to the quay"});
}

TEST_CASE("a headline stands where the others of its list do, however short it is", "[stories]") {
  const auto card = [](const std::string& address, std::string_view head, std::string_view lead) {
    return "<div class=card><a href=" + address + "><h3>" + std::string(head) + "</h3><p>" + std::string(lead) + "</p></a></div>";
  };
  CHECK(titles(card(kQuay, "Six small repairs to the quay", "What salt does to iron and who pays for it in the end") +
               card(kClock, "A new clock for the office", "It is a minute late already") +
               card(kGoats, "Goats on the roof again", "Nobody knows how") +
               card("/2021/41-low-water", "Ebb", "The harbour master waits for the rain of the autumn")) ==
        Titles{"Six small repairs to the quay", "A new clock for the office", "Goats on the roof again", "Ebb"});
}

TEST_CASE("what a link adds to the headline of its card is no part of the title", "[stories]") {
  const std::string card = "<div class=card><a href=" + kQuay +
                           "><span class=hint>Read Six small repairs to the quay</span></a>" +
                           "<div class=name>Six small repairs to the quay</div></div>";
  CHECK(titles(card + "<div class=card><h3>" + link_to(kClock, "A new clock for the office") + "</h3></div>") ==
        Titles{"Six small repairs to the quay", "A new clock for the office"});
  // The name of a section at the end of a headline is not the headline.
  CHECK(titles("<div class=card>" + link_to(kQuay, "Six small repairs to the new quay") + "<p>new quay</p></div>") ==
        Titles{"Six small repairs to the new quay"});
}

TEST_CASE("dates that begin or end several titles are those of the stories", "[stories]") {
  const auto found = stories(list({link_to(kQuay, "11.02.2020 Six small repairs to the quay"),
                                   link_to(kClock, "A new clock for the office | 9 March 2020")}));
  REQUIRE(found.size() == 2);
  CHECK(found[0].title == "Six small repairs to the quay");
  CHECK(found[0].published == "11.02.2020");
  CHECK(found[1].title == "A new clock for the office");
  CHECK(found[1].published == "9 March 2020");
  CHECK(titles(list({link_to(kQuay, "9 March 2020: the night of the ferry"), link_to(kClock, "A new clock for the office")})) ==
        Titles{"9 March 2020: the night of the ferry", "A new clock for the office"});
  const Titles letters = {"Letter to the people of 9 March 2020", "Letter to the people of 10 March 2020"};
  CHECK(titles(list({link_to(kQuay, letters[0]), link_to(kClock, letters[1])})) == letters);
  CHECK(titles(list({link_to(kQuay, "Six small repairs to the quay \u2192")})) == Titles{"Six small repairs to the quay"});
  CHECK(titles(list({link_to(kQuay, "She said: \u00AB Mend the quay \u00BB")})) ==
        Titles{"She said: \u00AB Mend the quay \u00BB"});
  CHECK(titles("<h3>" + link_to(kQuay, "\u00ABMend the quay\u00BB, she said") + "</h3>") ==
        Titles{"\u00ABMend the quay\u00BB, she said"});
}

TEST_CASE("counts at the end of titles go, but not years and numbers of parts", "[stories]") {
  const auto ending = [](const Titles& ends, std::string_view same = {}) {
    constexpr std::string_view kHeads[] = {"Six small repairs to the quay", "A new clock for the office",
                                           "Goats on the roof again", "The ferry is late again", "Low water in the harbour"};
    std::vector<std::string> items;
    for (std::size_t i = 0; i < ends.size(); ++i)
      items.push_back(link_to("/2021/x4" + std::to_string(i), std::string(same.empty() ? kHeads[i] : same) + ends[i]));
    Titles found;
    for (const std::string& title : titles(list(items))) found.push_back(title.substr(std::min(title.find(" ("), title.size())));
    return found;
  };
  const Titles none(4);
  CHECK(ending({" (12 comments)", " (3 comments)", " (1 comments)", " (2 comments)"}) == none);
  CHECK(ending({" (12)", " (0)", " (3)", " (3)"}) == none);
  const Titles years = {" (1975)", " (1981)", " (2003)", " (1964)"};
  CHECK(ending(years) == years);
  CHECK(ending({" (1975 film)", " (1981 film)", " (2003 film)", " (1964 film)"}).front() == " (1975 film)");
  const Titles parts = {" (1)", " (2)", " (3)", " (4)", " (5)"};
  CHECK(ending(parts) == parts);
  const Titles some = {" (1)", " (4)", " (9)", " (12)"};
  CHECK(ending(some, "Diary of the old harbour keeper") == some);
}

TEST_CASE("the page itself is no story, whatever its address", "[stories]") {
  const std::string page = "https://tarn.example/news/six-small-repairs?from=mail";
  CHECK(titles(list({link_to("https://www.tarn.example/news/six-small-repairs", "Six small repairs to the quay"),
                     link_to("https://tarn.example/news/a-new-clock", "A new clock for the office")}),
               page) == Titles{"A new clock for the office"});
  CHECK(titles(list({link_to("https://tarn.example/index.php?id=2", "A new clock for the office")}),
               "https://tarn.example/index.php?id=1") == Titles{"A new clock for the office"});
  Outline own =
      labelled("<h1>Six small repairs to the quay</h1>" + list({link_to("/other/41", "Six small repairs to the quay")}));
  own.blocks[0].kind = pith::Kind::title;
  CHECK(related_items(own, {}).empty());
  const std::string head = "<title>Six small repairs to the quay / News / Tarn</title>";
  CHECK(titles(head + list({link_to("view?id=41", "Six small repairs to the quay")})).empty());
  CHECK(titles(head + list({link_to("view?id=41", "Six small repairs to the qua")})).size() == 1);
  const std::string longer = "<title>Six small repairs to the quay today | Tarn Herald</title>";
  CHECK(titles(longer + list({link_to("view?id=41", "Six small repairs to the quay")})).size() == 1);
  CHECK(titles(longer + list({link_to("view?id=41", "Six small repairs to the quay today")})).empty());
}

TEST_CASE("headings beside links to lists, pages about the site and searches are no stories", "[stories]") {
  const std::string story = "<div><h3>" + link_to(kClock, "A new clock for the office") + "</h3></div>";
  const Titles clock = {"A new clock for the office"};
  CHECK(titles("<div><h2>What else we have written</h2>" + link_to("/feed", "See all") + "</div>" + story) == clock);
  CHECK(titles("<div><h2>Stories about the quay</h2>" + link_to("/quay/2021/stories", "All stories") + "</div>" + story) ==
        clock);
  CHECK(titles("<p>" + link_to("/topics/salt/41", "What salt does to iron, wood and rope, and to those who row.") + "</p>" +
               story) == clock);
  CHECK(titles("<p>" + link_to("https://weir.example/author/ann-lee", "All that Ann Lee wrote of the Weir") + "</p>" + story) ==
        clock);
  CHECK(titles("<div><h3>Rope and what it is good for</h3>" + link_to("/about-us", "Who we are") + "</div>" + story) == clock);
  CHECK(titles(list({link_to("/find?words=low+water", "Low water"), link_to("/find?words=old%20rope", "Old rope")}) + story) ==
        clock);
  CHECK(titles(list({link_to("/b/41/old-rope", "Old rope of all kinds,"), link_to("/b/42/chains", "Chains of iron and steel,"),
                     link_to("/b/43/anchors", "Anchors for small boats,"), link_to("/b/44/oars", "Oars of ash and pine")}) +
               story) == clock);
  CHECK(titles(list({link_to(kQuay, "Dear people of the quay,")}) + story).size() == 2);
  CHECK(titles(list({link_to(kQuay + "?last#lastReply", "Six small repairs to the quay")}) + story).size() == 2);
  CHECK(titles("<div><p>" + link_to(kQuay + "#comments", "Seventeen people have said something") + "</p></div>" + story) ==
        clock);
}

TEST_CASE("links in sentences and in rows of tables without times are no stories", "[stories]") {
  const std::string story = "<h3>" + link_to(kClock, "A new clock for the office") + "</h3>";
  const Titles clock = {"A new clock for the office"};
  CHECK(titles("<p>When the ferry left, " + link_to("/crew/ann-lee-of-tarn", "Ann Lee of Tarn") + " was still on the quay.</p>" +
               story) == clock);
  CHECK(titles("<p>Read our " + link_to(kQuay, "report about the quay") + "</p>" + story).size() == 2);
  CHECK(titles("<p>Have a look at our " + link_to(kQuay, "list of all the repairs") + ".</p>" + story) == clock);
  CHECK(titles("<p>Have a look at our " + link_to(kQuay, "iList of all the repairs") + ".</p>" + story).size() == 2);
  CHECK(titles("<p>Have a look at our " + link_to(kQuay, "List of all the repairs") + ".</p>" + story).size() == 2);
  const std::string label = "News from Tarn today ";
  CHECK(titles(list({label + link_to(kQuay, "six small repairs to the quay"),
                     label + link_to(kClock, "a new clock for the office"), label + link_to(kGoats, "goats on the roof again")}))
            .size() == 3);
  const std::string head = "<table><tr><th>Rower</th><th>Points</th><th>Day</th></tr>";
  const auto row = [](std::string_view who, std::string_view day) {
    return "<tr><td>" + link_to("/t/ann-lee-of-tarn-4", who) + "</td><td>3</td><td>" + std::string(day) + "</td></tr></table>";
  };
  CHECK(titles(head + row("Ann Lee of Tarn", "9") + story) == clock);
  CHECK(titles(head + row("Ann Lee of Tarn", "9 March 2020") + story) == Titles{"Ann Lee of Tarn", clock[0]});
}

TEST_CASE("a time may stand where a story is linked a second time", "[stories]") {
  const auto found =
      stories(list({link_to(kQuay, "Six small repairs to the quay"), link_to(kClock, "A new clock for the office")}) +
              "<div class=more><div class=item>" + link_to(kQuay, "Six small repairs to the quay") +
              "<p>9 March 2020</p></div><div class=item>" + link_to(kGoats, "Goats on the roof again") +
              "<p>8 March 2020</p></div></div>");
  REQUIRE(found.size() == 3);
  CHECK(found[0].published == "9 March 2020");
  CHECK(found[1].published == "");
}

TEST_CASE("times are found where elements end without a space, but not in the length of a video", "[stories]") {
  const std::string other = "<div class=card><h3>" + link_to(kClock, "A new clock for the office") + "</h3></div>";
  const auto published = [&](const std::string& rest) {
    return stories("<div class=card><h3>" + link_to(kQuay, "Six small repairs to the quay") + "</h3>" + rest + "</div>" + other)
        .at(0)
        .published;
  };
  CHECK(published("<p><b>Ann</b><i>November 20, 2025</i></p>") == "November 20, 2025");
  const auto found = stories(list({"Video 02:46 " + link_to(kQuay, "Six small repairs to the quay")}) + other);
  REQUIRE(found.size() == 2);
  CHECK(found[0].published == "");
}

TEST_CASE("a heading goes before a link that asks to read more about it", "[stories]") {
  const auto card = [](std::string_view address, std::string_view head) {
    return "<div class=card><p>" + link_to("/tutorials", "Tutorial") + "</p><h3>" + std::string(head) + "</h3><p>" +
           link_to(address, "Read more about how to " + std::string(head) + " and who does it") + "</p><p>9 March 2020</p></div>";
  };
  const auto found = stories(card(kQuay, "Repair the quay in six steps") + card(kClock, "Wind up the clock of the office"));
  REQUIRE(found.size() == 2);
  CHECK(found[0].title == "Repair the quay in six steps");
  CHECK(found[1].title == "Wind up the clock of the office");
  CHECK(titles(list({link_to(kQuay, "Six small repairs to the quay") + " " +
                     link_to(kQuay, "Read more about six small repairs to the quay and the iron")})) ==
        Titles{"Six small repairs to the quay"});
  CHECK(titles(list({link_to("/item/41", "17 ratings"), link_to(kClock, "A new clock for the office")})) ==
        Titles{"A new clock for the office"});
}

TEST_CASE("a heading of another kind goes before its own teaser", "[stories]") {
  Outline page =
      labelled("<div class=card><a href=" + kQuay + "><h3>Repair of the quay</h3><p>The engineer shows what salt does to iron " +
               "and wood.</p></a></div><div class=card><h3>" + link_to(kClock, "A new clock for the office") + "</h3></div>");
  page.blocks[0].kind = pith::Kind::article;
  const auto found = related_items(page, {});
  REQUIRE(found.size() == 2);
  CHECK(found[0].title == "Repair of the quay");
}

TEST_CASE("the site's name before a link is the source", "[stories]") {
  const auto found =
      stories(list({"<span>Tarn Herald</span> " + link_to("https://tarnherald.example/4/quay", "Six small repairs to the quay"),
                    "<span>Watch now</span> " + link_to("https://ebb.example/5/clock", "A new clock for the office")}));
  REQUIRE(found.size() == 2);
  CHECK(found[0].source == "Tarn Herald");
  CHECK(found[1].source == "");
}

TEST_CASE("tags and captions are no teaser", "[stories]") {
  Outline page = labelled(
      "<div><p>The quay at low water, seen from the old mill of Tarn</p><p>" + link_to("/tag/quay", "Quay") + " " +
      link_to("/tag/salt-and-iron", "Salt and iron") + " " + link_to("/tag/engineers", "Engineers of all Tarn") + "</p><h3>" +
      link_to(kQuay, "Six small repairs to the quay") + "</h3><p>The engineer shows what salt does to iron.</p></div>");
  page.blocks[0].kind = pith::Kind::caption;
  const auto found = related_items(page, {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == "The engineer shows what salt does to iron.");
}

TEST_CASE("the stories before and after are two, and a heading of the article is none", "[stories]") {
  CHECK(titles("<p>\u00AB " + link_to("/goats-on-the-roof", "Goats on the roof") + " " +
               link_to("/a-new-clock-for-the-office", "A new clock for the office") + " \u00BB</p>") ==
        Titles{"Goats on the roof", "A new clock for the office"});
  Outline page = labelled("<p>Six works have won a prize.</p><h3>" + link_to("https://ann.example/41", "The quay by Ann Lee") +
                          "</h3><p>Salt and iron on wood.</p><h3>" +
                          link_to("https://tarn.example/41", "A new clock for the office") + "</h3><p>It is late.</p>");
  for (const std::size_t i : {0U, 2U, 4U}) page.blocks[i].kind = pith::Kind::article;
  const auto found = related_items(page, "https://tarn.example/prize");
  REQUIRE(found.size() == 1);
  CHECK(found[0].title == "A new clock for the office");
}

TEST_CASE("what someone said is no story, nor is the name below it", "[stories]") {
  const std::string story = "<h3>" + link_to(kClock, "A new clock for the office") + "</h3>";
  CHECK(titles("<blockquote><p>" + link_to("/ann-lee-41", "\u201CThe quay was never so red\u201D") + "</p><p>" +
               link_to("/ann-lee-41", "Ann Lee, who keeps the quay") + "</p></blockquote>" + story) ==
        Titles{"A new clock for the office"});
  CHECK(titles("<blockquote><p>" + link_to(kQuay, "Six small repairs to the quay") + "</p></blockquote>" + story).size() == 2);
}

TEST_CASE("a line of a pager begins with an arrow back", "[stories]") {
  const Outline lines = labelled("<p>\u2190 Six small repairs to the quay</p><p>< A new clock</p><p>A new clock \u2192</p>");
  REQUIRE(lines.blocks.size() == 3);
  CHECK(is_pager_line(lines, 0));
  CHECK(is_pager_line(lines, 1));
  CHECK_FALSE(is_pager_line(lines, 2));
}

TEST_CASE("a link is all of a block if it begins and ends with it", "[stories]") {
  const Outline lines = labelled("<p>" + link_to(kQuay, "Six small repairs") + "</p><p>" + link_to(kClock, "A new clock") +
                                 " today</p><p>See " + link_to(kGoats, "goats") + "</p>");
  REQUIRE(lines.blocks.size() == 3);
  REQUIRE(link_of_all(lines, 0) != nullptr);
  CHECK(link_of_all(lines, 0)->target == kQuay);
  CHECK(link_of_all(lines, 1) == nullptr);
  CHECK(link_of_all(lines, 2) == nullptr);
}

TEST_CASE("a story of the page's own site may name another address in its own", "[stories]") {
  const std::string page = "https://tarn.example/2021/the-ferry-is-late";
  const std::string items =
      list({link_to("https://tarn.example" + kQuay + "?ref=https%3A%2F%2Fmail.example", "Six small repairs to the quay"),
            link_to("https://archive.example/web/https://weir.example" + kClock, "A new clock for the office"),
            link_to("https://count.example/go?to=https%3A%2F%2Fshop.example" + kGoats, "Goats on the roof again")});
  CHECK(titles(items, page) == Titles{"Six small repairs to the quay", "A new clock for the office"});
}

TEST_CASE("the line above the headline of a card is not the headline", "[stories]") {
  const std::string card = "<article><header><div class=teaser__superheadline>Harbour Policy Brief</div><h3><a href=" + kQuay +
                           ">Six small repairs to the quay</a></h3></header><p><a href=" + kQuay + ">Read more</a></p></article>";
  CHECK(titles(card) == Titles{"Six small repairs to the quay"});
  const std::string bare = "<article><header><a href=/quays/41>Low water at night</a></header><p><a href=/quays/41>" +
                           std::string("What waits below the ebb for those who dig</a></p></article>");
  CHECK(titles(bare) == Titles{"Low water at night"});
}

TEST_CASE("of two elements that are named as headlines, the address tells the headline", "[stories]") {
  const std::string both =
      "<span class=TextTitle>Six small repairs</span> <span class=TextLeadTitle>What salt does to iron bolts</span>";
  CHECK(titles(list({link_to("/news/six-small-repairs/4137", both)})) == Titles{"Six small repairs"});
}
