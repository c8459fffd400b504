// What a page states about itself: where it is looked for, what wins, what is doubted.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/metadata_fields.h"
#include "blocks/blocks.h"
#include "document/candidates.h"
#include "document/metadata_title.h"
#include "pith/pith.h"
#include "write/writers.h"

using namespace pith::internal;

namespace {

const std::string kStory =
    "<p>The ferry between Harrow Point and the island of Selm runs again after a winter in the yard, and the first boat was "
    "full.</p>"
    "<p>Its new engine burns half as much as the old one did, the harbour board said, and makes a sound that no gull minds.</p>"
    "<p>Tickets cost four crowns, as they did ten years ago, and dogs still travel free on all days but Sundays in the "
    "summer.</p>";

pith::Document page(const std::string& head, const std::string& top, const pith::Options& options = {}) {
  return pith::extract("<!doctype html><html><head>" + head + "</head><body><nav><a href='/'>Home</a></nav><main><article>" +
                           top + kStory + "</article></main></body></html>",
                       options);
}

using Names = std::vector<std::string>;

std::string chosen_from(const pith::Document& document, std::string_view field) {
  for (const pith::Statement& statement : document.statements)
    if (statement.field == field && statement.chosen) return statement.from;
  return "";
}

}  // namespace

TEST_CASE("the headline is the title, without the site's name") {
  const auto document =
      page("<title>Ferry back in service - Selm Gazette</title><meta property=og:site_name content='Selm Gazette'>",
           "<h1>Ferry back in service</h1>");
  CHECK(document.metadata.title == "Ferry back in service");
  CHECK(document.metadata.site == "Selm Gazette");
}

TEST_CASE("a site's name behind a wide colon is no part of the title, other words are") {
  const auto title = [](const std::string& stated) {
    const auto document = page("<title>" + stated + "</title><meta property=og:site_name content='潮見新聞デジタル'>",
                               "<p>町の灯台で、鐘が百年ぶりに鳴った。</p>");
    return document.metadata.title;
  };
  CHECK(title("灯台の鐘が百年ぶりに鳴る：潮見新聞デジタル") == "灯台の鐘が百年ぶりに鳴る");
  CHECK(title("灯台の鐘：百年ぶりに鳴る") == "灯台の鐘：百年ぶりに鳴る");
}

TEST_CASE("references that were encoded twice are decoded") {
  const struct {
    std::string_view stated, title;
  } kRows[] = {{"It &amp;#146;s &amp;Eacute;t&amp;eacute; on the island", "It \u2019s \u00C9t\u00E9 on the island"},
               {"Ferry&amp;nbsp;&amp;#xA0; back&amp;#10;in service", "Ferry back in service"},
               {"The ferry &amp;amp;amp; the mill", "The ferry &amp; the mill"},
               // With no semicolon, or no such name, nothing is decoded a second time.
               {"AT&amp;T and R&amp;amp in service", "AT&T and R&amp in service"},
               {"What ?a=1&amp;copy=2&amp;lt=3 means", "What ?a=1&copy=2&lt=3 means"},
               {"Selm &amp;copy 2020 &amp;notit; &amp;#12a; &amp;#; &amp;", "Selm &copy 2020 &notit; &#12a; &#; &"}};
  for (const auto& row : kRows) CHECK(page("<title>" + std::string(row.stated) + "</title>", "").metadata.title == row.title);
  const auto document = page("<title>Ferry</title><meta property=og:title content='&amp;nbsp;'>", "");
  CHECK(document.metadata.title == "Ferry");
}

TEST_CASE("JSON-LD is read from graphs, references and beside broken scripts") {
  const auto document = page(
      "<script type='application/ld+json'>{broken</script>"
      "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Person\",\"@id\":\"#ann\",\"name\":\"Ann Lee\"},"
      "{\"@type\":[\"Thing\",\"NewsArticle\"],\"headline\":\"Ferry back in service\",\"author\":{\"@id\":\"#ann\"},"
      "\"datePublished\":\"2024-05-03T10:00:00+02:00\",\"dateModified\":\"2024-05-04\",\"articleSection\":[\"Harbour\"],"
      "\"keywords\":\"ferry, Selm\",\"license\":\"https://creativecommons.org/licenses/by-sa/4.0/deed.en\"}]}</script>",
      "<h1>Ferry back in service</h1>");
  CHECK(document.metadata.authors == Names{"Ann Lee"});
  CHECK(document.metadata.published == "2024-05-03T10:00:00+02:00");
  CHECK(document.metadata.modified == "2024-05-04");
  CHECK(document.metadata.categories == Names{"Harbour"});
  CHECK(document.metadata.tags == Names{"ferry", "Selm"});
  CHECK(document.metadata.license == "CC BY-SA 4.0");
}

TEST_CASE("among several stories in JSON-LD, the page's own counts") {
  const auto document = page(
      "<script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"headline\":\"Mill sold\",\"author\":\"Bo Orr\"},"
      "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry back in service\",\"author\":\"Ann Lee\"}]</script>",
      "<h1>Ferry back in service</h1>");
  CHECK(document.metadata.authors == Names{"Ann Lee"});
}

