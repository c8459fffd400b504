// Dates of a page: which of those that it states and shows is which.
#include <catch2/catch.hpp>

#include "blocks/json_mend.h"
#include "document/date_order.h"
#include "document/date_roles.h"
#include "pith/pith.h"

using namespace pith::internal;

namespace {

const std::string kStory =
    "<p>The lock at Oster Weir lets the barges through again, after a winter in which nobody could say who had the key.</p>"
    "<p>It was found in the pocket of a coat that hung in the reading room, next to a list of birds and half a biscuit.</p>"
    "<p>The keeper says that he will wear the coat from now on, in all weathers, and that the biscuit was not his at all.</p>";

pith::Metadata page(const std::string& head, const std::string& top, const std::string& end = "",
                    std::string_view language = "en", const pith::Options& options = {}) {
  return pith::extract("<!doctype html><html lang='" + std::string(language) + "'><head><title>The lock opens again</title>" +
                           head + "</head><body><nav><a href='/'>Home</a></nav><main><article><h1>The lock opens again</h1>" +
                           top + kStory + "</article>" + end +
                           "</main><footer><p>All rights reserved.</p></footer></body></html>",
                       options)
      .metadata;
}

std::string json_ld(const std::string& script) { return "<script type='application/ld+json'>" + script + "</script>"; }

}  // namespace

TEST_CASE("words around a date tell its role") {
  const struct {
    std::string_view before, after;
    DateRole role;
  } kRows[] = {{"Published on", "", DateRole::published},
               {"(Re)Published:", "", DateRole::published},
               {"197 followers \u00B7 Last published", "", DateRole::updated},
               {"Zuletzt ver\u00F6ffentlicht am", "", DateRole::updated},
               {"Last updated:", "", DateRole::updated},
               {"Last modified on Monday,", "", DateRole::updated},
               {"By Ann Lee \u00B7 Updated", "", DateRole::updated},
               {"By Ann Lee and Bo OrrUpdated", "", DateRole::updated},
               {"Updated on", "", DateRole::updated_once},
               {"Aktualisiert am", "", DateRole::updated_once},
               {"Zuletzt aktualisiert am", "", DateRole::updated},
               {"Mis \u00E0 jour le", "", DateRole::updated_once},
               {"Derni\u00E8re mise \u00E0 jour le", "", DateRole::updated},
               {"Обновено на", "", DateRole::updated_once},
               {"Darrera actualitzaci\u00F3:", "", DateRole::updated},
               {"Joined: Sun", "", DateRole::unrelated},
               {"Next review due:", "", DateRole::unrelated},
               {"Mitglied seit", "", DateRole::unrelated},
               {"\u00A9 Selm Gazette", "", DateRole::unrelated},
               {"Retrieved", "", DateRole::unrelated},
               {"On Mon,", ", Ann Lee wrote:", DateRole::unrelated},
               {"Diese Seite wurde zuletzt am", "um 13:22 Uhr ge\u00E4ndert.", DateRole::updated},
               {"Dieser Artikel wurde am", "von Heiner ver\u00F6ffentlicht und einsortiert", DateRole::published},
               {"", "09:15\u66F4\u65B0", DateRole::updated},
               {"", "| Originally published", DateRole::published},
               {"Harrow,", "", DateRole::unlabelled},
               {"on", "", DateRole::unlabelled},
               {"", "", DateRole::unlabelled}};
  for (const auto& row : kRows) {
    INFO(row.before << " DATE " << row.after);
    CHECK(date_role(row.before, row.after) == row.role);
  }
  CHECK(is_about_page("This entry was posted on"));
  CHECK(is_about_page("Dieser Beitrag wurde am"));
  CHECK_FALSE(is_about_page("This entry wasn\u2019t posted by me"));
  CHECK_FALSE(is_about_page("I read this entry"));
  CHECK(announced_role("Mise en ligne") == DateRole::published);
  CHECK(announced_role("Joined:") == DateRole::unrelated);
  CHECK(announced_role("Published by Ann Lee of the harbour board") == DateRole::unlabelled);
}

