// Reasons: they add up to the log odds, rules come first where rules decided, and values are put into words.
#include "classify/reasons.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <string_view>

#include "classify/classify.h"
#include "classify/trees.h"
#include "document/headline.h"
#include "extract.h"
#include "input/reader.h"

using namespace pith;
using namespace pith::internal;

namespace {

std::vector<Page> sample_pages() {
  std::vector<Page> pages;
  for (const std::string& name : list_inputs({PITH_TESTDATA}, [](const auto&, const auto&) {})) {
    if (name.ends_with(".json")) continue;
    Page page;
    std::string error;
    REQUIRE(read_page(name, page, error));
    pages.push_back(std::move(page));
  }
  return pages;
}

// As Explainer::explain() defines it, from the trees alone.
float log_odds(const KindPoints& points, Kind kind) {
  const float article = points[index_of(Kind::article)];
  return kind == Kind::article ? article : points[index_of(kind)] - article;
}

const Block& block_with(const Document& document, std::string_view text) {
  const auto found = std::find_if(document.blocks.begin(), document.blocks.end(),
                                  [&](const Block& block) { return block.text.starts_with(text); });
  REQUIRE(found != document.blocks.end());
  return *found;
}

}  // namespace

TEST_CASE("the base and all moves of a block add up to its log odds", "[explain]") {
  for (const Page& page : sample_pages()) {
    PreparedPage prepared = prepare(page.bytes);
    Outline& outline = prepared.outline;
    classify(outline, {}, find_headline);
    const Evidence evidence = gather_evidence(outline, true);
    const FeatureTable features = measure_features(outline, evidence);
    const Explainer explainer(outline, evidence, features);
    const InputFormat input = outline.html ? InputFormat::html : InputFormat::text;
    std::vector<std::uint32_t> all(outline.blocks.size());
    std::iota(all.begin(), all.end(), 0U);
    std::vector<KindPoints> points(all.size());
    for (const auto forests : {Forests::article, Forests::others})
      tree_points(input, forests, features.bytes.data(), all, points);
    for (const std::uint32_t i : all) {
      INFO(page.name << ": " << outline.blocks[i].text);
      const Kind kind = outline.blocks[i].kind;
      CHECK(explainer.explain(i, kind).log_odds() == Approx(log_odds(points[i], kind)).margin(0.01));
    }
  }
}

namespace {

// Features that are estimates of the program, or statistics that nobody sees on the page.
bool is_estimate(std::string_view feature) {
  constexpr std::string_view kEstimates[] = {"alike_text", "alike_spread", "card_evenness", "dense_rule", "page_says_article"};
  constexpr std::string_view kPrefixes[] = {"share_", "alone_", "learned_name_", "run_", "top_scored_", "article_"};
  const bool listed = std::ranges::find(kEstimates, feature) != std::end(kEstimates);
  const bool prefixed = std::ranges::any_of(kPrefixes, [&](std::string_view prefix) { return feature.starts_with(prefix); });
  return listed || prefixed || (feature.ends_with("_article") && !feature.starts_with("up_to_"));
}

}  // namespace

TEST_CASE("most blocks have a named rule or a plain fact as their first reason", "[explain]") {
  std::size_t blocks = 0;
  std::size_t plain = 0;
  for (const Page& page : sample_pages()) {
    const Document document = extract(page.bytes, {.explain = true});
    for (const Block& block : document.blocks) {
      if (block.reasons.empty()) continue;
      const Reason& first = block.reasons.front();
      ++blocks;
      plain += first.value.empty() || !is_estimate(first.rule);  // a rule has no value
      CHECK_FALSE(first.rule.starts_with("share_"));
    }
  }
  CAPTURE(plain, blocks);
  CHECK(plain * 100 >= blocks * 80);
}

TEST_CASE("a rule has no value, and every other feature has one for people", "[explain]") {
  const std::string page =
      "<nav><a href='/'>Home</a></nav><h1>Tides</h1><p>The moon pulls the sea, and the sea follows it, twice a day.</p>"
      "<h2>Related Articles</h2><p><a href='/1'>Where the ferry waits for nobody except the doctor</a></p>";
  PreparedPage prepared = prepare(page);
  const Evidence evidence = gather_evidence(prepared.outline, true);
  const FeatureTable features = measure_features(prepared.outline, evidence);
  const FeatureValues values(prepared.outline);
  const auto value = [&](Feature feature, std::uint32_t block) { return values.in_words(feature, block, features.row(block)); };
  REQUIRE(prepared.outline.blocks.size() == 5);
  CHECK(value(Feature::words, 0) == "1 word");
  CHECK(value(Feature::words, 2) == "13 words");
  CHECK(value(Feature::link_share, 2) == "no links");
  CHECK(value(Feature::link_share, 4) == "all linked");
  CHECK(value(Feature::heading_related, 0) == "under no heading");
  CHECK(value(Feature::heading_related, 3) == "a heading itself");
  CHECK(value(Feature::heading_related, 4) == "under the heading 'Related Articles'");
  CHECK(value(Feature::shape, 1) == "of shape heading");
  CHECK(value(Feature::tag0, 0) == "in <nav>");
  CHECK(value(Feature::words_related, 3) == "words as in related stories");
  CHECK(value(Feature::words_related, 4) != "no words as in related stories");
  CHECK(value(Feature::share_nav, 0).empty());
  for (std::uint32_t block = 0; block < 5; ++block)
    for (std::size_t i = kRuleCount; i < kFeatureCount; ++i) {
      const std::string_view name = feature_name(i);
      INFO(name);
      const bool sum_of_rules = name.starts_with("share_") || name == "alone_article";
      CHECK(value(static_cast<Feature>(i), block).empty() == sum_of_rules);
    }
  for (const Block& block : extract(page, {.explain = true}).blocks)
    for (const Reason& reason : block.reasons) {
      std::size_t number = 0;
      while (feature_name(number) != reason.rule) ++number;
      if (number < kRuleCount) CHECK(reason.value.empty());
    }
}

TEST_CASE("what a share of rules moved goes to the rules", "[explain]") {
  const Document document = extract(
      "<nav><a href='/'>Home</a></nav><h1>Tides</h1><p>The moon pulls the sea, and the sea follows it, twice a day, in every bay "
      "and "
      "harbour of the coast.</p><footer><p>Privacy policy</p></footer>",
      {.explain = true});
  for (const std::string_view text : {"Home", "Privacy"}) {
    const Block& block = block_with(document, text);
    CHECK(block.kind == Kind::nav);
    REQUIRE(!block.reasons.empty());
    CHECK(std::none_of(block.reasons.begin(), block.reasons.end(),
                       [](const Reason& reason) { return reason.rule.starts_with("share_"); }));
    CHECK(block.reasons.front().points > 0);
  }
}
