// Stories and comments as items: who, when and what. The blocks are labelled by hand, so that only the grouping is tested.
#include "document/items.h"

#include <catch2/catch.hpp>

#include "blocks/blocks.h"
#include "classify/classify.h"
#include "document/headline.h"

using namespace pith::internal;

namespace {

// Every block of `html` becomes `kind`.
Outline labelled(std::string_view html, pith::Kind kind) {
  Outline outline = html_blocks(html);
  count_blocks(outline);
  classify(outline, {}, find_headline);  // reads the cues and names
  for (pith::Block& block : outline.blocks) block.kind = kind;
  return outline;
}

// The same for lines of text.
Outline labelled_text(std::string_view text, pith::Kind kind) {
  Outline outline = text_blocks(text);
  count_blocks(outline);
  classify(outline, {}, find_headline);
  for (pith::Block& block : outline.blocks) block.kind = kind;
  return outline;
}

std::vector<std::string> titles_of(std::string_view text) {
  std::vector<std::string> titles;
  for (const pith::Related& story : related_items(labelled_text(text, pith::Kind::related), {})) titles.push_back(story.title);
  return titles;
}

constexpr std::string_view kBody =
    "The keeper walked along the towpath every evening to see whether the gates were shut, the lamps were lit, and nobody had "
    "fallen asleep on the bench beside the weir.\n";

struct SignatureCase {
  std::string_view line, author, published;
};

}  // namespace

TEST_CASE("a comment's signature is split into name and time") {
  const SignatureCase cases[] = {
      {"Ann Lee says:", "Ann Lee", ""}, {"Bo Orr schreibt am 3. Mai 2019", "Bo Orr", "3. Mai 2019"},
      {"Cléo dit :", "Cléo", ""},       {"Dan \u2022 4 hours ago", "Dan", "4 hours ago"},
      {"5 May 2020", "", "5 May 2020"},
  };
  for (const SignatureCase& item : cases) {
    INFO(item.line);
    const std::string html = "<div class=comment><p>" + std::string(item.line) + "</p><p>I was there, and it was loud.</p></div>";
    const auto comments = find_conversation(labelled(html, pith::Kind::comment)).comments;
    REQUIRE(comments.size() == 1);
    CHECK(comments[0].author == item.author);
    CHECK(comments[0].published == item.published);
    CHECK(comments[0].text == "I was there, and it was loud.");
  }
}

TEST_CASE("comments come one by one and in order, without forms and hints") {
  const std::string html =
      "<ol><li><b>Ann</b><p>One is enough.</p></li><li><b>Bo</b><p>Two are better.</p><p>Three are too many.</p></li></ol>"
      "<div><p>Please be kind to each other, and stay with the matter at hand.</p></div>";
  const auto comments = find_conversation(labelled(html, pith::Kind::comment)).comments;
  REQUIRE(comments.size() == 2);
  CHECK(comments[0].author == "Ann");
  CHECK(comments[1].author == "Bo");
  CHECK(comments[1].text == "Two are better.\n\nThree are too many.");
}

TEST_CASE("a story has its headline, address, source, time and text") {
  const std::string html =
      "<article><p>The Morning Post</p><h3><a href=/bridge>New bridge opens a year late</a></h3><p>4 hours ago</p></article>"
      "<article><h3><a href=/ferry>Ferry sails for the last time</a></h3></article>";
  const auto stories = related_items(labelled(html, pith::Kind::related), {});
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].title == "New bridge opens a year late");
  CHECK(stories[0].url == "/bridge");
  CHECK(stories[0].published == "4 hours ago");
  CHECK(stories[1].title == "Ferry sails for the last time");
}

TEST_CASE("stories of a text are parted by how their lines repeat") {
  const std::string body(kBody);
  using Titles = std::vector<std::string>;
  const Titles want = {"Ferry froze in the night", "Mayor buys the old lighthouse", "Goats on the roof again"};
  std::string full, teasers, headlines, labels, spaced;
  for (const std::string& title : want) {
    full += "\n\nHarbour Post\n4 hours ago\n- Harbour Post\n" + title + "\n" + body + "Not so this time.\nThe boats stayed in\n" +
            body;
    teasers += title + "\nNobody had expected it this year.\n";
    headlines += title + "\n";
    labels += title + "\n2 days ago\nby Ann Lee\nNobody had expected it this year.\nGo on\n";
    spaced += "\n\n" + title + "\n\n" + body + "\n" + body;
  }
  CHECK(titles_of(full) == want);
  CHECK(titles_of(teasers) == want);
  CHECK(titles_of(headlines) == want);
  CHECK(titles_of(labels) == want);
  CHECK(titles_of(spaced) == want);
}

TEST_CASE("the parts of a story in a text keep their places") {
  const std::string body(kBody);
  const auto stories = related_items(
      labelled_text("Ebb\n3 hours ago\nby Ann Lee\n" + body + "\n\nFlood\n5 hours ago\nby Bo Orr\n" + body, pith::Kind::related), {});
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].title == "Ebb");
  CHECK(stories[0].published == "3 hours ago");
  CHECK(stories[0].source == "by Ann Lee");
  CHECK(stories[1].title == "Flood");
  CHECK(stories[1].text + "\n" == body);
}

TEST_CASE("a line that heads stories is no story") {
  const std::string body(kBody);
  const std::string story = "Ferry froze in the night\n" + body;
  CHECK(titles_of("Elsewhere in the valley today\n\n" + story + "\n" + story).size() == 2);
  CHECK(titles_of("What the reader can do for you:\n\n\n" + story).size() == 1);
}

TEST_CASE("a label below each comment is no author") {
  std::string text;
  for (const std::string_view name : {"Ann Lee", "Bo Orr", "Cy Dunn"})
    text += std::string(name) + "\n\nThe lamp of the weir has been out for a week.\n\nFlag\n\n";
  const auto comments = find_conversation(labelled_text(text, pith::Kind::comment)).comments;
  REQUIRE(comments.size() == 3);
  CHECK(comments[1].author == "Bo Orr");
  CHECK(comments[1].text == "The lamp of the weir has been out for a week.");
}