TEST_CASE("a change is no publication, but the last one may be all that a page has") {
  const auto changed = page("", "<p class=meta>Updated on March 9, 2025</p>");
  CHECK(changed.published.empty());
  CHECK(changed.modified == "2025-03-09");
  const auto timed = page("", "<p class=meta>Updated on <time datetime='2025-03-09T10:00:00Z'>March 9, 2025</time></p>");
  CHECK(timed.published.empty());
  CHECK(timed.modified == "2025-03-09T10:00:00Z");
  CHECK(page("", "<p class=byline>By Ann Lee</p><p class=byline>Last updated: March 9, 2025</p>").published == "2025-03-09");
}

TEST_CASE("a date needs no label near the headline, and one elsewhere") {
  const std::string above =
      "<html lang=de><head><title>Die Schleuse</title></head><body><main><article><small>31.01.2022&nbsp; 2. "
      "Wehr</small><h1>Die Schleuse ist wieder offen</h1>";
  CHECK(pith::extract(above + kStory + "</article></main></body></html>", {}).metadata.published == "2022-01-31");
  CHECK(page("", "<div class=date>4 March 2024</div>").published == "2024-03-04");
  const std::string note =
      "<div class=history><h6>Next review due: 11 Jan 2029</h6><h6>12 Jan 2026 | Latest version</h6>"
      "<h6>3 Sept 2024 | Originally published</h6></div>";
  const auto history = page("", "", note);
  CHECK(history.published == "2024-09-03");
  CHECK(history.modified == "2026-01-12");
  const auto wiki = page(
      "", "", "<ul id=footer-info><li>Diese Seite wurde zuletzt am 29. Januar 2020 um 13:22 Uhr ge&auml;ndert.</li></ul>", "de");
  CHECK(wiki.modified == "2020-01-29T13:22");
}

TEST_CASE("the date of a change stays one behind the name of who made it") {
  const struct {
    std::string_view language, byline;
  } kRows[] = {{"en", "Created by <a href=/u/1>Ann Lee</a>, last modified by <a href=/u/2>Bo Orr</a> on <a>Mar 04, 2024</a>"},
               {"de", "Erstellt von Ann Lee, zuletzt ge\u00E4ndert von Bo Orr am 4. M\u00E4rz 2024"},
               {"fr", "Cr\u00E9\u00E9 par Ann Lee, derni\u00E8re modification par Bo Orr le 4 mars 2024"},
               {"es", "Creado por Ann Lee, \u00FAltima modificaci\u00F3n por Bo Orr el 4 de marzo de 2024"},
               {"it", "Creato da Ann Lee, ultima modifica di Bo Orr il 4 marzo 2024"},
               {"nl", "Gemaakt door Ann Lee, laatst gewijzigd door Bo Orr op 4 maart 2024"},
               {"pt", "Criado por Ann Lee, modificado pela \u00FAltima vez por Bo Orr em 4 de mar\u00E7o de 2024"},
               {"ru",
                "\u0421\u043E\u0437\u0434\u0430\u043D\u043E Ann Lee, \u043F\u043E\u0441\u043B\u0435\u0434\u043D\u0435\u0435 "
                "\u0438\u0437\u043C\u0435\u043D\u0435\u043D\u0438\u0435 Bo Orr 4 \u043C\u0430\u0440\u0442\u0430 2024"}};
  for (const auto& row : kRows) {
    INFO(row.byline);
    const pith::Metadata metadata = page("", "<ul class=byline><li>" + std::string(row.byline) + "</li></ul>", "", row.language);
    CHECK(metadata.modified == "2024-03-04");
  }
}

