// Stories and comments as items: who, when and what. The blocks are labelled by hand, so that only the grouping is tested.
#include "document/items.h"

#include <catch2/catch.hpp>

#include "blocks/blocks.h"
#include "classify/classify.h"

using namespace pith::internal;

namespace {

// Every block of `html` becomes `kind`.
Outline labelled(std::string_view html, pith::Kind kind) {
  Outline outline = html_blocks(html);
  count_blocks(outline);
  classify(outline, {});  // reads the cues and names
  for (pith::Block& block : outline.blocks) block.kind = kind;
  return outline;
}

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
    const auto comments = comment_items(labelled(html, pith::Kind::comment));
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
  const auto comments = comment_items(labelled(html, pith::Kind::comment));
  REQUIRE(comments.size() == 2);
  CHECK(comments[0].author == "Ann");
  CHECK(comments[1].author == "Bo");
  CHECK(comments[1].text == "Two are better.\n\nThree are too many.");
}

TEST_CASE("a story has its headline, address, source, time and text") {
  const std::string html =
      "<article><p>The Morning Post</p><h3><a href=/bridge>New bridge opens a year late</a></h3><p>4 hours ago</p></article>"
      "<article><h3><a href=/ferry>Ferry sails for the last time</a></h3></article>";
  const auto stories = related_items(labelled(html, pith::Kind::related));
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].title == "New bridge opens a year late");
  CHECK(stories[0].url == "/bridge");
  CHECK(stories[0].published == "4 hours ago");
  CHECK(stories[1].title == "Ferry sails for the last time");
}
