// Expectations: reading them, the lines of mistakes in them, comparing them with a page, and writing them.
#include "command/check/expectation.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "command/check/compare.h"
#include "pith/pith.h"

using namespace pith;
using namespace pith::internal;

namespace {

constexpr std::string_view kPage =
    "<html lang=en-GB><title>A dry summer</title>\n"
    "<nav><a href=/>Boats</a></nav>\n"
    "<h1>A dry summer</h1>\n"
    "<p>The keeper walked along the towpath every evening to see whether the gates were shut, the lamps were lit, and\n"
    "nobody had fallen asleep on the bench beside the weir.</p>\n"
    "<p>In the morning he counted the boats that had come in the night, and wrote down their names and loads.</p>\n";

Expectation read(std::string_view json) {
  Expectation expectation;
  ExpectationError error;
  const bool good = read_expectation("x.expected.json", json, expectation, error);
  INFO(error.line << ": " << error.message);
  REQUIRE(good);
  return expectation;
}

ExpectationError error_of(std::string_view json) {
  Expectation expectation;
  ExpectationError error;
  REQUIRE_FALSE(read_expectation("x.expected.json", json, expectation, error));
  return error;
}

Comparison compared(std::string_view json) { return compare(read(json), extract(kPage, {}), CompareDetail::allowed); }

// "metadata", "article": where the page is not as expected.
std::vector<std::string> places(std::string_view json) {
  std::vector<std::string> places;
  for (const Difference& difference : compared(json).differences) places.push_back(difference.where);
  return places;
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("a mistake in an expectation is reported with its line", "[check]") {
  struct Case {
    std::string_view json;
    std::size_t line;
    std::string_view message;
  };
  const Case cases[] = {
      {"{\n \"title\": \"a\",\n \"site\" \"b\"\n}", 3, "not JSON"},
      {"{\n \"title\": \"a\"\n", 3, "not JSON"},
      {"", 1, "not JSON"},
      {"{\n\"title\": \"\xFF\"}", 2, "not JSON"},
      {"\n[]", 1, "an expectation is a JSON object"},
      {"{\n \"title\": \"a\",\n\n \"segement\": []\n}", 4, "'segement' is not a member"},
      {"{\"segments\": [\n {\"kind\": \"nav\", \"text\": \"a\"},\n {\"kind\": \"navv\", \"text\": \"b\"}\n]}", 3,
       "\"navv\" is not a kind"},
      {"{\"segments\": [\n {\"kind\": \"nav\", \"text\": \"a\"},\n {\"text\": \"b\"}\n]}", 3, "the segment has no kind"},
      {"{\"segments\": [\n {\"kind\": \"nav\"}\n]}", 2, "the segment has neither a text nor lines"},
      {"{\"segments\": [\n {\"kind\": \"nav\", \"text\":\n 7}\n]}", 2, "expected a text"},
      {"{\"segments\": [\n {\"kind\": \"nav\", \"lines\": [4, 2]}]}", 2, "[FIRST, LAST]"},
      {"{\"segments\": [\n {\"kind\": \"nav\", \"lines\": 0}]}", 2, "[FIRST, LAST]"},
      {"{\"segments\": [\n {\"kind\": \"nav\", \"lines\": [1, 5]},\n {\"kind\": \"ad\", \"lines\": 5}]}", 3,
       "line 5 is in another segment"},
      {"{\"segments\":\n 3}", 1, "expected a list"},
      {"{\"authors\": [\"a\",\n \"b\",\n 3]}", 3, "authors is a text"},
      {"{\n\"authors\": \"a\"}", 2, "authors is a list"},
      {"{\n\"title\": [\"a\"]}", 2, "title is a text, not array"},
      {"{\n\"floor\": 1.5}", 2, "a floor is a number from 0 to 1"},
      {"{\"floor\": {\n\"article\": 0.5,\n\"navigation\": 0.5\n}}", 3, "'navigation' is not a kind"},
      {"{\"must\": [\n\"a\",\n\"\"]}", 3, "a snippet is a text"},
      {"{\"must_not\": [\n{\"kind\": \"nav\"}]}", 2, "the snippet has no text"},
      {"{\"options\": {\n\"type\": \"forum\",\n\"encoding\": \"klingon\"}}", 3, "there is no option encoding: \"klingon\""},
      {"{\"options\": {\n\"tipe\": \"forum\"}}", 2, "there is no option tipe"},
      {"{\"options\": {\n\"url\": 3}}", 2, "expected a text"},
      {"{\"kinds\": [\n\"nav\",\n7\n]}", 3, "7 is not a kind"},
      {"{\"note\": {\"deep\": [[1, {\"x\": [2]}], 3]},\n\"kinds\": [\"nav\",\n[[1]]\n]}", 3, "array is not a kind"},
  };
  for (const Case& one : cases) {
    INFO(one.json);
    const ExpectationError error = error_of(one.json);
    CHECK(error.line == one.line);
    CHECK_THAT(error.message, Catch::Contains(std::string(one.message)));
  }
}

TEST_CASE("only what an expectation names is compared", "[check]") {
  CHECK(places("{}") == Places{});
  CHECK(places(R"({"title": "A dry summer", "language": "en", "authors": null, "published": null})") == Places{});
  // An empty list is what pith prints where it found nothing; it says nothing about the page.
  CHECK(places(R"({"authors": [], "tags": []})") == Places{});
  CHECK(places(R"({"authors": null})") == Places{});
  CHECK(compared(R"({"tags": []})").differences.empty());
  CHECK(compare(read(R"({"tags": []})"), extract("<meta name=keywords content='sea, tide'>", {}), CompareDetail::allowed)
            .differences.empty());
  CHECK(compare(read(R"({"tags": null})"), extract("<meta name=keywords content='sea, tide'>", {}), CompareDetail::allowed)
            .differences.size() == 1);
  CHECK(places(R"({"title": "A wet summer"})") == Places{"metadata"});
  CHECK(places(R"({"language": "e"})") == Places{"metadata"});
  CHECK(places(R"({"must": ["asleep on  the bench", {"kind": "title", "text": "dry"}], "must_not": ["Boats"]})") == Places{});
  // A snippet may run on from one block into the next.
  CHECK(places(R"({"must": ["beside the weir. In the morning"]})") == Places{});
  CHECK(places(R"({"must": ["Boats"]})") == Places{"must"});
  CHECK(places(R"({"must_not": ["asleep", {"kind": "nav", "text": "Boats"}]})") == Places{"must_not"});
  CHECK(places(R"({"segments": []})") == Places{"title", "article", "nav"});
  CHECK(places(R"({"segments": [], "kinds": ["caption"]})") == Places{});
}

TEST_CASE("an expectation may hold options for its page", "[check]") {
  const Options options =
      read(R"({"options": {"type": "forum", "url": "https://a.example/", "encoding": "latin1", "from": "text"}})").options;
  CHECK(options.type == PageType::forum);
  CHECK(options.url == "https://a.example/");
  CHECK(options.encoding == "latin1");
  CHECK(options.from == InputFormat::text);
}

TEST_CASE("segments are labelled by text or by lines", "[check]") {
  CHECK(
      places(
          R"({"segments": [{"kind": "nav", "lines": 2}, {"kind": "title", "lines": [3, 3]}, {"kind": "article", "lines": [4, 6]}]})") ==
      Places{});
  // Lines between those that are labelled may be anything.
  CHECK(places(R"({"segments": [{"kind": "article", "lines": [4, 6]}]})") == Places{});
  CHECK(places(R"({"segments": [{"kind": "nav", "lines": 2}, {"kind": "comment", "lines": [5, 6]}]})") ==
        Places{"article", "comment"});
  CHECK(places(R"({"segments": [{"kind": "article", "lines": [80, 90]}]})") == Places{"lines"});
  CHECK(places(R"({"kinds": ["nav"], "segments": [{"kind": "nav", "text": " Boats\n"}]})") == Places{});
  CHECK(places(R"({"kinds": ["nav"], "segments": [{"kind": "nav", "text": "Boats\nLocks"}]})") == Places{"nav"});
}

TEST_CASE("a difference holds what was expected and what was found", "[check]") {
  const Comparison comparison = compared(R"({"kinds": ["nav"], "segments": [{"kind": "nav", "text": "Boats\nLocks"}]})");
  REQUIRE(comparison.differences.size() == 1);
  CHECK(comparison.differences[0].expected == Places{"Boats", "Locks"});
  CHECK(comparison.differences[0].found == Places{"Boats"});
  const Score& score = comparison.scores[static_cast<std::size_t>(Kind::nav)];
  CHECK(score.precision() == 1);
  CHECK(score.recall() == 0.5);
  CHECK(score.f1() == Approx(2.0 / 3));
}

TEST_CASE("with a floor, kinds are scored instead of compared", "[check]") {
  const std::string segments = R"("segments": [{"kind": "nav", "text": "Boats\nLocks"}], "kinds": ["nav", "ad"])";
  CHECK(places("{" + segments + "}") == Places{"nav"});
  CHECK(places("{\"floor\": {\"nav\": 0.66}, " + segments + "}") == Places{});
  CHECK(compared("{\"floor\": {\"nav\": 0.66}, " + segments + "}").allowed.size() == 1);
  CHECK(compared("{\"floor\": {\"article\": 0.66}, " + segments + "}").allowed.front().where == "nav");
  CHECK(places("{\"floor\": {\"nav\": 0.67}, " + segments + "}") == Places{"floor", "nav"});
  CHECK(places("{\"floor\": {\"metadata\": 0.5}, \"title\": \"A dry summer\", \"site\": \"x\"}") == Places{});
  CHECK(places("{\"floor\": {\"metadata\": 0.6}, \"title\": \"A dry summer\", \"site\": \"x\"}") == Places{"metadata"});
}

TEST_CASE("scores count words, not their order or case", "[check]") {
  const Score score = score_of({"The tide, the TIDE", "turned"}, {"turned the tide"});
  CHECK(score.hit == 3);
  CHECK(score.found == 5);
  CHECK(score.expected == 3);
  CHECK(score_of({"漢字a"}, {"字 漢"}).hit == 2);
  CHECK(score_of({}, {}).f1() == 1);
  CHECK(score_of({"a"}, {}).f1() == 0);
}

TEST_CASE("the page that a new expectation was made from meets it", "[check]") {
  const Document document = extract(kPage, {});
  const std::string json = new_expectation(document);
  CHECK(compare(read(json), document, CompareDetail::differences).differences.empty());
  CHECK(nlohmann::json::parse(json)["segments"].size() == 3);
  // So is what --to json --segments prints, and what --to json prints.
  ExtraSet all;
  for (std::size_t k = 0; k < kExtraCount; ++k) all = all.with(static_cast<Extra>(k));
  for (const bool segments : {true, false}) {
    const std::string printed = write(document, {.to = OutputFormat::json, .segments = segments, .with = all});
    CHECK(compare(read(printed), document, CompareDetail::differences).differences.empty());
  }
}

TEST_CASE("an update changes segments and fields and nothing else", "[check]") {
  const Document document = extract(kPage, {});
  const std::string json =
      R"({"note": "mine", "site": "x", "title": "y", "must": ["weir"], "kinds": ["nav"], "segments": [{"kind": "ad", "text": "z"}]})";
  const auto now = nlohmann::ordered_json::parse(updated_expectation("x.expected.json", json, document, false));
  CHECK(
      now.dump() ==
      R"({"note":"mine","site":null,"title":"A dry summer","must":["weir"],"kinds":["nav"],"segments":[{"kind":"nav","text":"Boats"}]})");
  const auto kept = nlohmann::ordered_json::parse(updated_expectation("x.expected.json", json, document, true));
  CHECK(kept["segments"][0]["text"] == "z");
  CHECK(kept["title"] == "A dry summer");
}

TEST_CASE("an expectation in text is the article alone", "[check]") {
  const Document document = extract(kPage, {});
  const std::string text = updated_expectation("x.expected.txt", "", document, false);
  Expectation expectation;
  ExpectationError error;
  REQUIRE(read_expectation("x.expected.txt", text, expectation, error));
  CHECK(compare(expectation, document, CompareDetail::differences).differences.empty());
  REQUIRE(read_expectation("x.expected.txt", "The keeper", expectation, error));
  CHECK(compare(expectation, document, CompareDetail::differences).differences.size() == 1);
  REQUIRE(read_expectation("x.expected.txt", "\xEF\xBB\xBF" + text, expectation, error));
  CHECK(compare(expectation, document, CompareDetail::differences).differences.empty());
  CHECK_FALSE(read_expectation("x.expected.txt", "\xFF", expectation, error));
  CHECK(error.message == "not UTF-8");
}

TEST_CASE("marks of list items are not compared", "[check]") {
  const Document document = extract(
      "<article><h2>1. Knots</h2><p>Two are enough for a small boat, says the keeper, who has tied them "
      "for forty years. These are the ones that hold in any weather:</p><ol start=4><li>bowline"
      "<li>reef knot</ol><p>Both are easily untied, even when the rope is wet, and no other knot of "
      "the old books is as quickly learnt by a child.</p></article>",
      {.type = PageType::article});
  const auto differences = [&](std::string_view name, std::string_view bytes) {
    Expectation expectation;
    ExpectationError error;
    REQUIRE(read_expectation(name, bytes, expectation, error));
    const Comparison comparison = compare(expectation, document, CompareDetail::differences);
    return comparison.differences.size();
  };
  const std::string text = write(document, {});
  REQUIRE(text.find("\n4. bowline\n5. reef knot\n") != std::string::npos);
  CHECK(differences("x.expected.txt", text) == 0);
  std::string bare = text;
  bare.replace(bare.find("4. "), 3, "").replace(bare.find("5. "), 3, "");
  CHECK(differences("x.expected.txt", bare) == 0);
  std::string other = text;
  other.replace(other.find("1. Knots"), 2, "2.");
  CHECK(differences("x.expected.txt", other) == 1);
  CHECK(differences("x.expected.json", R"({"must": ["4. bowline 5. reef knot", "bowline reef knot"]})") == 0);
  CHECK(differences("x.expected.json", R"({"must_not": ["5. bowline"]})") == 0);
}

TEST_CASE("compared lines contain no control characters", "[check]") {
  std::vector<std::string> lines;
  append_lines(lines, "  a\t b \n\n\u00A0\n c\x1B[31m\u202Ed ");
  CHECK(lines == Places{"a b", "c\uFFFD[31m\uFFFDd"});
}