TEST_CASE("the order of day and month is that of the page") {
  const auto order = [](const std::string& text, std::string_view language, std::string_view url) {
    Outline outline;
    outline.blocks.push_back({.text = text});
    outline.counts.push_back({.text = {.digits = 8}});
    return find_date_order(outline, language, url);
  };
  CHECK(order("25/3/2024", "en", "") == DateOrder::day_first);
  CHECK(order("3/25/24", "de", "https://selm.de/") == DateOrder::month_first);
  CHECK(order("12.16.2025", "en", "") == DateOrder::month_first_in_all);
  CHECK(order("11-29-2024, 09:03 AM", "en", "") == DateOrder::month_first_in_all);
  CHECK(order("11-09-2024, 09:03 AM", "en", "") == DateOrder::month_first_in_all);
  CHECK(order("11-09-2024, 09:03", "en", "") == DateOrder::month_first);
  CHECK(order("11-09-2024, 09:03 PM", "en", "https://selm.co.uk/") == DateOrder::day_first);
  CHECK(order("29-09-2024, 09:03 PM", "en", "") == DateOrder::day_first);
  CHECK(order("3.25.2024.7", "en-GB", "") == DateOrder::day_first);
  CHECK(order("", "en", "https://selm.co.uk/a") == DateOrder::day_first);
  CHECK(order("", "en", "https://selm.com/a") == DateOrder::month_first);
  CHECK(order("", "es-US", "") == DateOrder::month_first);
  CHECK(order("", "de", "https://city.gov/") == DateOrder::month_first);
  CHECK(order("", "ko", "") == DateOrder::year_first);
  // A statement for programs is read as what the page shows.
  const auto german = page("<meta name=date content='11/01/2023 12:43:42'>", "", "<p>Erstellt am: 01.11.2023</p>", "de");
  CHECK(german.published.starts_with("2023-11-01"));
}

TEST_CASE("what readers see is held against what programs state") {
  const std::string last_change = json_ld(
      "{\"@type\":\"Article\",\"headline\":\"The lock opens again\","
      "\"datePublished\":\"2025-06-24\",\"dateModified\":\"2025-06-24\"}");
  CHECK(page(last_change, "<p class=byline>By Ann Lee | August 25, 2024</p>").published == "2024-08-25");
  const std::string in_utc = "<meta property=article:published_time content='2025-12-18T23:25:38+00:00'>";
  const std::string in_zone = "<p class=byline><time datetime='2025-12-19T04:25:38+05:00'>19 December 2025</time></p>";
  CHECK(page(in_utc, in_zone).published == "2025-12-19T04:25:38+05:00");
}

TEST_CASE("a day that programs and readers are told is more likely than one that either is") {
  const std::string stated = "<meta property=article:published_time content='2025-06-24T08:00:00Z'>";
  const auto shown = [](const std::string& day) { return "<p class=byline>By Ann Lee | " + day + "</p>"; };
  pith::Options options;
  options.type = pith::PageType::article;
  const auto published = [&](const std::string& head, const std::string& day) {
    return page(head, shown(day), "", "en", options).published;
  };
  // A draft, or another edition: no change explains the day.
  CHECK(published(stated, "August 25, 2025") == "2025-08-25");
  CHECK(published(stated, "June 21, 2025") == "2025-06-21");
  CHECK(published("<meta name=date content='2025-06-24'>", "June 23, 2025") == "2025-06-23");
  // A zone, a change, or, at the end, the address explains it.
  CHECK(published("<meta property=article:published_time content='2025-06-24T00:30:00+02:00'>", "June 23, 2025") ==
        "2025-06-24T00:30:00+02:00");
  CHECK(published("<meta property=article:published_time content='2025-06-23T23:30:00-05:00'>", "June 24, 2025") ==
        "2025-06-23T23:30:00-05:00");
  // Where the zone is not the page's, the day that readers see counts, before and after.
  CHECK(published("<meta property=article:published_time content='2025-06-23T23:30:00Z'>", "June 24, 2025") == "2025-06-24");
  CHECK(published("<meta property=article:published_time content='2025-06-25T00:30:00Z'>", "June 24, 2025") == "2025-06-24");
  CHECK(published("<meta name=date content='2025-06-23'>", "June 24, 2025") == "2025-06-24");
  const std::string changed = "<meta property=article:modified_time content='2025-08-25T08:00:00Z'>";
  CHECK(published(stated + changed, "August 25, 2025") == "2025-06-24T08:00:00Z");
  // Of several programs, the one that agrees with what is shown.
  const std::string other =
      json_ld("{\"@type\":\"Article\",\"headline\":\"The lock opens again\",\"datePublished\":\"2025-06-20T08:00:00Z\"}");
  CHECK(published(other + stated, "June 24, 2025") == "2025-06-24T08:00:00Z");
  // The moment of a day that is shown.
  const std::string whole = json_ld("{\"@type\":\"WebPage\",\"datePublished\":\"2025-06-24T08:00:00+02:00\"}");
  CHECK(published(whole, "June 24, 2025") == "2025-06-24T08:00:00+02:00");
  options.url = "https://selm.example/2025/06/24/lock";
  CHECK(published(stated, "August 25, 2025") == "2025-06-24T08:00:00Z");
  CHECK(published(stated, "June 21, 2025") == "2025-06-24T08:00:00Z");
}

