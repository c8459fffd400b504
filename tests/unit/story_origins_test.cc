// Authors and sources of stories in HTML and text. The blocks are labelled by hand.
#include <catch2/catch.hpp>
#include <string>

#include "document/announced_origins.h"
#include "document/items.h"
#include "document/signature.h"
#include "document/story_names.h"
#include "unit/labelled_blocks.h"

using namespace pith::internal;

namespace {

// The first of two stories, with what its card shows below its headline, and beside it.
pith::Related story_with(const std::string& below, const std::string& beside = {}) {
  const std::string html = "<ul><li><h3><a href=/2021/six-small-repairs>Six small repairs to the quay</a>" + beside + "</h3>" +
                           below + "</li><li><h3><a href=/2021/a-new-clock>A new clock for the office</a></h3></li></ul>";
  const auto stories = related_items(labelled(html, pith::Kind::related), "https://tarn.example/x");
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].title == "Six small repairs to the quay");
  return stories[0];
}

// Author and source, with a bar between them.
std::string origins(const std::string& below) {
  const pith::Related story = story_with(below);
  return std::string(story.author) + "|" + std::string(story.source);
}

std::string origins_beside(const std::string& beside) {
  const pith::Related story = story_with("", beside);
  return std::string(story.author) + "|" + std::string(story.source);
}

}  // namespace

TEST_CASE("each element that is named for an author or a source has its own", "[stories]") {
  const std::string author = "<span class=author>By Ann Lee</span>";
  const std::string source = "<span class=source>Selm Post</span>";
  for (const std::string between : {" ", " \u00B7 ", " <time>3 May 2021</time> ", " | 3 May 2021 | "}) {
    CHECK(origins("<p>" + author + between + source + "</p>") == "Ann Lee|Selm Post");
    CHECK(origins("<p>" + source + between + author + "</p>") == "Ann Lee|Selm Post");
  }
  CHECK(origins("<p class=post-author><img class=source-avatar src=a.png> Ann Lee</p>") == "Ann Lee|");
  CHECK(origins("<p><a href=/ann rel=author>Ann Lee</a> <span itemprop=publisher>Selm Post</span></p>") == "Ann Lee|Selm Post");
  CHECK(origins("<p class=byline>By <b class=author>Ann Lee</b> for <b class=source>Selm Post</b></p>") == "Ann Lee|Selm Post");
  CHECK(origins("<p><span class=byline><b class=source>Selm Post</b> Ann Lee</span></p>") == "|Selm Post");
  CHECK(origins("<p><i class=icon-author></i> Ann Lee</p>") == "Ann Lee|");
}

TEST_CASE("an element that is named for an author or a source has it after a time, too", "[stories]") {
  CHECK(origins("<p><time>3 May 2021</time> <span class=author>Ann Lee</span></p>") == "Ann Lee|");
  CHECK(origins("<p><time>3 May 2021</time> <span class=source>Selm Post</span></p>") == "|Selm Post");
  CHECK(origins("<p class=byline>3 May 2021, Ann Lee</p>") == "Ann Lee|");
  CHECK(origins("<p class=byline>3 May 2021 in Weather</p>") == "|");
  CHECK(origins("<p>3 May 2021 by Ann Lee 5 min read</p>") == "Ann Lee|");
  CHECK(origins("<p>3 May 2021 by Ann Lee | News</p>") == "Ann Lee|");
  CHECK(origins("<p>3 May 2021 by Ann Lee via Selm Post</p>") == "Ann Lee|Selm Post");
  CHECK(origins("<p>3 May 2021 by admin</p>") == "admin|");
  CHECK(origins("<p>3 May 2021 by the sea</p>") == "|");
}