TEST_CASE("bylines give authors and dates when nothing else does") {
  const auto document = page("",
                             "<h1>Ferry back in service</h1><p class=byline>By Ann Lee and Bo Orr | Published 3 May 2024 | "
                             "Updated 5 May 2024</p>");
  CHECK(document.metadata.authors == Names{"Ann Lee", "Bo Orr"});
  CHECK(document.metadata.published == "2024-05-03");
  CHECK(document.metadata.modified == "2024-05-05");
}

TEST_CASE("the weekday of a date is no part of the name before it") {
  for (const std::string_view weekday : {"Wednesday", "mercredi,", "الأربعاء"}) {
    INFO(weekday);
    const auto document =
        page("", "<h1>Ferry back in service</h1><p class=byline>By Ann Lee " + std::string(weekday) + " 6 March 2024</p>");
    CHECK(document.metadata.authors == Names{"Ann Lee"});
  }
}

TEST_CASE("text input has metadata too") {
  const auto document = pith::extract(
      "Ferry back in service\n\nVon Ann Lee, 3. Mai 2024\n\nDie Fähre zwischen Harrow und der Insel Selm "
      "fährt nach einem Winter in der Werft wieder, und das erste Boot war voll.\n\nIhr neuer Motor "
      "braucht halb so viel wie der alte, sagte der Hafenmeister, und ist leiser.\n",
      {});
  CHECK(document.metadata.language == "de");
  CHECK(document.metadata.published == "2024-05-03");
  CHECK(document.metadata.authors == Names{"Ann Lee"});
}

const std::string kTextStory =
    "The old ferry between Harrow and the island of Selm sailed again on Friday, after a winter in the yard that nobody had "
    "planned.\n\n"
    "Its new engine needs half as much fuel as the one before, said the harbour master, and the island hears it only when the "
    "wind is in the east.\n\n"
    "Tickets cost what they did before. The council has promised to pay the difference until the ferry has earned its new "
    "engine.\n";

pith::Metadata text_metadata(const std::string& top, const std::string& below = "") {
  return pith::extract(top + kTextStory + below, {}).metadata;
}

TEST_CASE("menus and buttons around the headline of a text cost nothing") {
  const auto metadata = text_metadata(
      "Home\nWeather\nSports · Harbour · Letters · Podcasts\nSelm Gazette\nOld ferry sails to Selm again\nShare\nFacebook\n"
      "WhatsApp\nEmail\nPrint\nCopy link\nSave\nGift this\nBy Ann Lee\n3 May 2024\nAdvertisement\n");
  CHECK(metadata.title == "Old ferry sails to Selm again");
  CHECK(metadata.authors == Names{"Ann Lee"});
  CHECK(metadata.published == "2024-05-03");
}

TEST_CASE("what scraping glues together is parted") {
  const auto metadata = text_metadata(
      "Sections\nHomeNewsSportsHarbourLettersPodcasts\nLog inSubscribe for $1\nOld ferry sails to Selm again\n"
      "By Ann Lee and Bo OrrUpdated May 5, 2024|Published May 3, 2024 4 min read\nFacebookTwitterEmailSave\n");
  CHECK(metadata.title == "Old ferry sails to Selm again");
  CHECK(metadata.authors == Names{"Ann Lee", "Bo Orr"});
  CHECK(metadata.published == "2024-05-03");
  CHECK(metadata.modified == "2024-05-05");
}

TEST_CASE("a reading time that is glued to a year is none of its digits") {
  const auto metadata = text_metadata("Old ferry sails to Selm again\nBy Ann Lee\nMay 3, 20245 min read\n");
  CHECK(metadata.authors == Names{"Ann Lee"});
  CHECK(metadata.published == "2024-05-03");
}

TEST_CASE("of two labels before a date the longer one tells") {
  const auto metadata = text_metadata("Old ferry sails to Selm again\nPublished on May 3, 2024\nLast updated on May 5, 2024\n");
  CHECK(metadata.published == "2024-05-03");
  CHECK(metadata.modified == "2024-05-05");
}

TEST_CASE("a teaser's or a commenter's name and date never win") {
  const auto document =
      page("", "<h1>Ferry back in service</h1>" + kStory +
                   "<section class=comments><h2>2 comments</h2><div class=comment><a rel=author>Gull</a> "
                   "<time datetime=2023-01-02>2 January 2023</time><p>About time, my aunt on Selm has waited long "
                   "enough for that boat to come back.</p></div><div class=comment><a rel=author>Tern</a> "
                   "<time datetime=2023-01-03>3 January 2023</time><p>And the price stayed where it was, thanks to "
                   "all who signed the letter last autumn.</p></div></section>");
  CHECK(document.metadata.authors.empty());
  CHECK(document.metadata.published.empty());
}