TEST_CASE("a date is found beside a headline of unknown kind, below the article and in glued lines") {
  const std::string note =
      "<div id=comments><div>Dieser Artikel wurde am 14. Dezember 2015 um 14:48 von Heiner geschrieben und unter dem Stichwort "
      "Schleuse eingeordnet.</div><ol class=commentlist><li class=comment>Erkan sagt: Endlich!</li></ol></div>";
  CHECK(page("", "", note, "de").published.starts_with("2015-12-14"));
  CHECK(page("", "<p class=byline><span>10. Februar 2019</span><span>9. Februar 2019</span> von Ann Lee</p>", "", "de").authors ==
        std::vector<std::string>{"Ann Lee"});
  CHECK(page("",
             "<p class=byline><a href=/category/locks>Locks</a><span>DECEMBER 22, 2022</span><span>Updated: JANUARY 02, "
             "2026</span></p>")
            .published == "2022-12-22");
  // The article may tell when something else came out.
  pith::Options options;
  options.type = pith::PageType::article;
  const std::string book =
      "<h2>The coat</h2><p>A story of a key and a lock. Released: June 17, 2023, with a map of the weir.</p>";
  CHECK(page("", "<p class=byline>By Ann Lee | December 20, 2025</p>" + book, "", "en", options).published == "2025-12-20");
}

TEST_CASE("a forum's thread is as old as its first post, not as its members") {
  std::string posts;
  for (const std::string_view day : {"14", "15", "16"})
    posts +=
        "<div class=post><dl class=postprofile><dt><a href='/u/tern'>tern</a></dt><dd>Joined: Sun Dec 12, 2010 4:33 pm</dd></dl>"
        "<p class=author>by <a href='/u/tern'>tern</a> &raquo; Mon May " +
        std::string(day) +
        ", 2012 6:25 pm</p><div class=content>Can a tank of sixty litres be turned into a brackish one while "
        "the plants stay in it, or should everything come out before that? The water here is hard.</div></div>";
  const auto thread = pith::extract(
      "<html lang=en><head><title>Brackish tank - Mudflat Forum</title></head><body>"
      "<h2>Brackish tank</h2>" +
          posts + "<p><a href='/reply'>Post Reply</a></p></body></html>",
      {});
  CHECK(thread.metadata.published.starts_with("2012-05-14"));
}

