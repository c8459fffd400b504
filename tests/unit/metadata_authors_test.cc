// Authors: how texts are split into names, and which of the names that a page states and shows wins.
#include <catch2/catch.hpp>

#include "classify/byline_phrases.h"
#include "classify/person_names.h"
#include "pith/pith.h"

using namespace pith::internal;

namespace {

const std::string kParagraphs[] = {
    "The old ferry between Harrow and the island of Selm sailed again on Friday, after a winter in the yard that nobody had "
    "planned.",
    "Its new engine needs half as much fuel as the one before, said the harbour master, and the island hears it only when the "
    "wind is in the east.",
    "Tickets cost what they did before. The council has promised to pay the difference until the ferry has earned its new "
    "engine."};

// The paragraphs, each with something before and after it.
std::string story(std::string_view before, std::string_view after) {
  std::string story;
  for (const std::string& paragraph : kParagraphs) story.append(before).append(paragraph).append(after);
  return story;
}

pith::Document page(const std::string& head, const std::string& top, const pith::Options& options = {}) {
  return pith::extract("<!doctype html><html><head>" + head + "</head><body><nav><a href='/'>Home</a></nav><main><article>" +
                           top + story("<p>", "</p>") + "</article></main></body></html>",
                       options);
}

pith::Metadata text_metadata(const std::string& top, const std::string& below = "") {
  return pith::extract(top + story("", "\n\n") + below, {}).metadata;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("labels and details are no part of a name") {
  const std::string headline = "Old ferry sails to Selm again\n";
  CHECK(text_metadata(headline + "By Ann Lee (Harrow, isle of Selm)\n").authors == Names{"Ann Lee"});
  CHECK(text_metadata(headline + "By Ann Lee ann@selm.example\n", "\nAuthor email\n").authors == Names{"Ann Lee"});
  CHECK(text_metadata(headline + "\n", "\nAuthor email\n").authors.empty());
  CHECK(text_metadata("   " + headline + "\n   Posted on [2]May 3, 2024 by [3]Ann Lee\n\n").authors == Names{"Ann Lee"});
  CHECK(is_site_label("Email"));
  CHECK(is_site_label("Twitter Facebook"));
  CHECK_FALSE(is_site_label("Ann Lee"));
}

TEST_CASE("who comments on a text has not written it") {
  const auto metadata = text_metadata("Old ferry sails to Selm again\n3 May 2024\n",
                                      "\n2 comments\n\nPosted by: Gull\n\nAbout time, my aunt has waited long enough.\n\n"
                                      "Posted by: Tern Bird\n\nWe have missed it.\n");
  CHECK(metadata.authors.empty());
}

TEST_CASE("an address of mail behind a name is no part of it") {
  const auto authors = [](const std::string& byline) {
    return page("<title>The winch is stuck</title>", "<h1>The winch is stuck</h1><p class=byline>" + byline + "</p>")
        .metadata.authors;
  };
  const auto mail = [](const std::string& text) { return "<a href='mailto:x%40selm.example'>" + text + "</a>"; };
  CHECK(authors("<b>Nell Harker</b> " + mail("nh at selm.example") + "<br><i>Fri May 17 09:05:00 UTC 2024</i>") ==
        Names{"Nell Harker"});
  CHECK(authors("By Nell Harker " + mail("nh@selm.example") + " and Ben Roe " + mail("br@selm.example")) ==
        Names{"Nell Harker", "Ben Roe"});
  CHECK(authors("By " + mail("Nell Harker")) == Names{"Nell Harker"});
  CHECK(authors("By " + mail("Nell Harker") + " and " + mail("Ben Roe")) == Names{"Nell Harker", "Ben Roe"});
  CHECK(authors("By Nell Harker and " + mail("Ben Roe")) == Names{"Nell Harker", "Ben Roe"});
}

TEST_CASE("a link tells where a name ends, and that a category is none") {
  const auto authors = [](const std::string& byline) {
    return page("<meta property=article:section content='Boats'>",
                "<h1>Ferry back in service</h1><p class=byline>" + byline + " <time datetime=2024-05-03>May 3, 2024</time></p>")
        .metadata.authors;
  };
  CHECK(authors("By <a href=/author/ann-lee>Ann Lee</a> In Boats And Ferries") == Names{"Ann Lee"});
  CHECK(authors("By <a href=/author/ann-lee>Ann Lee</a> and <a href=/author/bo-orr>Bo Orr</a> In Boats") ==
        Names{"Ann Lee", "Bo Orr"});
  CHECK(authors("<a href=/authors/ann>Ann Lee</a> Harbour correspondent") == Names{"Ann Lee"});
  CHECK(authors("<a href=/authors/ann>Dr. Ann Lee, PhD and Bo Orr, MPH</a>") == Names{"Dr. Ann Lee", "Bo Orr"});
  CHECK(authors("<a href=/category/sea-life>Sea Life</a> |") == Names{});
  CHECK(authors("<a href=/category/sea-life>Sea Life</a>, <a href=/category/boats>Boat Yards</a> |") == Names{});
  CHECK(authors("<a href=/autor/ann>Ann Lee</a>, <a href=/autor/bo>Bo Orr</a> y <a href=/autor/cy>Cy Marsh</a>") ==
        Names{"Ann Lee", "Bo Orr", "Cy Marsh"});
  CHECK(authors("Boats |") == Names{});
}

TEST_CASE("who wrote the page around the article is its author if nothing else tells") {
  const std::string head =
      "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"author\":{\"@id\":\"#ann\"}},"
      "{\"@type\":\"Person\",\"@id\":\"#ann\",\"name\":\"Ann Lee\"}]}</script>";
  CHECK(page(head, "<h1>Ferry back in service</h1>").metadata.authors == Names{"Ann Lee"});
  CHECK(page(head + "<meta name=author content='Bo Orr'>", "").metadata.authors == Names{"Bo Orr"});
}

TEST_CASE("the author of a forum's page is who wrote the first post") {
  std::string posts;
  for (const std::string_view name : {"heron", "Gull Ternson", "Bo Orr"})
    posts += "<div class=post><div class=user><a class=username href=/u>" + std::string(name) +
             "</a><span>Master of Barges</span></div><time>May 4, 2020</time><div class=content>" + story("<p>", "</p>") +
             "</div></div>";
  pith::Options options{.type = pith::PageType::forum, .explain = true};
  const auto document = pith::extract("<title>A ferry at last?</title><h1>A ferry at last?</h1>" + posts, options);
  CHECK(document.metadata.authors == Names{"heron"});
  for (const pith::Statement& statement : document.statements)
    if (statement.field == "author" && statement.chosen) CHECK(statement.from == "author of the first post");
}

TEST_CASE("a list of authors is split into names, without what is not a name") {
  CHECK(split_names("By Ann Lee and Bo Orr") == Names{"Ann Lee", "Bo Orr"});
  CHECK(split_names("Ann Lee, PhD") == Names{"Ann Lee, PhD"});
  CHECK(split_names("Ann Lee, PhD, Bo Orr") == Names{"Ann Lee", "Bo Orr"});
  CHECK(split_names("Dr. Ann Lee, PhD and Bo Orr, MPH") == Names{"Dr. Ann Lee", "Bo Orr"});
  CHECK(split_names("Ann Lee, DVM.") == Names{"Ann Lee, DVM"});
  CHECK(split_names("Ann Lee, M.D.") == Names{"Ann Lee, M.D."});
  CHECK(split_names("Ann Lee, dpa") == Names{"Ann Lee"});
  CHECK(split_names("Von Ann Lee und Bo Orr") == Names{"Ann Lee", "Bo Orr"});
  CHECK(split_names("Ann Lee, Senior Editor of the Gazette") == Names{"Ann Lee"});
  CHECK(split_names("Center for Tides and Weather") == Names{"Center for Tides and Weather"});
  CHECK(split_names("Ann Lee, Staff Writer") == Names{"Ann Lee"});
  CHECK(split_names("Ann Lee, Redaktion") == Names{"Ann Lee"});
  CHECK(split_names("By selm.example newsroom") == Names{"selm.example newsroom"});
  CHECK(split_names("By 7 Tides News") == Names{"7 Tides News"});
  CHECK(split_names("By Staff") == Names{"Staff"});
  CHECK(split_names("Die Redaktion") == Names{"Die Redaktion"});
  for (const std::string_view none : {"Guest", "admin", "ann@selm.example", "https://selm.example/ann", "By", "3 May 2024",
                                      "Surprise! Selm University wins", "Is it open? Selm University"}) {
    INFO(none);
    CHECK(split_names(none).empty());
  }
}

TEST_CASE("a name ends where something begins that is no part of one") {
  for (const std::string_view text : {"Ann LeeJanuary 4, 2026",
                                      "Ann LeeUpdated",
                                      "Ann Lee UpdatedJanuary 4, 2026",
                                      "Ann Lee21 Comments",
                                      "Ann Lee 21 Comments",
                                      "Ann Lee 15 min read",
                                      "Ann Lee Published",
                                      "Ann Lee Senior Writer",
                                      "Ann Lee Former Deputy Editor",
                                      "Ann LeeFounder at Selm Oak",
                                      "Ann Lee \u22C5 Editor",
                                      "Ann Lee \u00BB Tue",
                                      "Ann Lee is",
                                      "Ann Lee said",
                                      "Ann Lee(Selm",
                                      "Ann Lee Photos by Bo Orr",
                                      "View all posts by Ann Lee \u2192",
                                      "Zeige alle Beitr\u00E4ge von Ann Lee",
                                      "Interview: Ann Lee",
                                      "Words: Ann Lee",
                                      "Author(s): Ann Lee",
                                      "Eingestellt von Ann Lee"}) {
    INFO(text);
    CHECK(split_names(text) == Names{"Ann Lee"});
  }
  for (const std::string_view name :
       {"Ann McLee", "Ann de la Lee", "der Michl", "Center for Tides and Weather", "Ann Lee, Jr."}) {
    INFO(name);
    CHECK(split_names(name) == Names{std::string(name)});
  }
  for (const std::string_view none : {"See full bio", "No author", "Ann is the harbour correspondent for the coast", "(s)"}) {
    INFO(none);
    CHECK(split_names(none).empty());
  }
}

TEST_CASE("a person is the author rather than an organization or a role") {
  const auto authors = [](const std::string& head, const std::string& top) {
    return page(head, "<h1>Ferry back in service</h1>" + top).metadata.authors;
  };
  CHECK(authors("<meta name=author content='The Selm Gazette Team'>", "<p class=byline>By Ann Lee, 3 May 2024</p>") ==
        Names{"Ann Lee"});
  CHECK(authors("<meta name=author content='The Selm Gazette Team'>", "") == Names{"The Selm Gazette Team"});
  CHECK(authors("<meta name=author content='Redaktion'>", "<p class=byline>By Ann Lee, 3 May 2024</p>") == Names{"Ann Lee"});
  CHECK(authors("<meta name=author value='Redaktion'>", "") == Names{"Redaktion"});
  CHECK(authors("<meta name=author content='Bo Orr' value='Redaktion'>", "") == Names{"Bo Orr"});
  CHECK(authors("", "<p class=byline>Ann Lee | Senior Writer | 3 May 2024</p>") == Names{"Ann Lee"});
  CHECK(authors("", "<p class=byline>Autorin: Ann Lee, Projektleiterin in Selm</p>") == Names{"Ann Lee"});
  CHECK(authors("", "<p class=byline>Von <a rel=author href=/about>selm.example Redaktion</a>, 3. Mai 2024</p>") ==
        Names{"selm.example Redaktion"});
  CHECK(authors("", "<p class=byline>Interview: Ann Lee</p><p class=date>3 May 2024</p>") == Names{"Ann Lee"});
}

TEST_CASE("names that programs and readers are told win") {
  pith::Options options;
  options.type = pith::PageType::article;
  const auto authors = [&](const std::string& head, const std::string& top) {
    return page(head, "<h1>Ferry back in service</h1>" + top, options).metadata.authors;
  };
  const std::string shown = "<p class=byline>3 May 2024 | <a rel=author href=/author/bo>Bo Orr</a></p>";
  const std::string article =
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Ferry back in service\","
      "\"author\":{\"name\":\"Ann Lee\"}}</script>";
  const std::string of_page =
      "<script type='application/ld+json'>{\"@type\":\"WebPage\",\"author\":{\"name\":\"Bo Orr\"}}</script>";
  CHECK(authors("<meta name=author content='Ann Lee'>" + of_page, shown) == Names{"Bo Orr"});
  CHECK(authors(article, shown) == Names{"Ann Lee"});
  // Nicknames too.
  const std::string guest = "<p class=byline>By Ann Lee, 2 May 2024</p>";
  const std::string nick = "<p class=byline>By <a rel=author href=/author/tern>tern1984</a>, 3 May 2024</p>";
  CHECK(authors("", nick + guest) == Names{"tern1984"});
  options.explain = true;
  const auto explained = page("", "<h1>Ferry back in service</h1>" + nick + guest, options);
  for (const pith::Statement& statement : explained.statements) {
    INFO(statement.value << " from " << statement.from);
    if (statement.value == "tern1984" && statement.chosen) CHECK(statement.why.empty());
  }
  CHECK(authors("", "<p class=byline>By the-ferry-is-back-in-service, 3 May 2024</p>") == Names{});
}

TEST_CASE("labels announce authors in many languages, in any case and with any separator") {
  for (const std::string_view label : {"Written by", "By:", "Von", "écrit par", "ÉCRIT PAR :", "作者：", "Автор"}) {
    INFO(label);
    CHECK(is_author_label(label));
  }
  for (const std::string_view other : {"", "Est. reading time", "Published", "Written by Ann", "Photo by"}) {
    INFO(other);
    CHECK_FALSE(is_author_label(other));
  }
  CHECK(label_at_start("ByAnn Lee").bytes == 2);
  CHECK(label_at_start("Bystander").type == PhraseType::none);
  CHECK(label_at_start("Last updated on Friday").type == PhraseType::updated);
  CHECK(label_at_end("Ann Lee, last updated").type == PhraseType::updated);
  CHECK(label_at_end("Ann Leeupdated").type == PhraseType::none);
}

TEST_CASE("labels announce names in scripts without capitals") {
  const struct {
    std::string_view byline, name;
  } kRows[] = {{"\u0628\u0642\u0644\u0645: \u0646\u0648\u0631\u0627 \u062D\u062F\u0627\u062F | 2024/01/14",
                "\u0646\u0648\u0631\u0627 \u062D\u062F\u0627\u062F"},
               {"\u0646\u0648\u06CC\u0633\u0646\u062F\u0647: \u0646\u0631\u06AF\u0633 \u06A9\u0631\u06CC\u0645\u06CC",
                "\u0646\u0631\u06AF\u0633 \u06A9\u0631\u06CC\u0645\u06CC"},
               {"\u05DE\u05D0\u05EA: \u05E0\u05D5\u05E2\u05D4 \u05D1\u05E8\u05E7", "\u05E0\u05D5\u05E2\u05D4 \u05D1\u05E8\u05E7"},
               {"\u6587\uFF1A\u68EE \u76F4\u5B50", "\u68EE \u76F4\u5B50"},
               {"\u53D6\u6750\u30FB\u6587\uFF1A\u68EE\u76F4\u5B50", "\u68EE\u76F4\u5B50"},
               {"\u4F5C\u8005\uFF1A\u738B\u5B81", "\u738B\u5B81"},
               {"\uAE00: \uAE40\uB098\uB798", "\uAE40\uB098\uB798"}};
  for (const auto& row : kRows) {
    INFO(row.byline);
    CHECK(page("", "<h1>\u6E2F</h1><p>" + std::string(row.byline) + "</p>").metadata.authors == Names{std::string(row.name)});
  }
  CHECK(is_caseless_name("\u0646\u0648\u0631\u0627 \u062D\u062F\u0627\u062F"));
  CHECK(is_caseless_name("\u68EE\u3000\u76F4\u5B50"));
  CHECK_FALSE(is_caseless_name("Ann Lee"));
  CHECK_FALSE(is_caseless_name("\u5728\u6E2F\u53E3\u7684\u65B0\u6865\u4E0A\u6709\u5341\u4E8C\u4E2A\u4EBA"));
}

TEST_CASE("labels are found beside letters whose lower case has another length") {
  const struct {
    std::string_view label, rest;
    PhraseType type;
  } cases[] = {
      {"Yazar", ": \u0130smail \u0130nan", PhraseType::author},
      {"YAYIN TAR\u0130H\u0130", ": 3 Mayıs 2024", PhraseType::published},
      {"G\u0130R\u0130\u015E TAR\u0130H\u0130", ": 3 Mayıs 2024", PhraseType::published},
      {"G\u00DCNCELLEME TAR\u0130H\u0130", "", PhraseType::updated},
      {"By", " \u023Alan \u0130nan", PhraseType::author},  // one letter becomes longer, the other shorter
  };
  for (const auto& [label, rest, type] : cases) {
    INFO(label);
    const LabelMatch start = label_at_start(std::string(label).append(rest));
    CHECK(start.type == type);
    CHECK(start.bytes == label.size());
    const LabelMatch end = label_at_end(std::string("\u0130nan \u0130\u023A\u023A, ").append(label));
    CHECK(end.type == type);
    CHECK(end.bytes == label.size());
  }
  CHECK(label_at_end("ANN \u0130NAN BY").bytes == 2);
  CHECK(label_at_end("\u0130").type == PhraseType::none);
}

TEST_CASE("many statements take time in proportion to their number") {
  std::string head;
  for (int i = 0; i < 2000; ++i) {
    head += "<meta name=author content='";
    for (int j = 0; j < 100; ++j) head += "Ann" + std::to_string(i) + " Lee" + std::to_string(j) + ", ";
    head += "'>";
  }
  CHECK(page(head, "<h1>Ferry back in service</h1>").metadata.authors.size() > 100000);
}