TEST_CASE("words announce a source in a block of its own", "[stories]") {
  CHECK(origins("<p class=meta>via Selm Post</p>") == "|Selm Post");
  CHECK(origins("<p>Source: Reuters</p>") == "|Reuters");
  CHECK(origins("<p>Quelle: dpa</p>") == "|dpa");
  CHECK(origins("<p>3 May 2021 | via Selm Post</p>") == "|Selm Post");
  CHECK(origins("<p>\u0179r\u00F3d\u0142o: PAP</p>") == "|PAP");
  CHECK(origins("<p>\u0418\u0441\u0442\u043E\u0447\u043D\u0438\u043A: \u0422\u0410\u0421\u0421</p>") ==
        "|\u0422\u0410\u0421\u0421");
  CHECK(origins("<p>L\u00C4HDE: STT</p>") == "|STT");
  CHECK(origins("<p>From The Selm Post</p>") == "|");
  CHECK(origins("<p>Bo Orr via Selm Pictures</p>") == "|");
}

TEST_CASE("what follows an announcement is a source only if it is short and like a name", "[stories]") {
  CHECK(origins("<p>3 May 2021 from The Selm Post</p>") == "|The Selm Post");
  CHECK(origins("<p>3 May 2021 Published in Weather</p>") == "|");
  CHECK(origins("<p>3 May 2021 From Selm to the sea</p>") == "|");
  CHECK(origins("<p>3 May 2021 from $20</p>") == "|");
  CHECK(origins("<p>3 May 2021 via Selm and the old road to Tarn</p>") == "|");
  CHECK(story_with("<p class=author>From our staff</p>").source == "");
  CHECK(origins("<p class=author>From Ann Lee</p>") == "Ann Lee|");
  CHECK(origins("<p class=author>Source: Selm Post</p>") == "|Selm Post");
}

TEST_CASE("an author or a source beside the headline is the story's", "[stories]") {
  CHECK(origins_beside(" <span class=author>By Ann Lee</span>") == "Ann Lee|");
  CHECK(origins_beside(" <span class=source>Selm Post</span>") == "|Selm Post");
  CHECK(origins_beside(" by Ann Lee") == "Ann Lee|");
  CHECK(origins_beside(" via Selm Post") == "|Selm Post");
  CHECK(origins_beside(" by the sea") == "|");
  const pith::Related story = story_with("", " by Ann Lee, 3 May 2021");
  CHECK(story.author == "Ann Lee");
  CHECK(story.published == "3 May 2021");
}

TEST_CASE("several authors are as the page prints them", "[stories]") {
  const pith::Related story = story_with("<p class=byline>by Ann Lee, Bo Orr, Cy Poe and Dee Quay</p>");
  CHECK(story.author == "Ann Lee, Bo Orr, Cy Poe and Dee Quay");
  CHECK(story.text == "");
  const pith::Related dated = story_with("<p class=byline>3 May 2021 Ann Lee, Bo Orr, Cy Poe and Dee Quay</p>");
  CHECK(dated.author == "Ann Lee, Bo Orr, Cy Poe and Dee Quay");
  CHECK(dated.published == "3 May 2021");
  CHECK(origins("<p><a class=author href=/ann>Ann Lee</a> and <a class=author href=/bo>Bo Orr</a></p>") == "Ann Lee and Bo Orr|");
  CHECK(origins("<p><b class=author>Ann Lee</b> <b class=author>The keeper</b></p>") == "Ann Lee|");
  CHECK(story_with("<p class=byline>By the old road, the keeper of the lock was late again.</p>").author == "");
}

TEST_CASE("a name may begin as announcements in other languages do", "[stories]") {
  CHECK(announced_name("Von der Leyen") == "");
  CHECK(announced_name("Di Lampedusa") == "");
  CHECK(announced_name("De Telegraaf") == "");
  CHECK(announced_name("Von Ann Lee") == "Ann Lee");
  CHECK(announced_name("von der Leyen") == "der Leyen");
  CHECK(announced_name("By Von der Leyen") == "Von der Leyen");
  CHECK(author_name("Jan 5, 2026") == "");
  CHECK(author_name("Von der Leyen") == "Von der Leyen");
  CHECK(origins("<p>3. Mai 2021 Von der Leyen</p>") == "|");
}

TEST_CASE("announcements are found whatever the case of their letters", "[stories]") {
  CHECK(name_in("\u00C9crit par Ann Lee") == "Ann Lee");
  CHECK(name_in("\u0410\u0432\u0442\u043E\u0440: Ann Lee") == "Ann Lee");
  CHECK(name_in("\u0391\u03C0\u03CC Ann Lee") == "Ann Lee");
  CHECK(name_in("\u00CDrta: Ann Lee") == "Ann Lee");
  CHECK(beginning_size("\u0179r", "\u017Ar") == 3);
  CHECK(beginning_size("z", "zr") == 0);
}