TEST_CASE("a later post that repeats the headline does not date the thread") {
  const auto thread = pith::extract(
      "<html lang=en><head><title>Brackish tank - Mudflat Forum</title></head><body>"
      "<div class=post><dl class=postprofile><dt><a href='/u/tern'>tern</a></dt><dd>Joined: Sun Dec 12, 2010 4:33 pm</dd></dl>"
      "<div class=toolbar><a href='/home'>Home</a> <a href='/new'>New</a> <a href='/last'>14 May 2012, 18:25</a> "
      "<a href='/print'>Print</a> <a href='/share'>Share</a></div><div class=content>Can a tank of sixty litres be turned into a "
      "brackish one while the plants stay in it, or should everything come out before that? The water here is hard.</div></div>"
      "<div class=post><h3>Brackish tank</h3><dl class=postprofile><dt><a href='/u/heron'>heron</a></dt><dd>Joined: Sun Dec 12, "
      "2010 4:33 pm</dd></dl><p class=author>by heron, 16 May 2012, 18:25</p><div class=content>Most plants rot in salt water, "
      "so "
      "take them out first and put them into a bucket of fresh water by the window for a week.</div></div>"
      "<p><a href='/reply'>Post Reply</a></p></body></html>",
      {});
  CHECK(thread.metadata.published.starts_with("2012-05-14"));
}

TEST_CASE("addresses have dates of their own forms") {
  const auto from = [](const std::string& url) {
    pith::Options options;
    options.url = url;
    return page("", "", "", "en", options).published;
  };
  CHECK(from("https://selm.example/world/2012-06/04/content_25340717.htm") == "2012-06-04");
  CHECK(from("https://selm.example/n/2012/0604/c1.html") == "2012-06-04");
  CHECK(from("https://selm.example/2024/may/17/lock") == "2024-05-17");
  CHECK(from("https://selm.example/content_25340717.htm").empty());
}

TEST_CASE("dates are stated in many ways") {
  CHECK(page("<meta name=published_on content='2026-01-22T21:00:00.000Z'>", "").published == "2026-01-22T21:00:00.000Z");
  CHECK(page("<meta property='article:published_time' content='1715936700000'>", "").published == "2024-05-17T09:05:00Z");
  CHECK(page(json_ld("{\"@type\":\"HowTo\",\"name\":\"The lock opens again\",\"datePublished\":1715936700}"), "").published ==
        "2024-05-17T09:05:00Z");
  CHECK(page("", "<abbr class=published>4 March 2024</abbr>").published == "2024-03-04");
  CHECK(page("", "<abbr class=published title='2024-03-04T08:15:00+01:00'>Monday</abbr>").published ==
        "2024-03-04T08:15:00+01:00");
}

TEST_CASE("JSON-LD that is nearly JSON is mended") {
  const struct {
    std::string_view script, mended;
  } kRows[] = {{R"({"a":[1,2,],})", R"([{"a":[1,2]}])"},
               {"/* x */ {\"a\": 1} // y\n", R"([{"a":1}])"},
               {R"({'a': 'it\'s "so"', b: undefined})", R"([{"a":"it's \"so\"","b":null}])"},
               {"<![CDATA[ {\"a\":\"b\nc\"}; ]]>", R"([{"a":"b c"}])"},
               {R"({"a":"he said "no" twice","b":1)", R"([{"a":"he said \"no\" twice","b":1}])"},
               {R"({"a":1}{"b":2})", R"([{"a":1},{"b":2}])"},
               {R"({"u":"https://x.y/z","t":true})", R"([{"u":"https://x.y/z","t":true}])"},
               {"", "[]"}};
  for (const auto& row : kRows) {
    INFO(row.script);
    CHECK(mend_json(row.script) == row.mended);
  }
  const auto mended = page(json_ld("{\"@type\":\"NewsArticle\",\"headline\":\"The lock opens again\",\"keywords\":[\"lock\",],"
                                   "\"author\":{\"name\":\"Ann Lee\"},\"datePublished\":\"2019-11-19T10:00:00Z\",}"),
                           "");
  CHECK(mended.published == "2019-11-19T10:00:00Z");
  CHECK(mended.authors == std::vector<std::string>{"Ann Lee"});
  CHECK(mend_json(std::string(100000, '[')).size() < 1000);
}
