// Gaps in the article, on small pages whose chances and points are given.
#include "classify/article_gaps.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "classify/thresholds.h"
#include "extract.h"

using namespace pith;
using namespace pith::internal;

namespace {

constexpr float kSure = 0.9F;
constexpr float kNone = 0.01F;

// The choice after gaps are filled, a letter for each block: "x" is article. The likeliest other kind of all blocks is given.
std::string filled(const std::string& page, const std::vector<float>& chances, Kind other = Kind::nav,
                   PageType type = PageType::article) {
  Outline outline = prepare(page, {.from = InputFormat::html}).outline;
  const Evidence evidence = gather_evidence(outline);
  outline.type = type;
  REQUIRE(outline.blocks.size() == chances.size());
  std::vector<KindPoints> points(chances.size());
  std::vector<char> article;
  for (std::size_t i = 0; i < chances.size(); ++i) {
    points[i][static_cast<std::size_t>(other)] = 1;
    article.push_back(chances[i] == kSure);
  }
  fill_article_gaps(outline, evidence, chances, points, article);
  std::string shown;
  for (const char chosen : article) shown += chosen != 0 ? 'x' : '.';
  return shown;
}

const std::string kPost =
    "<div class=post><p>The weir needs</p><ul><li>a new gate<li>two bolts</ul><p>before the winter.</p></div>";

}  // namespace

TEST_CASE("a list inside a post goes with its paragraphs") {
  CHECK(filled(kPost, {kSure, kMinGapChance, kMinGapChance, kSure}) == "xxxx");
  CHECK(filled(kPost, {kSure, kMinGapChance, kNone, kSure}) == "x..x");
  CHECK(filled(kPost, {kSure, kMinGapChance, kMinGapChance, kNone}) == "x...");
  CHECK(filled(kPost, {kNone, kMinGapChance, kMinGapChance, kSure}) == "...x");
}

TEST_CASE("a name parts a gap from what is around it") {
  const std::string page =
      "<div class=post><p>The weir needs</p><div class=poll><p>Who has</p><p>a boat?</p></div><p>before the winter.</p></div>";
  CHECK(filled(page, {kSure, kMinGapChance, kMinGapChance, kSure}) == "x..x");
  CHECK(filled(page, {kSure, kMinLoneGapChance, kMinLoneGapChance, kSure}) == "x..x");
}

TEST_CASE("a single block with a fair chance fills a gap wherever it stands") {
  const std::string page =
      "<p>The weir needs</p><div class=box><p>a new gate</p></div><section><p>before the winter.</p></section>";
  CHECK(filled(page, {kSure, kMinLoneGapChance, kSure}) == "xxx");
  CHECK(filled(page, {kSure, kMinGapChance, kSure}) == "x.x");
}

TEST_CASE("buttons, labels of furniture and links fill no gap") {
  const auto between = [](const std::string& markup) {
    return filled("<p>The weir needs</p>" + markup + "<p>before the winter.</p>", {kSure, kMinLoneGapChance, kSure});
  };
  CHECK(between("<p>a new gate</p>") == "xxx");
  CHECK(between("<button>a new gate</button>") == "x.x");
  CHECK(between("<p>Read also: a new gate</p>") == "x.x");
  CHECK(between("<section><p><a href='/gate'>a new gate</a></p></section>") == "x.x");
}

TEST_CASE("captions, and names in forums, stay what they are") {
  CHECK(filled(kPost, {kSure, kSure, kMinLoneGapChance, kSure}, Kind::caption) == "xx.x");
  CHECK(filled(kPost, {kSure, kSure, kMinLoneGapChance, kSure}, Kind::byline) == "xxxx");
  CHECK(filled(kPost, {kSure, kSure, kMinLoneGapChance, kSure}, Kind::byline, PageType::forum) == "xx.x");
}

TEST_CASE("a long gap is none") {
  std::string page = "<p>The weir needs</p>";
  std::vector<float> chances{kSure};
  for (std::size_t i = 0; i <= kMaxGapBlocks; ++i) {
    page += "<p>a bolt</p>";
    chances.push_back(kMinGapChance);
  }
  chances.push_back(kSure);
  CHECK(filled(page + "<p>before the winter.</p>", chances).find('.') != std::string::npos);
}
