// Sections below headings, and the kinds that they settle.
#include "classify/sections.h"

#include <catch2/catch.hpp>
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
