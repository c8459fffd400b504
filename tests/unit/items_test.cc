// Stories and comments as items: who, when and what. The blocks are labelled by hand, so that only the grouping is tested.
#include "document/items.h"

#include <catch2/catch.hpp>

#include "unit/labelled_blocks.h"

using namespace pith::internal;

namespace {

// Every block of lines of text becomes `kind`.
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
      labelled_text("Ebb\n3 hours ago\nby Ann Lee\n" + body + "\n\nFlood\n5 hours ago\nby Bo Orr\n" + body, pith::Kind::related),
      {});
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].title == "Ebb");
  CHECK(stories[0].published == "3 hours ago");
  CHECK(stories[0].author == "Ann Lee");
  CHECK(stories[0].source == "");
  CHECK(stories[1].title == "Flood");
  CHECK(stories[1].text + "\n" == body);
}

TEST_CASE("the numbers of stories in a list of a text are no sources, and newspapers no authors") {
  const auto stories = [](const std::string& text) { return related_items(labelled_text(text, pith::Kind::related), {}); };
  const auto numbered = stories(
      "1\nSix small repairs to the old quay\n2 hours ago\n\n2\nA new clock for the harbour office\n3 hours ago\n\n3\nCouncil "
      "votes "
      "for a second bridge\n4 hours ago\n");
  REQUIRE(numbered.size() == 3);
  CHECK(numbered[1].title == "A new clock for the harbour office");
  CHECK(numbered[1].source == "");
  const auto dutch = stories(
      "De Telegraaf\nSix small repairs to the old quay\n2 hours ago\n\nDe Morgen\nA new clock for the harbour office\n3 hours "
      "ago\n");
  REQUIRE(dutch.size() == 2);
  CHECK(dutch[1].source == "De Morgen");
  CHECK(dutch[1].author == "");
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

namespace {

// The form of comments in the most usual software.
std::string comment_of(std::string_view author, std::string_view time, std::string_view text, std::string_view replies = "") {
  return "<li class=comment><b class=fn>" + std::string(author) + "</b><div class=comment-metadata><a href=#c>" +
         std::string(time) + "</a></div><div class=comment-content><p>" + std::string(text) +
         "</p></div><div class=reply><a href=#r>Answer</a></div>" +
         (replies.empty() ? "" : "<ol class=children>" + std::string(replies) + "</ol>") + "</li>";
}

std::vector<pith::Comment> comments_in(const std::string& html) {
  return find_conversation(labelled(html, pith::Kind::comment)).comments;
}

}  // namespace

TEST_CASE("a comment inside another replies to it") {
  const std::string third = comment_of("Cy", "3 May 2021", "No.");
  const std::string second = comment_of("Bo", "2 May 2021", "And I was not.", third);
  const auto comments = comments_in("<ol>" + comment_of("Ann", "1 May 2021", "I was there.", second) +
                                    comment_of("Di", "4 May 2021", "So was I.") + "</ol>");
  REQUIRE(comments.size() == 4);
  CHECK(!comments[0].reply_to);
  CHECK(comments[1].reply_to == 0);
  CHECK(comments[2].reply_to == 1);
  CHECK(!comments[3].reply_to);
  CHECK(comments[2].author == "Cy");
  CHECK(comments[2].published == "3 May 2021");
  CHECK(comments[2].text == "No.");
}

TEST_CASE("replies follow their comment in a list, or have a name that tells their depth") {
  const auto card = [](std::string_view names, std::string_view author) {
    return "<div class='" + std::string(names) + "'><p class=author>" + std::string(author) +
           "</p><p class=date>3 May 2021</p><p class=text>" + std::string(author) + " was there.</p></div>";
  };
  const auto beside =
      comments_in(card("comment", "Ann") + "<ul class=children><li>" + card("comment", "Bo") + "</ul>" + card("comment", "Cy"));
  REQUIRE(beside.size() == 3);
  CHECK(beside[1].reply_to == 0);
  CHECK(!beside[2].reply_to);
  const auto named = comments_in(card("comment depth-1", "Ann") + card("comment depth-2", "Bo") + card("comment depth-1", "Cy"));
  REQUIRE(named.size() == 3);
  CHECK(named[1].reply_to == 0);
  CHECK(!named[2].reply_to);
}

TEST_CASE("the parts of a comment without containers of its own begin with its first line") {
  const auto comments = comments_in(
      "<dl><dt>Ann, 3 May 2021<dd>I was there.<dd>All day.<dt>Bo, 4 May 2021<dd>I was not.<dt>Cy, 5 May 2021<dd>Nor was I.</dl>");
  REQUIRE(comments.size() == 3);
  CHECK(comments[0].author == "Ann");
  CHECK(comments[0].text == "I was there.\n\nAll day.");
  CHECK(comments[2].published == "5 May 2021");
}

namespace {

Conversation thread_of(const std::string& html) {
  Outline outline = labelled(html, pith::Kind::article);
  outline.type = pith::PageType::forum;
  return find_conversation(outline);
}

std::vector<std::string> authors_of(const std::vector<pith::Comment>& posts) {
  std::vector<std::string> names;
  for (const pith::Comment& post : posts) names.push_back(post.author);
  return names;
}

// A post with the details of its author in a list, as much software for forums has it.
std::string post_of(const std::string& name) {
  return "<div class=post><dl class=postprofile><dt><a class=username href=/u>" + name +
         "</a></dt><dd>Bargee</dd><dd class=profile-joined>Joined: Mon May 4, 2009</dd></dl><p class=author><a href=#p>Post</a> "
         "by <b>" +
         name + "</b> \u00BB Tue Jan 7, 2020 9:14 am</p><div class=content>" + std::string(kBody) + "</div></div>";
}

}  // namespace

TEST_CASE("who wrote most posts of a thread is their author") {
  std::string html;
  for (const std::string name : {"lockkeeper7", "heron", "lockkeeper7", "lockkeeper7"}) html += post_of(name);
  const Conversation thread = thread_of(html);
  CHECK(authors_of(thread.posts) == std::vector<std::string>{"lockkeeper7", "heron", "lockkeeper7", "lockkeeper7"});
  REQUIRE(thread.first_poster);
  CHECK(thread.first_poster->value == "lockkeeper7");
}

TEST_CASE("who is named by no element is the author of a post, but not of the page") {
  std::string html;
  for (const std::string_view name : {"heron", "lockkeeper7"})
    html += "<div class=blockpost><h2><a href=/p>2020-01-07 09:14:02</a></h2><div class=postbody><dl><dt><strong>" +
            std::string(name) + "</strong></dt><dd>Bargee</dd></dl><div class=postmsg>" + std::string(kBody) +
            "</div></div><div class=postfoot><p>Away</p></div></div>";
  const Conversation thread = thread_of(html);
  CHECK(authors_of(thread.posts) == std::vector<std::string>{"heron", "lockkeeper7"});
  CHECK(!thread.first_poster);
}

TEST_CASE("a form, a heading and a list of the latest comments are no comments") {
  const std::string thread = "<h3>2 Comments</h3><ol>" + comment_of("Ann", "1 May 2021", "I was there.") +
                             comment_of("Bo", "2 May 2021", "I was not.") + "</ol>";
  const std::string form = "<form><p>Name *</p><p>Email *</p><p>Save my name for the next time, 3 May 2021.</p></form>";
  const std::string latest = "<ul><li class=recent-comment><b class=author>Cy</b> <p class=text>What a day.</p></ul>";
  CHECK(comments_in(thread + form + latest).size() == 2);
  CHECK(comments_in(form).empty());
}

TEST_CASE("a story that several links lead to is one") {
  const std::string card =
      "<div class=card><a href=/quay><img src=q.jpg alt=''></a><a href=/section/harbour>Harbour</a><h4><a href=/quay>Six small "
      "repairs to "
      "the quay</a></h4><p class=date>3 May 2021</p><p><a href=/quay>The engineer shows what salt does to iron.</a></p><a "
      "href=/quay>Read "
      "more</a></div>";
  const auto stories = related_items(
      labelled(card + "<div class=card><h4><a href=/clock>A new clock for the office</a></h4></div>", pith::Kind::related), {});
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].title == "Six small repairs to the quay");
  CHECK(stories[0].url == "/quay");
  CHECK(stories[0].published == "3 May 2021");
  CHECK(stories[1].title == "A new clock for the office");
  CHECK(stories[1].published == "");
}