TEST_CASE("doubted statements lose, with a reason") {
  pith::Options options;
  options.explain = true;
  const auto document = page(
      "<meta name=author content='Selm Gazette'><meta property=og:site_name content='Selm Gazette'>"
      "<meta name=date content='2094-01-01'><meta property=og:locale content=en_GB>"
      "<link rel=canonical href='https://selm.example/2024/05/03/ferry'>",
      "<h1>Ferry back in service</h1><p class=byline>By Ann Lee</p>", options);
  CHECK(document.metadata.authors == Names{"Ann Lee"});
  CHECK(document.metadata.published == "2024-05-03");
  CHECK(document.metadata.language == "en-GB");
  CHECK(chosen_from(document, "published") == "the address");
  const auto future = std::find_if(document.statements.begin(), document.statements.end(),
                                   [](const pith::Statement& s) { return s.value == "2094-01-01"; });
  REQUIRE(future != document.statements.end());
  CHECK(future->why == "an unlikely year");
  CHECK(future->line == 1);
}

TEST_CASE("the JSON schema has just the members that are written, metadata of their types") {
  std::ifstream file(PITH_TESTDATA "/pith.schema.json");
  const auto properties = nlohmann::json::parse(file)["properties"];
  std::set<std::string> described;
  for (const auto& [name, schema] : properties.items()) described.insert(name);
  CHECK(described == std::set<std::string>(json_members().begin(), json_members().end()));
  for (const MetadataRow& row : kMetadataFields) {
    INFO(row.member);
    const auto& schema = properties[std::string(row.member)];
    const std::string expected = row.type == MetadataType::list ? "texts" : row.type == MetadataType::date ? "date" : "text";
    CHECK((schema.value("$ref", "") == "#/$defs/" + expected || (expected == "text" && schema.value("type", "") == "string")));
  }
}

TEST_CASE("the site's name is not the title") {
  const auto title = [](const std::string& head, const std::string& body) {
    return pith::extract("<!doctype html><html><head>" + head + "</head><body>" + body +
                             "<footer>\u00A9 2024 Selm Gazette</footer></body></html>",
                         pith::Options{})
        .metadata.title;
  };
  const std::string headline = "Ferry back in service after a long winter in the yard";
  const std::string site_above =
      "<header><h1>Selm Gazette</h1></header><div class=post><h2>" + headline + "</h2>" + kStory + "</div>";
  const std::string site_in_logo = "<header><div>Selm Gazette</div></header><main><h1>" + headline + "</h1>" + kStory + "</main>";
  for (const std::string& stated :
       {headline + " | Selm Gazette", "Selm Gazette | " + headline, "Selm Gazette: " + headline,
        "Selm Gazette \u00BB Blog Archive \u00BB " + headline, std::string("Selm Gazette"), std::string("Home")}) {
    INFO(stated);
    CHECK(title("<title>" + stated + "</title>", site_above) == headline);
    CHECK(title("<title>" + stated + "</title>", site_in_logo) == headline);
  }
}

TEST_CASE("the main heading is the title where the line below it is no title of its own") {
  // The block of this number was found to be the headline.
  const auto title = [](const std::string& html, std::size_t block) {
    Outline outline = html_blocks(html);
    count_blocks(outline);
    outline.headline = {.block = block, .text = outline.blocks.at(block).text};
    std::vector<pith::Statement> statements;
    CandidateSelector selector(outline, false, statements);
    return select_title(selector, outline, outline.headline, "");
  };
  CHECK(title("<title>The Selm Brothers - Harrow Rain | Songs</title><h1>Harrow Rain</h1><h2>The Selm Brothers</h2>", 1) ==
        "Harrow Rain");
  const std::string stated = "<title>The ferry is back</title><meta property=og:title content='New engine: it runs again'>";
  const std::string shown = "<h1>The ferry is back</h1><h2>New engine: it runs again</h2>";
  const std::string json =
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"The ferry is back\"}</script>";
  CHECK(title(stated + shown, 1) == "New engine: it runs again");
  CHECK(title(stated + json + shown, 1) == "The ferry is back");
}

TEST_CASE("a title has no line above it, no readings and no soft hyphens, but its subtitle") {
  const struct {
    std::string_view stated, shown, title;
  } kRows[] = {{"<meta name=twitter:title content='Drinks come by boat again'><meta property=og:title content='Summer games: "
                "Drinks come by boat again'>",
                "<span class=kicker>Summer games</span> Drinks come by boat again", "Drinks come by boat again"},
               {"<title>Ferry day</title>", "Ferry day: a memo\u00ADry of the old boat", "Ferry day: a memory of the old boat"},
               {"<title>History</title>", "Prehistory", "Prehistory"},
               {"<title>The ferry runs - Selm Post</title>", "The ferry runs again after a winter in the yard",
                "The ferry runs again after a winter in the yard"},
               {"<title>\u6E2F\u306E\u65B0\u3057\u3044\u6A4B</title>",
                "<ruby>\u6E2F<rt>\u307F\u306A\u3068</rt></ruby>\u306E<ruby>\u65B0<rt>\u3042\u305F\u3089</rt></"
                "ruby>\u3057\u3044<ruby>\u6A4B<rt>"
                "\u306F\u3057</rt></ruby>",
                "\u6E2F\u306E\u65B0\u3057\u3044\u6A4B"}};
  for (const auto& row : kRows)
    CHECK(page(std::string(row.stated), "<h1>" + std::string(row.shown) + "</h1>").metadata.title == row.title);
}
