// Comments as items: names, times and texts whose elements no space parts, and what is no part of a text. The blocks are labelled by
// hand, so that only the grouping is tested.
#include <catch2/catch.hpp>

#include "document/items.h"
#include "document/joined_times.h"
#include "document/signature.h"
#include "unit/labelled_blocks.h"

using namespace pith::internal;

namespace {

constexpr std::string_view kTexts[] = {"My aunt keeps the old rope in her barn.", "The knot is the best part of it.",
                                       "They should have bought a new one."};

std::vector<pith::Comment> comments_in(const std::string& html) {
  return find_conversation(labelled(html, pith::Kind::comment)).comments;
}

// The first of three comments with such a line above its text and such a line below.
pith::Comment comment_with(const std::string& line, const std::string& below = "") {
  std::string html;
  const std::string others[] = {"<b>Per Quist</b> <time>May 3, 2021</time>", "<b>Tilda Roe</b> <time>May 4, 2021</time>"};
  for (std::size_t i = 0; i < std::size(kTexts); ++i)
    html += "<div class=comment><div>" + (i == 0 ? line : others[i - 1]) + "</div><p>" + std::string(kTexts[i]) + "</p>" + below +
            "</div>";
  const auto comments = comments_in(html);
  REQUIRE(comments.size() == 3);
  CHECK(comments[0].text == kTexts[0]);
  return comments[0];
}

struct LineCase {
  std::string line, author, published;
};

}  // namespace

TEST_CASE("a name and a time are parted where their elements meet without a space") {
  const LineCase cases[] = {
      {"<span>Nell Harker</span><span>2 hours ago</span>", "Nell Harker", "2 hours ago"},
      {"<span>Nell Harker</span><span>2 hours ago</span><a>Reply</a>", "Nell Harker", "2 hours ago"},
      {"<span>Nell Harker</span><span>Yesterday at 10:20</span>", "Nell Harker", "Yesterday at 10:20"},
      {"<span>Nell Harker</span><span>January 12, 2024</span>", "Nell Harker", "January 12, 2024"},
      {"<a href=/n>nell7</a><time>2h ago</time>", "nell7", "2h ago"},
      {"<a href=/n><span>@nell7</span></a><a href=#c>3 weeks ago (edited)</a>", "nell7", "3 weeks ago"},
      {"<span>@nell_7</span><span>3 weeks ago (edited)</span>", "nell_7", "3 weeks ago"},
      {"<span>Nell</span><span>\u2022</span><span>4 years ago</span>", "Nell", "4 years ago"},
      {"<span>3 days ago</span><b>Nell Harker</b>", "Nell Harker", "3 days ago"},
      {"<span>Nele Hark</span><span>Vor 2 Stunden</span>", "Nele Hark", "Vor 2 Stunden"},
      {"<a href=/n>Nele Hark</a><span>vor 2 Stunden</span>", "Nele Hark", "vor 2 Stunden"},
      {"<span>Nele Hark</span> <span>vor 2 Stunden</span>", "Nele Hark", "vor 2 Stunden"},
      {"<span>Noé Petit</span><span>Il y a 2 jours</span><a>Répondre</a>", "Noé Petit", "Il y a 2 jours"},
      {"<span>Noa Prado</span><span>Hace 2 días</span>", "Noa Prado", "Hace 2 días"},
      {"<span>Нина</span><span>2 часа назад</span>", "Нина", "2 часа назад"},
      {"<a href=/n>نورا حداد</a><span>منذ 2 ساعات</span>", "نورا حداد", "منذ 2 ساعات"},
      {"<span>森 直子</span><span>2時間前</span>", "森 直子", "2時間前"},
      {"<span>王宁</span><span>2小时前</span>", "王宁", "2小时前"},
      {"<span>김나래</span><span>2시간 전</span>", "김나래", "2시간 전"},
  };
  for (const LineCase& item : cases) {
    INFO(item.line);
    const pith::Comment comment = comment_with(item.line);
    CHECK(comment.author == item.author);
    CHECK(comment.published == item.published);
  }
}

TEST_CASE("joints are where marks part words and where the text tells") {
  const auto joints = [](std::string_view text, std::vector<pith::Inline> inlines) {
    return joints_of({.text = text, .inlines = inlines});
  };
  CHECK(joints("Ann Lee2 days ago", {{.mark = pith::Mark::link, .text = {0, 7}}}) == std::vector<std::uint32_t>{7});
  CHECK(joints("Ann Lee, 2 days ago", {{.mark = pith::Mark::link, .text = {0, 7}}}).empty());
  CHECK(joints("2 days agoReply", {}) == std::vector<std::uint32_t>{10});
}