TEST_CASE("links to scripts, the page itself, sections and labels are no stories") {
  const std::string html =
      "<ul><li><a href=https://tarn.example/news/quay>Six small repairs to the quay</a><li><a href='javascript:back()'>Back to "
      "the page "
      "before</a><li><a href=https://tarn.example/ferry#top>The ferry is late again</a><li><a href=https://tarn.example/news>All "
      "of the "
      "news</a><li><a href=https://tarn.example/news/clock>A new clock for the office</a><li><a "
      "href=https://tarn.example/tag/old-rope>Everything about rope</a></ul>";
  const auto stories = related_items(labelled(html, pith::Kind::related), "https://tarn.example/ferry");
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].url == "https://tarn.example/news/quay");
  CHECK(stories[1].url == "https://tarn.example/news/clock");
}

TEST_CASE("a headline is parted from the labels around it") {
  const auto titles = [](std::string_view html) {
    std::vector<std::string> found;
    for (const pith::Related& story : related_items(labelled(html, pith::Kind::related), {})) found.push_back(story.title);
    return found;
  };
  using Titles = std::vector<std::string>;
  CHECK(titles("<p class=nav-previous><a href=/a>Previous Post: The ferry is late</a></p>") == Titles{"The ferry is late"});
  CHECK(
      titles("<h3><a href=/ferry-is-late>PlusThe ferry is late again</a></h3><h3><a href=/clock-is-right>PlusThe clock is right "
             "again</a></h3>") == Titles{"The ferry is late again", "The clock is right again"});
  CHECK(titles("<h3><a href=/a>What CableTV and YouTube have in common</a></h3>") ==
        Titles{"What CableTV and YouTube have in common"});
}

