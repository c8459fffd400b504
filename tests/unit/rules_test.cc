// The tables of rules: every rule has examples, and fires on those on which it must and on no other; what `pith rules` prints of
// them.
#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "classify/features.h"
#include "classify/rule_examples.h"
#include "command/list_rules.h"
#include "extract.h"

using namespace pith;
using namespace pith::internal;

namespace {

// Whether the points of a block are more than its rules give it. No strength is kept of ctx_neighbours, which has one for each
// kind.
bool has_points_from_neighbours(const Evidence& evidence, std::uint32_t block) {
  for (std::size_t k = 0; k < kKindCount; ++k) {
    float rest = evidence.points(block, static_cast<Kind>(k));
    for (std::size_t i = 0; i < kRuleCount; ++i)
      rest -= static_cast<float>(evidence.strengths(block)[i]) / 255 * weights_of(static_cast<Rule>(i))[k];
    if (std::abs(rest) > 0.01F) return true;
  }
  return false;
}

// Whether the rule fires on some block of the page.
bool fires(Rule rule, std::string_view page) {
  Outline outline = prepare(page, {.from = InputFormat::html}).outline;
  const Evidence evidence = gather_evidence(outline);
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    const bool fired =
        rule == Rule::ctx_neighbours ? has_points_from_neighbours(evidence, i) : evidence.strengths(i)[index_of(rule)] > 0;
    if (fired) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every rule fires on its examples and not on what looks like them", "[rules]") {
  std::set<Rule> with_examples;
  for (const RuleExample& example : kRuleExamples) {
    INFO(row_of(example.rule).name);
    with_examples.insert(example.rule);
    CHECK(!example.fires.empty());
    CHECK(!example.misses.empty());
    CHECK(fires(example.rule, example.fires));
    CHECK_FALSE(fires(example.rule, example.misses));
  }
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    INFO(row_of(static_cast<Rule>(i)).name);
    CHECK(with_examples.contains(static_cast<Rule>(i)));
  }
}

TEST_CASE("examples stand in the order of the rules", "[rules]") {
  for (std::size_t i = 1; i < std::size(kRuleExamples); ++i) CHECK(kRuleExamples[i - 1].rule <= kRuleExamples[i].rule);
}

TEST_CASE("the printed tables hold every rule and feature that --explain can name", "[rules]") {
  const nlohmann::json tables = nlohmann::json::parse(rules_json());
  std::set<std::string> printed;
  for (const auto& rule : tables["rules"]) {
    INFO(rule["name"]);
    CHECK(printed.insert(rule["name"]).second);
    CHECK(!rule["description"].get<std::string>().empty());
    CHECK(!rule["examples"].empty());
    const bool said = rule["name"].get<std::string>().starts_with("cue_");
    CHECK(rule.contains("phrases") == (said || rule["name"] == "time_ago"));
  }
  for (const auto& feature : tables["features"]) {
    CHECK(printed.insert(feature["name"]).second);
    CHECK(!feature["description"].get<std::string>().empty());
  }
  const std::string text = rules_text();
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    const std::string name(feature_name(i));
    INFO(name);
    CHECK(printed.contains(name));
    CHECK(text.find("\n" + name) != std::string::npos);
  }
  CHECK(rule_names().size() == kFeatureCount);
}

TEST_CASE("only a short block is shortened by the quotation that it ends with", "[rules]") {
  std::string words = "we were told to count the boats";
  for (int i = 0; i < 20; ++i) words += " and then to count them once more";
  const std::string quotation = "He said: \"" + words + ", to subscribe to our newsletter and that all rights are reserved\"";
  PreparedPage prepared = prepare("<p>" + quotation + "</p>");
  const Evidence evidence = gather_evidence(prepared.outline);
  CHECK(evidence.strengths(0)[index_of(Rule::cue_newsletter)] == 0);
  CHECK(evidence.strengths(0)[index_of(Rule::cue_copyright)] == 0);
}

TEST_CASE("a section goes on after a line that ends in a letter beyond ASCII", "[rules]") {
  std::string page;
  for (int i = 0; i < 12; ++i)
    page += "The harbour master counted the boats of the bay, twice on every day of that long year.\n\n";
  page +=
      "Related articles\n\nA lighthouse is sold\n\n\u6E2F\u53E3\n\nwith a few words more than most of them\n\nThe fog of May\n";
  PreparedPage prepared = prepare(page);
  const Evidence evidence = gather_evidence(prepared.outline);
  const auto last = static_cast<std::uint32_t>(prepared.outline.blocks.size() - 1);
  CHECK(evidence.strengths(last)[index_of(Rule::ctx_related_section)] > 0);
}