TEST_CASE("labels of actions without spaces between them are no text") {
  const std::string line = "<b class=author>Nell Harker</b> <time>January 12, 2024</time>";
  CHECK(comment_with(line, "<span>+2</span><a>Reply</a><a>Report</a>").author == "Nell Harker");
  CHECK(comment_with(line, "<a>Share</a><a>Reply</a>").author == "Nell Harker");
}

TEST_CASE("a comment may stand in a form that nobody fills in") {
  std::string html;
  for (const std::string_view text : kTexts)
    html +=
        "<div class=comment><p><a>[\u2013]</a><a class=author>NellHarker</a> <span class=score>2 points</span> "
        "<time>2 years ago</time></p><form><div class=usertext-body><p>" +
        std::string(text) + "</p></div></form><ul class='flat-list buttons'><li><a>embed</a></li><li><a>save</a></li></ul></div>";
  const auto comments = comments_in(html);
  REQUIRE(comments.size() == 3);
  for (const pith::Comment& comment : comments) CHECK(comment.author == "NellHarker");
  CHECK(comments[2].text == kTexts[2]);
}

TEST_CASE("a label of a button is no author where the line with the time names one") {
  std::string html;
  for (const std::string name : {"Ann", "Bo", "Cy"})
    html += "<p>" + name + " 3 May 2021</p><p>I was there, and it was loud.</p><p>Embed</p>";
  const auto comments = comments_in(html);
  REQUIRE(comments.size() == 3);
  CHECK(comments[1].author == "Bo");
}

TEST_CASE("a signature in an element for quotations is no part of a post") {
  std::string html;
  for (const std::string name : {"heron", "lockkeeper7"})
    html +=
        "<li class=postcontainer><span class=date>04-02-2011, 09:14 PM</span><div class=postdetails><a class=username>" + name +
        "</a><div class=postbody><blockquote class=postcontent>The lever sticks in the rain, and nobody at the weir can say what "
        "is wrong with it.</blockquote><blockquote class=signature><div class=signaturecontainer>Two barges and a "
        "punt</div></blockquote></div></div></li>";
  Outline outline = labelled("<ol>" + html + "</ol>", pith::Kind::article);
  outline.type = pith::PageType::forum;
  const auto posts = find_conversation(outline).posts;
  REQUIRE(posts.size() == 2);
  CHECK(posts[1].author == "lockkeeper7");
  CHECK(posts[1].text == "The lever sticks in the rain, and nobody at the weir can say what is wrong with it.");
}

TEST_CASE("a comment may end with its author and time") {
  const auto signed_with = [](const std::string& end) {
    return "<li class=comment><p><span>" + std::string(kTexts[0]) + "</span>" + end;
  };
  const auto comments = comments_in(
      "<ul>" + signed_with(" &ndash; <a href=/n>Nell</a> <span>May 3, 2021 at 10:20</span></p></li>") +
      signed_with(" &ndash;&nbsp;<div><a href=/p>Per Q.</a></div> <span>May 4, 2021 at 9:00</span></p></li>") + "</ul>");
  REQUIRE(comments.size() == 2);
  CHECK(comments[0].author == "Nell");
  CHECK(comments[0].published == "May 3, 2021 at 10:20");
  CHECK(comments[0].text == kTexts[0]);
  CHECK(comments[1].author == "Per Q.");
  CHECK(comments[1].text == kTexts[0]);
  const std::string_view sentence = "The day that we lost the boat \u2013 it was 30 January 1933";
  CHECK(!read_closing_signature({.text = sentence}));
}

TEST_CASE("a name and a time that end a comment are of something else where it has its own") {
  const auto comment = [](const std::string& name, const std::string& end) {
    return "<div class=comment><div class=comment-author>" + name + "</div><div class=comment-date>May 3, 2021</div><p>" +
           std::string(kTexts[0]) + end + "</p></div>";
  };
  const auto comments = comments_in(comment("Nell", " &ndash; <em>Lock Songs</em>, 4 June 2018") + comment("Per", ""));
  REQUIRE(comments.size() == 2);
  CHECK(comments[0].author == "Nell");
  CHECK(comments[0].published == "May 3, 2021");
  CHECK(comments[0].text.ends_with("Lock Songs, 4 June 2018"));
}