TEST_CASE("what holds the article is no menu, whatever it is named") {
  std::string html = "<div class=fixed-nav>" + std::string("<p>") + std::string(kBody) + "</p><ul>";
  for (const std::string_view title :
       {"Ferry froze in the night", "Mayor buys the old lighthouse", "Goats on the roof again", "Six small repairs to the quay",
        "A new clock for the office", "Nobody minds the lamp now"})
    html += "<li><a href=/" + std::to_string(html.size()) + ">" + std::string(title) + "</a></li>";
  html += "</ul></div>";
  Outline page = labelled(html, pith::Kind::related);
  CHECK(related_items(page, {}).empty());
  page.blocks[0].kind = pith::Kind::article;
  CHECK(related_items(page, {}).size() == 6);
}

TEST_CASE("a short link of several cards is no story, and does not part a headline from its time") {
  const std::string html =
      "<p><a href=/team/tarn>Rowers of Tarn</a></p><ul><li><a href=/quay>Six small repairs to the quay</a><p><a "
      "href=/team/tarn>Rowers of Tarn</a> 06-10 17:50</p></li><li><a href=/clock>A new clock for the office</a><p><a "
      "href=/team/tarn>Rowers of Tarn</a> 05-10 08:45</p></li></ul>";
  const auto stories = related_items(labelled(html, pith::Kind::related), {});
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].title == "Six small repairs to the quay");
  CHECK(stories[0].published == "06-10 17:50");
  CHECK(stories[1].published == "05-10 08:45");
}

TEST_CASE("prices, paid links, licences and the page's own title are no stories") {
  const std::string html =
      "<meta property=og:title content='The ferry is late again'><table><tr><td>04.11.<td><a href=/quay-repairs>Six small "
      "repairs "
      "to the quay</a> <a href=/shares/tarn-ferries>Tarn Ferries Holding 12.40 +1.25%</a></table><ul><li><a "
      "href=https://count.example/click?to=https%3A%2F%2Fshop.example%2Frope>The best ropes of the year</a><li><a "
      "href=https://creativecommons.org/licenses/by/4.0>Attribution four point zero licence</a><li><a "
      "href=/2021/ferry>The ferry is late again</a><li><a href=/office-clock>A new clock for the office</a></ul>";
  const auto stories = related_items(labelled(html, pith::Kind::related), {});
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].url == "/quay-repairs");
  CHECK(stories[0].published == "04.11.");
  CHECK(stories[1].url == "/office-clock");
}

TEST_CASE("the entries of a collection are no other stories, those under a heading of such are") {
  const std::string entry = "<div class=tile><h4 class=name><a href=/rope-";
  std::string html = "<h1>Ropes for boats</h1><div>";
  for (int i = 0; i < 8; ++i) html += entry + std::to_string(i) + ">Rope of " + std::to_string(i + 2) + " strands</a></h4></div>";
  html += "</div><h2>You may also like</h2><div><h4 class=also><a href=/a-new-clock>A new clock for the office</a></h4></div>";
  Outline page = labelled(html, pith::Kind::related);
  page.blocks[0].kind = pith::Kind::title;
  page.type = pith::PageType::article;
  CHECK(related_items(page, {}).size() == 9);
  page.type = pith::PageType::collection;
  const auto stories = related_items(page, {});
  REQUIRE(stories.size() == 1);
  CHECK(stories[0].url == "/a-new-clock");
}

TEST_CASE("a large menu has no stories, even where some entries are like headlines") {
  std::string html = "<nav><ul>";
  for (int i = 0; i < 40; ++i)
    html += "<li><a href=/guide/" +
            (i % 4 == 0 ? "six-small-repairs-to-quay-" + std::to_string(i) + ">Six small repairs to quay " + std::to_string(i) +
                              " of the harbour"
                        : "rope-" + std::to_string(i) + ">Old rope " + std::to_string(i)) +
            "</a>";
  html += "</ul></nav><p>" + std::string(kBody) + "</p>";
  Outline page = labelled(html, pith::Kind::related);
  page.blocks.back().kind = pith::Kind::article;
  CHECK(related_items(page, {}).empty());
}
