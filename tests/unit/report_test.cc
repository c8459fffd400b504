// The parts of a report beside the blocks: descriptions of reasons, counts of words, the style sheet, the rows of the index.
#include <algorithm>
#include <catch2/catch.hpp>

#include "classify/features.h"
#include "write/reason_notes.h"
#include "write/report_corrections.h"
#include "write/report_index.h"
#include "write/report_style.h"

using namespace pith::internal;

namespace {

constexpr std::string_view kPage =
    "<title>Tides</title><nav><a href='/'>Home</a></nav><h1>Tides</h1>"
    "<p>The moon pulls the sea, and the sea follows it, twice a day, in every bay and harbour of the coast.</p>"
    "<p>Where the coast is flat the water runs for miles, and where it is steep nobody sees it move at all.</p>";

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("every rule and feature has a description") {
  for (std::size_t number = 0; number < kFeatureCount; ++number) {
    INFO(feature_name(number));
    CHECK(!note_of(feature_name(number)).empty());
  }
  CHECK(note_of("in_nav") == "inside nav");
  CHECK(note_of("box0_links") == "its container: share of text inside links");
  CHECK(note_of("no_such_rule").empty());
  CHECK(note_of("").empty());
}

TEST_CASE("a tally counts every word once") {
  const Tally tally = tally_of(pith::extract(kPage, {}));
  CHECK(tally.all_words() == 44);
  CHECK(tally.words_of(pith::kArticleOnly) + tally.words_of(pith::kAllKinds.without(pith::Kind::article)) == 44);
  CHECK(tally.words[static_cast<std::size_t>(pith::Kind::article)] == 42);
  CHECK(tally.blocks[static_cast<std::size_t>(pith::Kind::article)] == 2);
  CHECK(tally_of({}).all_words() == 0);
}

TEST_CASE("a bar names the kinds that have words and their shares") {
  const std::string bar = kinds_bar(tally_of(pith::extract(kPage, {})));
  CHECK(count(bar, "article 95 %") == 2);  // as label and as tooltip
  CHECK(count(bar, "comment") == 0);
  CHECK(count(bar, "class=\"part ") >= 2);
  CHECK(count(kinds_bar({}), "no words") == 2);
}

TEST_CASE("a report shows the kind, score and reasons of every block") {
  const pith::Document document = pith::extract(kPage, {.explain = true});
  const std::string page = pith::write(document, {.to = pith::OutputFormat::report, .source = "a&b.html"});
  CHECK(page.ends_with("</html>\n"));
  CHECK(count(page, "class=\"why\"") == document.blocks.size());
  CHECK(count(page, "<bdi>a&amp;b.html</bdi>") == 1);
  for (const pith::Block& block : document.blocks)
    for (const pith::Reason& reason : block.reasons) CHECK(count(page, "<code>" + std::string(reason.rule) + "</code>") > 0);
}

TEST_CASE("runs of sure site furniture are folded, with a table as a whole") {
  const auto report = [](std::vector<pith::Block> blocks) {
    pith::Document document;
    document.blocks = std::move(blocks);
    return pith::write(document, {.to = pith::OutputFormat::report});
  };
  const pith::Block nav = {.score = 0.9F, .text = "Home"};
  const pith::Block unsure = {.score = 0.5F, .text = "Home"};
  const pith::Block row = {.shape = pith::Shape::table, .score = 0.9F, .text = "a\tb", .table = 1};
  pith::Block article_row = row;
  article_row.kind = pith::Kind::article;
  CHECK(count(report({nav, nav}), "<details") == 0);
  CHECK(count(report({nav, nav, nav}), "<summary><b>3 blocks nav</b> <i>3 words</i> <bdi>Home · Home · Home</bdi></summary>") ==
        1);
  CHECK(count(report({nav, nav, unsure, nav}), "<details") == 0);
  CHECK(count(report({nav, row, row, nav}), "<b>4 blocks nav</b>") == 1);
  CHECK(count(report({nav, row, article_row, nav, nav, nav}), "<b>3 blocks nav</b>") == 1);
  CHECK(count(report({nav, row, article_row, nav, nav, nav}), "</details>") == 1);
}

TEST_CASE("an expectation is called after its page") {
  CHECK(expectation_name("in/news.html", 0) == "news.expected.json");
  CHECK(expectation_name("news.html.gz", 0) == "news.expected.json");
  CHECK(expectation_name("a.b/news", 0) == "news.expected.json");
  CHECK(expectation_name(".hidden", 0) == ".hidden.expected.json");
  CHECK(expectation_name("crawl.warc.gz", 7) == "crawl-7.expected.json");
  CHECK(expectation_name("-", 0) == "page.expected.json");
  CHECK(expectation_name("", 0) == "page.expected.json");
}

TEST_CASE("the data of a report has the texts, the metadata and what the caller knew, and no markup") {
  const auto data = [](const pith::Options& options) {
    const std::string page =
        pith::write(pith::extract("<title>Ti<b>des &amp; A&lt;!-- </title><p>One &lt;/template> two</p>", options),
                    {.to = pith::OutputFormat::report, .escape_controls = true});
    const std::size_t start = page.find("<template id=\"data\">") + 20;
    return page.substr(start, page.find("</template>") - start);
  };
  const std::string plain = data({.explain = true});
  CHECK(plain.find_first_of("<&") == std::string::npos);
  CHECK(count(plain, R"("texts":["One \u003c/template> two"])") == 1);
  CHECK(count(plain, R"("options":{})") == 1);
  CHECK(count(data({.url = "http://a.example/x", .explain = true}), R"("options":{"url":"http://a.example/x"})") == 1);
  CHECK(count(data({.type = pith::PageType::forum, .explain = true}), R"("options":{"type":"forum"})") == 1);
}

TEST_CASE("a report gets a link to the index once") {
  std::string page = pith::write(pith::extract(kPage, {.explain = true}), {.to = pith::OutputFormat::report});
  CHECK(count(page, "All pages") == 0);
  insert_index_link(page, "../index.html");
  CHECK(count(page, "<b>pith</b> report <a class=\"home\" href=\"../index.html\">All pages</a>") == 1);
}

TEST_CASE("a report names what kept the page from being read as a whole") {
  pith::Document document = pith::extract(kPage, {.explain = true});
  CHECK(count(pith::write(document, {.to = pith::OutputFormat::report}), "Read in part") == 0);
  document.limit = pith::Limit::truncated;
  CHECK(count(pith::write(document, {.to = pith::OutputFormat::report}), "<b>Read in part:</b> the page is cut off.</p>") == 1);
}

TEST_CASE("the style sheet has colours for light and dark pages, and a switch, for every kind") {
  const std::string style = report_style();
  for (std::size_t k = 0; k < pith::kKindCount; ++k) {
    const std::string name(pith::name_of(static_cast<pith::Kind>(k)));
    INFO(name);
    CHECK(count(style, "." + name + " { --hue: #") == 2);
    CHECK(count(style, "body:has(#k-" + name + ":not(:checked)) :is(.b, .run)." + name + ",") == 1);
  }
}

TEST_CASE("the index begins with the lowest confidence and ends with failures") {
  std::vector<ReportRow> rows = {failed_row("failed", "why"), earlier_row("earlier", "e.html", "")};
  for (const double confidence : {0.9, 0.2, 0.5}) {
    rows.push_back(report_row({.confidence = confidence}, {.source = "page"}, std::to_string(confidence)));
  }
  const std::string page = report_index(rows);
  std::vector<std::size_t> places;
  for (const std::string_view part : {"./0.2", "./0.5", "./0.9", "./e.html", ">failed<"}) places.push_back(page.find(part));
  CHECK(std::ranges::is_sorted(places));
  CHECK(places.back() != std::string::npos);
}

TEST_CASE("the index has a row for every input, failed or not, and leads to its report") {
  const pith::Document document = pith::extract(kPage, {});
  std::vector<ReportRow> rows = {report_row(document, {.source = "in/a.html"}, "50%?#/javascript:alert(1).html"),
                                 failed_row("<b>.html", "No such \"file\"")};
  const std::string page = report_index(rows);
  CHECK(count(page, "href=\"./50%25%3F%23/javascript%3Aalert%281%29.html\"") == 1);
  CHECK(count(page, "<h1>2 pages</h1>") == 1);
  CHECK(count(page, "42 words kept, 2 dropped, 1 failed") == 1);
  CHECK(count(page, "<tr class=\"failed\">") == 1);
  CHECK(count(page, "&lt;b&gt;.html") == 1);
  CHECK(count(page, "<b>Failed:</b> No such &quot;file&quot;") == 1);
  CHECK(count(page, "article <span>42 words <small>in 2 blocks</small></span>") == 1);
  rows.clear();
  CHECK(count(report_index(rows), "<h1>0 pages</h1>") == 1);
}