TEST_CASE("a name of an element says author or source by whole words", "[stories]") {
  for (const std::string_view name :
       {"author", "articleAuthor", "article_author", "postauthor", "authors", "source-author", "byline"})
    CHECK(origin_named_by(name) == Origin::author);
  for (const std::string_view name :
       {"source", "Source", "storySource", "source resource", "author-source", "byline__source", "x source"})
    CHECK(origin_named_by(name) == Origin::source);
  for (const std::string_view name : {"sourcecode", "source-icon", "authorization", "no-author", "hasAuthor", "resource",
                                      "author-date", "comment-author", "image-source", ""})
    CHECK(origin_named_by(name) == Origin::none);
}

TEST_CASE("lines of text below each other have the author or the source of a story", "[stories]") {
  const auto first = [](const std::string& line) {
    std::string text;
    for (const std::string title :
         {"Six small repairs to the quay\n", "A new clock for the office\n", "Goats on the roof again\n"})
      text += title + line + "\n3 May 2021\n\n";
    Outline page = text_blocks(text);
    count_blocks(page);
    classify(page, {}, find_headline);
    for (pith::Block& block : page.blocks) block.kind = pith::Kind::related;
    const auto stories = related_items(page, {});
    return stories.empty() ? "" : std::string(stories[0].author) + "|" + std::string(stories[0].source);
  };
  CHECK(first("By Ann Lee | 215 views") == "Ann Lee|");
  CHECK(first("Von der Leyen") == "|Von der Leyen");
  CHECK(first("Di Lampedusa") == "|Di Lampedusa");
  CHECK(first("Source: Selm Post") == "|Selm Post");
}

TEST_CASE("a line of text with a byline has the author, and else the source", "[stories]") {
  CHECK(announced_name("By Ann Lee | 215 views") == "Ann Lee");
  CHECK(announced_name("Herald | 215 views") == "");
  CHECK(announced_name("By Ann Lee who says that it is the keeper") == "");
}

TEST_CASE("the part of a forum or a site after an author is no part of the name", "[stories]") {
  CHECK(origins("<p>By Bo in forum Ropes</p>") == "Bo|");
  CHECK(origins("<p class=author>Von Ann Lee im Forum Taue</p>") == "Ann Lee|");
  CHECK(origins("<p class=author>Ann Lee in category Ropes</p>") == "Ann Lee|");
  CHECK(announced_name("par Ann Lee dans le forum Cordages") == "Ann Lee");
  CHECK(announced_name("by Ann in Forumville") == "Ann in Forumville");
}

TEST_CASE("a capital \"Via\" announces a source only behind a name or a time, or in a named element", "[stories]") {
  CHECK(origins("<p>Via Aemilia closed for repairs</p>") == "|");
  CHECK(origins("<p>via mare e via terra</p>") == "|");
  CHECK(origins("<p>via selmpost.example</p>") == "|selmpost.example");
  CHECK(origins("<p class=source>Via Selm Post</p>") == "|Selm Post");
  CHECK(origins("<p>3 May 2021 Via Selm Post</p>") == "|Selm Post");
  CHECK(origins("<p class=byline>By Ann Lee Via Selm Post</p>") == "Ann Lee|Selm Post");
  CHECK(story_with("<p class=source>In treno fino al mare via Selm</p>").source != "Selm");
}

TEST_CASE("a number in a name stays unless a word behind it is counted", "[stories]") {
  CHECK(author_name("Otto 3 the Keeper") == "Otto 3 the Keeper");
  CHECK(author_name("Ann Lee 5 min read") == "Ann Lee");
  CHECK(author_name("Ann Lee 215 views") == "Ann Lee");
}

TEST_CASE("the credit in a caption is no source", "[stories]") {
  CHECK(origins("<figure><img src=a.png><figcaption>Source: Selm Pictures</figcaption></figure>") == "|");
}
