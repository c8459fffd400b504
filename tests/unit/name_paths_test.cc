// Blocks at the same place of repeated parts, on small pages whose points are given.
#include "classify/name_paths.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <string>

#include "blocks/blocks.h"
#include "extract.h"

using namespace pith;
using namespace pith::internal;

namespace {

const std::string kPosts =
    "<div class=thread><div class='post post-1'><p class=by>Ann</p><div class=text><p>The weir is open again</p></div></div>"
    "<div class='post post-2'><p class=by>Ben</p><div class=text><p>Good</p></div></div></div><p>Harbour notes</p>";

Outline outline_of(const std::string& page, bool is_html = true) {
  Outline outline = is_html ? html_blocks(page) : text_blocks(page);
  count_blocks(outline);
  return outline;
}

// The points of the blocks for article after those given have been shared.
std::vector<float> shared(const std::string& page, const std::vector<float>& given, bool is_html = true) {
  const Outline outline = outline_of(page, is_html);
  REQUIRE(outline.blocks.size() == given.size());
  std::vector<KindPoints> points(given.size());
  for (std::size_t i = 0; i < given.size(); ++i) points[i][static_cast<std::size_t>(Kind::article)] = given[i];
  std::vector<std::uint32_t> blocks(given.size());
  std::iota(blocks.begin(), blocks.end(), 0);
  share_along_paths(outline, blocks, points);
  std::vector<float> odds;
  for (const KindPoints& of_block : points) odds.push_back(of_block[static_cast<std::size_t>(Kind::article)]);
  return odds;
}

}  // namespace

TEST_CASE("what is repeated is at one place each time", "[groups]") {
  CHECK(find_name_paths(outline_of(kPosts)) == std::vector<std::uint32_t>{1, 2, 1, 2, 0});
  CHECK(find_name_paths(outline_of("Ann\n\nThe weir is open again", false)).empty());
}

TEST_CASE("blocks at one place share a part of their points", "[groups]") {
  const std::vector<float> odds = shared(kPosts, {-2, 2, -1, -1, 1});
  CHECK(odds[0] == Approx(0.7 * -2 + 0.3 * -1.5));
  CHECK(odds[1] == Approx(0.7 * 2 + 0.3 * (5 * 2 - 1) / 6));
  CHECK(odds[3] == Approx(0.7 * -1 + 0.3 * (5 * 2 - 1) / 6));
  CHECK(odds[4] == 1);
}

TEST_CASE("a sure block counts no more than another, and what stands alone stays as it is", "[groups]") {
  CHECK(shared(kPosts, {-90, 2, -1, 2, 1})[2] == Approx(0.7 * -1 + 0.3 * (-3 - 1) / 2));
  CHECK(shared("<div class=post><p>One weir</p></div><div class=by><p>Two weirs</p></div>", {2, -2}) ==
        std::vector<float>{2, -2});
  CHECK(shared("<p>One weir</p><p>Two weirs</p>", {2, -2}) == std::vector<float>{2, -2});
  CHECK(shared("One weir\n\nTwo weirs", {2, -2}, false) == std::vector<float>{2, -2});
}
