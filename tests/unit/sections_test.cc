// Sections below headings, and the kinds that they settle.
#include "classify/sections.h"

#include <catch2/catch.hpp>
#include <cctype>
#include <string>

#include "classify/evidence.h"
#include "extract.h"

using namespace pith;
using namespace pith::internal;

namespace {

std::vector<std::uint32_t> ends_of(const std::string& page) {
  Outline outline = prepare(page, {.from = InputFormat::html}).outline;
  gather_evidence(outline);  // counts the blocks
  return section_ends(outline);
}

// The kinds after sections have settled them, as their first letters in upper case.
std::string settled(const std::string& page, const std::vector<Kind>& kinds) {
  Outline outline = prepare(page, {.from = InputFormat::html}).outline;
  gather_evidence(outline);  // counts the blocks
  REQUIRE(outline.blocks.size() == kinds.size());
  for (std::size_t i = 0; i < kinds.size(); ++i) outline.blocks[i].kind = kinds[i];
  std::string shown;
  for (const Kind kind : settle_sections(outline)) shown += static_cast<char>(std::toupper(name_of(kind)[0]));
  return shown;
}

const std::string kTide =
    "<p>The tide came in at nine and took two boats off the slip before anybody on the quay had put down his cup of tea, and by "
    "noon both of them were back, with a third one that nobody knew.</p>";

std::string page_ending_in(const std::string& end) {
  return "<title>Two boats and a third</title><article><h1>Two boats and a third</h1>" + kTide + kTide + "<h2>By noon</h2>" +
         kTide + end + "</article>";
}

Kind kind_of(const std::string& page, std::string_view text) {
  const Document document = extract(page, {.from = InputFormat::html});
  for (const Block& block : document.blocks)
    if (block.text == text) return block.kind;
  FAIL("no block with the text " << text);
  return Kind::article;
}

}  // namespace

TEST_CASE("a section ends before a heading of its level or a higher one", "[sections]") {
  using Ends = std::vector<std::uint32_t>;
  CHECK(ends_of("<h2>A</h2><p>a<h3>B</h3><p>b<h2>C</h2><p>c") == Ends{4, 0, 4, 0, 6, 0});
  CHECK(ends_of("<h3>A</h3><h2>B</h2><p>b") == Ends{0, 3, 0});
  CHECK(ends_of("<p>a<h2>B</h2>") == Ends{0, 0});
}

TEST_CASE("a section ends with the container around it", "[sections]") {
  using Ends = std::vector<std::uint32_t>;
  CHECK(ends_of("<div><h2>A</h2><p>a</div><p>b") == Ends{2, 0, 0});
  CHECK(ends_of("<div><div class=head><h2>A</h2></div><p>a</div><p>b") == Ends{2, 0, 0});
}

TEST_CASE("no article ends with a heading of stories, and these are of one kind", "[sections]") {
  const std::string stories =
      "<ul><li><a href='/a'>The third boat has an owner</a><li><a href='/b'>Tea at the end of the quay is dearer this year</a>"
      "<li><a href='/c'>Nine boats, one slip, and no rope</a></ul>";
  CHECK(kind_of(page_ending_in("<h3>Related posts</h3>" + stories), "Related posts") == Kind::related);
  CHECK(kind_of(page_ending_in("<h3>Related posts</h3>" + stories), "The third boat has an owner") == Kind::related);
  CHECK(kind_of(page_ending_in(stories), "By noon") == Kind::article);
}

TEST_CASE("links are stories below a heading of stories, up to where the article goes on", "[sections]") {
  const std::string page =
      "<h3>Related posts</h3><ul><li><a href='/a'>A boat</a><li><a href='/b'>A slip</a></ul><p>The tide came in.</p>"
      "<ul><li><a href='/c'>The plan</a></ul>";
  CHECK(settled(page, {Kind::related, Kind::related, Kind::article, Kind::article, Kind::article}) == "RRRAA");
  CHECK(settled(page, {Kind::article, Kind::related, Kind::article, Kind::article, Kind::article}) == "ARAAA");
}

TEST_CASE("the number of comments above an article heads none of it", "[sections]") {
  const std::string page = "<title>Two boats</title><article><h1>Two boats</h1><h3 class=comments-link>12 Comments</h3>" + kTide +
                           kTide + kTide + "<p>Nobody has asked for them.</p></article>";
  CHECK(kind_of(page, "12 Comments") == Kind::comment);
  CHECK(kind_of(page, "Nobody has asked for them.") == Kind::article);
}
