// The headline of text input: what finds it where the kinds of the blocks are wrong, and what is none.
#include "document/headline.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "blocks/blocks.h"
#include "classify/classify.h"
#include "pith/pith.h"

using namespace pith::internal;
using pith::Kind;

namespace {

struct Line {
  Kind kind;
  std::string text;
};

const std::string kFirst =
    "The old ferry between Harrow and the island of Selm sailed again on Friday, after a winter in the yard that nobody had "
    "planned and few had wanted.";
const std::string kSecond =
    "Its new engine needs half as much fuel as the one before, said the harbour master, and the island hears it only when the "
    "wind is in the east.";

// The headline of a page of lines, each with the kind that the trees gave it with little confidence.
std::string headline_in(const std::vector<Line>& all) {
  std::string page;
  for (const Line& line : all) page += line.text + "\n\n";
  Outline outline = text_blocks(page, {}, false);
  count_blocks(outline);
  REQUIRE(outline.blocks.size() == all.size());
  outline.cues.resize(outline.blocks.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    outline.blocks[i].kind = all[i].kind;
    outline.blocks[i].score = 0.5F;
  }
  return std::string(find_headline(outline).text);
}

// The headline of lines above an article.
std::string headline_of(const std::vector<Line>& lines, const std::vector<Line>& below = {}) {
  std::vector<Line> all = lines;
  all.push_back({Kind::article, kFirst});
  all.push_back({Kind::article, kSecond});
  all.insert(all.end(), below.begin(), below.end());
  return headline_in(all);
}

}  // namespace

TEST_CASE("a wrong kind alone does not make a headline", "[headline]") {
  const std::string headline = "Old ferry sails to Selm again";
  CHECK(headline_of({{Kind::title, "Sports · Harbour · Letters · Podcasts"}, {Kind::nav, headline}}) == headline);
  CHECK(headline_of({{Kind::nav, headline}, {Kind::title, "Gift this to a friend"}}) == headline);
  CHECK(headline_of({{Kind::nav, headline}, {Kind::title, "By Ann Lee"}}) == headline);
  CHECK(headline_of({{Kind::nav, headline}, {Kind::title, "3 May 2024"}}) == headline);
  CHECK(headline_of({{Kind::nav, headline}, {Kind::title, "The harbour is quiet. The island waits for its ferry."}}) == headline);
}

TEST_CASE("the top of the page repeats the headline, not the site's name", "[headline]") {
  CHECK(headline_of(
            {{Kind::title, "Harrow and Selm | Selm Gazette"}, {Kind::title, "Selm Gazette"}, {Kind::nav, "Harrow and Selm"}}) ==
        "Harrow and Selm");
}

TEST_CASE("sections before the headline and a second copy are cut off", "[headline]") {
  CHECK(headline_of({{Kind::title, "Home / Harbour / Old ferry sails to Selm again"}}) == "Old ferry sails to Selm again");
  CHECK(headline_of({{Kind::title, "Harbour » Old ferry sails to Selm again"}}) == "Old ferry sails to Selm again");
  CHECK(headline_of({{Kind::title, "Old ferry sails again Old ferry sails again"}}) == "Old ferry sails again");
  CHECK(headline_of({{Kind::title, "Home · Letters · Ferry and harbour"}, {Kind::nav, "Old ferry sails again"}}) ==
        "Old ferry sails again");
  CHECK(headline_of({{Kind::title, "Oil and gas / The ferry"}}) == "Oil and gas / The ferry");
}

TEST_CASE("running heads of printed pages are no headlines", "[headline]") {
  CHECK(headline_of({{Kind::title, "12 THE SELM AND HARROW QUARTERLY"}, {Kind::nav, "THE FERRY SAILS AGAIN"}},
                    {{Kind::article, "THE SELM AND HARROW QUARTERLY 13"}}) == "THE FERRY SAILS AGAIN");
}

TEST_CASE("the line above an article of short lines is its headline", "[headline]") {
  const std::vector<Line> poem = {{Kind::article, "The ferry that my mother took"},
                                  {Kind::article, "has left the pier without a sound"},
                                  {Kind::article, "and nobody who cared to look"},
                                  {Kind::article, "has said for whom the bell is bound"}};
  std::vector<Line> titled = {{Kind::nav, "The bell at Selm"}};
  titled.insert(titled.end(), poem.begin(), poem.end());
  CHECK(headline_in(titled) == "The bell at Selm");
  const std::vector<Line> interview = {{Kind::nav, "The bell at Selm"},
                                       {Kind::article, "The ferry has left the pier."},
                                       {Kind::title, "Who rings the bell?"},
                                       {Kind::article, "A boy from the town rings it."}};
  CHECK(headline_in(interview) == "The bell at Selm");
}

TEST_CASE("one sentence has no headline", "[headline]") {
  CHECK(headline_in({{Kind::article, "The ferry waits for neither."}}).empty());
}

TEST_CASE("a text may have no headline", "[headline]") {
  CHECK(headline_of({}).empty());
  CHECK(headline_of({{Kind::article, "The harbour was quiet on the last Friday of the winter, and so was the town."}}).empty());
}

TEST_CASE("a subheading below the headline is not it", "[headline]") {
  CHECK(headline_of({{Kind::title, "Old ferry sails again to Selm"}, {Kind::title, "The new engine needs half the fuel"}}) ==
        "Old ferry sails again to Selm");
}

TEST_CASE("in text the headline becomes a title, and other titles may lose their kind", "[headline]") {
  std::size_t gained = 0;
  std::size_t lost = 0;
  for (const std::string_view below : {"New quay for the island", "Selm Gazette", "Letters from the islands", "Weekend edition",
                                       "Ferries", "More about the harbour", "A view of the pier"}) {
    const std::string page = std::string("Old ferry sails to Selm again\n\n").append(below) + "\n\n12 May 2024\n\n" + kFirst +
                             "\n\n" + kSecond + "\n\n";
    const auto titles = [&page](const Headline& headline) {
      Outline outline = text_blocks(page, {}, false);
      count_blocks(outline);
      classify(outline, {}, [&](const Outline&) { return headline; });
      CHECK(outline.blocks[3].kind == Kind::article);
      return std::array{outline.blocks[0].kind == Kind::title, outline.blocks[1].kind == Kind::title};
    };
    const auto by_trees = titles({});
    const auto first_found = titles({.block = 0, .paragraph = 3, .text = "Old ferry sails to Selm again"});
    const auto second_found = titles({.block = 1, .paragraph = 3, .text = below});
    CHECK(first_found[0]);
    CHECK(first_found[1] <= by_trees[1]);
    CHECK(second_found[0] <= by_trees[0]);
    gained += second_found[1] > by_trees[1];
    lost += (first_found[1] < by_trees[1]) + (second_found[0] < by_trees[0]);
  }
  CHECK(gained > 0);
  CHECK(lost > 0);
}
