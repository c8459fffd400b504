// The sample pages against what a reader says they are: NAME.expected.json beside each page, kinds by segment. The words of the
// article must be found with an F1 of at least the floor; the floors of the other kinds hold for all pages together.
#include <simdjson.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>

#include "base/utf8.h"
#include "input/reader.h"
#include "pith/pith.h"

namespace {

using Bag = std::map<std::string, int>;

constexpr double kArticleFloor = 0.95;

struct Floor {
  std::string_view page;
  double f1;
};
// Pages on which less is reached.
constexpr Floor kFloors[] = {
    {"blog-comments.html", 0.93},    {"consent-wall.html", 0.91},
    {"forum-thread.html", 0.87},     {"german-news.html", 0.94},
    {"hard-wrapped.txt", 0.89},      {"interview.html", 0.93},
    {"listing.html", 0.83},          {"live-ticker.html", 0.93},
    {"product.html", 0.92},          {"short-article-long-comments.html", 0.88},
    {"old-table-layout.html", 0.93}, {"strings.txt", 0.92},
};

struct KindFloor {
  pith::Kind kind;
  double f1;
};
constexpr KindFloor kKindFloors[] = {
    {pith::Kind::article, 0.9}, {pith::Kind::related, 0.7}, {pith::Kind::comment, 0.7},
    {pith::Kind::nav, 0.6},     {pith::Kind::title, 0.7},
};

void add_words(Bag& bag, std::string_view text) {
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = pith::decode_code_point(text, at);
    const bool part = pith::is_letter(c) || pith::is_digit(c);
    if (part) pith::append_utf8(word, pith::fold_case(c));
    if (!word.empty() && (!part || pith::is_wide_script(c) || at == text.size())) {
      ++bag[word];
      word.clear();
    }
  }
}

struct Overlap {
  double hit = 0;
  double mine = 0;
  double gold = 0;
  double f1() const { return mine + gold == 0 ? 1 : 2 * hit / (mine + gold); }
  void operator+=(const Overlap& other) {
    hit += other.hit;
    mine += other.mine;
    gold += other.gold;
  }
};

Overlap overlap_of(const Bag& mine, const Bag& gold) {
  Overlap overlap;
  for (const auto& [word, count] : mine) {
    overlap.mine += count;
    const auto found = gold.find(word);
    if (found != gold.end()) overlap.hit += std::min(count, found->second);
  }
  for (const auto& [word, count] : gold) overlap.gold += count;
  return overlap;
}

std::map<pith::Kind, Bag> expected_bags(const std::string& path) {
  std::map<pith::Kind, Bag> bags;
  simdjson::dom::parser parser;
  for (const auto segment : parser.load(path)["segments"].get_array()) {
    const auto kind = pith::kind_named(segment["kind"].get_string().value());
    REQUIRE(kind.has_value());
    add_words(bags[*kind], segment["text"].get_string().value());
  }
  return bags;
}

double floor_of(const std::string& page) {
  for (const Floor& floor : kFloors)
    if (floor.page == page) return floor.f1;
  return kArticleFloor;
}

}  // namespace

TEST_CASE("sample pages are split as a reader would") {
  std::map<pith::Kind, Overlap> totals;
  std::size_t pages = 0;
  for (const std::string& name : pith::list_inputs({PITH_TESTDATA}, [](const auto&, const auto&) {})) {
    const std::filesystem::path path(name);
    const std::string expected = (path.parent_path() / path.stem()).string() + ".expected.json";
    if (name.ends_with(".json") || !std::filesystem::exists(expected)) continue;
    ++pages;
    pith::Page page;
    std::string error;
    REQUIRE(pith::read_page(name, page, error));
    const pith::Document document = pith::extract(page.bytes, {});
    std::map<pith::Kind, Bag> mine;
    for (const pith::Block& block : document.blocks) add_words(mine[block.kind], block.text);
    std::map<pith::Kind, Bag> gold = expected_bags(expected);
    const std::string file = path.filename().string();
    INFO(file);
    CHECK(overlap_of(mine[pith::Kind::article], gold[pith::Kind::article]).f1() >= floor_of(file));
    for (std::size_t k = 0; k < pith::kKindCount; ++k) {
      const auto kind = static_cast<pith::Kind>(k);
      totals[kind] += overlap_of(mine[kind], gold[kind]);
    }
  }
  CHECK(pages >= 25);
  for (const KindFloor& floor : kKindFloors) {
    INFO(pith::name_of(floor.kind));
    CHECK(totals[floor.kind].f1() >= floor.f1);
  }
}
