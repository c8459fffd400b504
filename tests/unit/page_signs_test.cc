// The signs of a page's type, and the features that follow from it.
#include "classify/page_signs.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <string>

#include "classify/features.h"
#include "extract.h"

using namespace pith;
using namespace pith::internal;

namespace {

PageSigns signs_of(const std::string& page) {
  PreparedPage prepared = prepare(page, {.from = InputFormat::html});
  gather_evidence(prepared.outline);
  return read_page_signs(prepared.outline);
}

std::uint32_t of(const TypeCounts& counts, PageType type) { return counts[static_cast<std::size_t>(type)]; }
std::uint32_t all(const TypeCounts& counts) { return std::accumulate(counts.begin(), counts.end(), 0U); }

PageSigns signs_of_address(const std::string& url) { return signs_of("<link rel=canonical href='" + url + "'><p>Tides"); }

// The last features of the rows of a page.
std::vector<int> type_features(const std::string& page, std::optional<PageType> type) {
  PreparedPage prepared = prepare(page, {.from = InputFormat::html});
  const Evidence evidence = gather_evidence(prepared.outline);
  const FeatureTable rows = measure_features(prepared.outline, evidence, type);
  const std::size_t last = rows.bytes.size() / kFeatureCount - 1;
  const std::uint8_t* first = rows.row(last) + index_of(Feature::type_of_article);
  return {first, first + kPageTypeCount};
}

}  // namespace

TEST_CASE("words of the address speak for a type, parts of words do not", "[page_signs]") {
  CHECK(of(signs_of_address("https://tides.example/showthread.php?t=7").address, PageType::forum) == 2);
  CHECK(of(signs_of_address("https://tides.example/en/getting-started.html").address, PageType::documentation) == 1);
  CHECK(of(signs_of_address("https://docs.tides.example/").address, PageType::documentation) == 1);
  CHECK(of(signs_of_address("https://tides.example/Product_category/lamps").address, PageType::collection) == 2);
  CHECK(all(signs_of_address("https://forum.example/tides").address) == 0);
  CHECK(all(signs_of_address("https://tides.example/documented/shopping/forumula").address) == 0);
}

TEST_CASE("the generator, class names and labels speak for a type", "[page_signs]") {
  const PageSigns signs = signs_of(
      "<meta name=generator content='Discourse 3.1 - https://github.com/discourse'><div class=topic-body><p>The tide</div>"
      "<div class='no-topic-body'><p>Ebb</div><p>3 Replies<p>Filters (2)<p>Our replies were late");
  CHECK(of(signs.software, PageType::forum) == 1);
  CHECK(all(signs.software) == 1);
  CHECK(of(signs.names, PageType::forum) == 1);
  CHECK(of(signs.labels, PageType::forum) == 1);
  CHECK(of(signs.labels, PageType::collection) == 1);
}

TEST_CASE("forums are known by the names that their software gives to posts", "[page_signs]") {
  for (const std::string name : {"blockpost rowodd", "lemmy-site", "ItemDiscussion", "lia-message-body-content", "qa-a-list-item",
                                 "wpforo-post-content"}) {
    INFO(name);
    CHECK(of(signs_of("<div class='" + name + "'><p>The tide</div>").names, PageType::forum) == 1);
  }
  CHECK(all(signs_of("<div class='comment-nodes blockposter'><p>The tide</div>").names) == 0);
  CHECK(of(signs_of("<meta name=generator content='Lemmy 0.19'><p>The tide").software, PageType::forum) == 1);
}

TEST_CASE("labels are found whatever their case and the numbers around them", "[page_signs]") {
  CHECK(types_of_label("SORT BY:") == PageTypeSet{1U << static_cast<unsigned>(PageType::collection)});
  CHECK(types_of_label("#3") == 0);
  CHECK(types_of_label("") == 0);
  CHECK(types_of_label("sort by the tide") == 0);
}

TEST_CASE("all rows have the chances of the page's type, or the type that is given", "[page_signs]") {
  const std::string page = "<h1>Tides</h1><p>The moon pulls the sea, and the sea follows it, twice a day.<p>Ebb.";
  const std::vector<int> predicted = type_features(page, {});
  const int sum = std::accumulate(predicted.begin(), predicted.end(), 0);
  CHECK(sum > 255 - static_cast<int>(kPageTypeCount));
  CHECK(sum <= 255);
  CHECK(type_features(page, PageType::product) == std::vector<int>{0, 0, 255, 0, 0, 0, 0});
}

TEST_CASE("a short page is a forum only if it shows a sign of one", "[page_signs]") {
  const auto lowest = [](const std::string& head) {
    const std::vector<int> chances =
        type_features(head + "<h1>Tides</h1><p>The moon pulls the sea, and the sea follows it, twice a day.<p>Ebb.", {});
    return chances[static_cast<std::size_t>(PageType::forum)] == *std::min_element(chances.begin(), chances.end());
  };
  CHECK(lowest(""));
  CHECK_FALSE(lowest("<link rel=canonical href='https://tides.example/showthread.php?t=7'>"));
}

TEST_CASE("the first heading of a fragment is its title, but not that of a menu or a footer", "[title]") {
  const std::string body = "<p>The moon pulls the sea, and the sea follows it, twice a day, in every harbour but one.</p>";
  for (const std::string& fragment : {"<h1>Tides</h1>" + body, "<article><h1>Tides</h1>" + body + "<p>Ebb.</p></article>",
                                      "<div><h1>Tides</h1><ul><li>Ebb</li></ul></div>" + body}) {
    const Document document = extract(fragment, {.from = InputFormat::html});
    REQUIRE_FALSE(document.blocks.empty());
    CHECK(document.blocks.front().kind == Kind::title);
  }
  const std::string links = "<ul><li><a href=/a>Home</a><li><a href=/b>News</a></ul>";
  for (const std::string& fragment :
       {"<nav><h1>Menu</h1>" + links + "</nav><h2>Why the moon forgets</h2>" + body,
        body + "<footer><h1>Contact us</h1>" + links + "</footer>", body + body + "<div><h1>Log in</h1>" + links + "</div>"}) {
    const Document document = extract(fragment, {.from = InputFormat::html});
    CHECK(std::ranges::none_of(document.blocks, [](const Block& block) {
      return block.kind == Kind::title && (block.text == "Menu" || block.text == "Contact us" || block.text == "Log in");
    }));
  }
}
