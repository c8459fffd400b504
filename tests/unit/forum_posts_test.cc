// Parts of posts that the software of forums names: what stands beside the text, and the text.
#include "classify/forum_posts.h"

#include <catch2/catch.hpp>
#include <string>

#include "extract.h"

using namespace pith;
using namespace pith::internal;

namespace {

// A letter for each block of the page: "d" beside the text of a post, "t" its text, "." neither.
std::string parts_of(const std::string& page) {
  Outline outline = prepare(page, {.from = InputFormat::html}).outline;
  gather_evidence(outline);  // counts the blocks
  std::vector<std::optional<SettledKind>> kinds(outline.blocks.size());
  settle_post_details(outline, kinds);
  const std::vector<char> texts = find_post_texts(outline);
  std::string shown;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    REQUIRE((!kinds[i] || kinds[i]->kind == Kind::byline));
    shown += kinds[i] ? 'd' : texts[i] != 0 ? 't' : '.';
  }
  return shown;
}

}  // namespace

TEST_CASE("the software of a forum names the parts of its posts", "[posts]") {
  CHECK(
      parts_of(
          "<div class=post><dl class='postprofile'><dt>plankton<dd>Posts: 12</dl><div class=postbody><p class=author>by plankton"
          "<div class=content>Which oil?</div><div class=signature>Mind the tide.</div></div></div>") == "dddtd");
  CHECK(parts_of("<article class='message js-post'><div class='message-cell message-cell--user'>plankton</div>"
                 "<header class=message-attribution>Monday</header><div class=bbWrapper>Which oil?</div></article>") == "ddt");
  CHECK(parts_of("<div class='topic-body crawler-post'><div class=crawler-post-meta>plankton 4 May</div>"
                 "<div class=post><p>Which oil?<ul><li>Linseed<li>Tung</ul></div></div>") == "dttt");
}

TEST_CASE("names that others use, too, need a post around them, and a text of one on the page", "[posts]") {
  const std::string text = "<div class=postbody><div class=content>Which oil?</div></div>";
  CHECK(parts_of(text + "<p class=author>by plankton<form class=petition><p class=signature>Nell Harker</form>") == "t..");
  CHECK(parts_of(text + "<div class=POSTBODY><p class='Author lead'>by plankton</div>") == "td");
  CHECK(parts_of("<div class=postbody><p class=notice>Closed on Monday.<p class=signature>Nell Harker</div>") == "..");
  CHECK(parts_of(text + "<div class=post_wrapper><p class=keyinfo>4 May</div>") == "t.");
  CHECK(parts_of("<blockquote><cite>Nell Harker said:</cite>Mind the tide.</blockquote>") == "..");
}

TEST_CASE("a quotation that another post has word for word is no text", "[posts]") {
  const std::string post = "<div class=post_body>Linseed oil, three coats.</div>";
  const auto answer = [](const std::string& quoted) {
    return "<div class=post_body><blockquote><cite>plankton Wrote:</cite>" + quoted + "</blockquote>How thick?</div>";
  };
  CHECK(parts_of(post + answer("Linseed oil, three coats.")) == "td.t");
  CHECK(parts_of(post + answer("Three coats, says the tin.")) == "tdtt");
}

TEST_CASE("text has no parts of posts", "[posts]") {
  Outline outline = prepare("by plankton\n\nWhich oil?\n", {.from = InputFormat::text}).outline;
  CHECK(find_post_texts(outline) == std::vector<char>(outline.blocks.size()));
}
