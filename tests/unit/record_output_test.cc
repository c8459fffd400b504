// Records of JSON: members of the caller, further members, and members as lines.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "pith/pith.h"
#include "write/article_links.h"
#include "write/json_values.h"

using namespace pith;
using namespace pith::internal;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kPage =
    "<html lang=en><title>Tides of the bay</title><link rel=canonical href='https://tides.example/bay'><h1>Tides of the bay</h1>"
    "<p>The moon pulls the <a href=/sea>sea</a>, and the sea follows it, twice a day, in every <a href='#n'>bay and harbour</a> "
    "of the <a href='javascript:go()'>coast</a>, says the <a href='https://bays.example'>harbour master</a>.</p>"
    "<figure><img src=/bay.jpg alt='Low water'><figcaption>The bay at low water</figcaption></figure>"
    "<p>When the boats lie <img src=/mud.jpg> in the mud, the harbour master counts them and writes down their names.</p>";

Json record(const Document& document, WriteOptions options = {}) {
  options.to = OutputFormat::json;
  return Json::parse(write(document, options));
}

}  // namespace

TEST_CASE("lists are in every record, and those of a type only where the page has it", "[record]") {
  const Json empty = record(extract("", {}));
  for (const char* name : {"authors", "tags", "categories", "related", "comments"}) CHECK(empty[name] == Json::array());
  CHECK_FALSE(empty.contains("posts"));
  CHECK_FALSE(empty.contains("title"));
  CHECK(record(extract("", {.type = PageType::forum}))["posts"] == Json::array());
}

TEST_CASE("members of the caller give way only to what is printed", "[record]") {
  const Document document = extract(kPage, {.type = PageType::article});
  const std::string members =
      R"("id":7,"title":"mine","license":"mine","words":1,"posts":[1],"limit":3,"t\u0065xt":0,"input":[2])";
  const Json plain = record(document, {.members = members});
  CHECK(plain["input"] == Json::parse(R"({"title":"mine","limit":3,"text":0,"input":[2]})"));
  CHECK(plain["id"] == 7);
  CHECK(plain["license"] == "mine");
  CHECK(plain["words"] == 1);
  CHECK(plain["posts"] == Json::array({1}));
  CHECK(plain["title"] == "Tides of the bay");
  CHECK(record(document, {.members = members, .with = ExtraSet{}.with(Extra::words)})["input"]["words"] == 1);
  // Alone, a member of this name is no different from others.
  const Json alone = record(document, {.members = R"("input":[2],"id":7)"});
  CHECK(alone["input"] == Json::array({2}));
  // They stand between what is known of the input and what is found in the page.
  const std::string line = write(document, {.to = OutputFormat::jsonl, .members = R"("id":7)"});
  CHECK_THAT(line, Catch::StartsWith(R"({"schema":1,"url":"https://tides.example/bay","ok":true,"id":7,"title":"Tides)"));
}

TEST_CASE("further members are those that are asked for", "[record]") {
  const Document document = extract(kPage, {.type = PageType::article, .sources = true});
  const std::size_t before = record(document).size();
  ExtraSet all;
  for (std::size_t k = 0; k < kExtraCount; ++k) {
    const auto extra = static_cast<Extra>(k);
    INFO(name_of(extra));
    const Json one = record(document, {.with = ExtraSet{}.with(extra)});
    CHECK(one.size() == before + 1);
    CHECK(one.contains(std::string(name_of(extra))));
    all = all.with(extra);
  }
  const Json full = record(document, {.with = all});
  CHECK(full["links"].dump() == R"([{"text":"sea","url":"https://tides.example/sea"},)"
                                R"({"text":"harbour master","url":"https://bays.example"}])");
  CHECK(full["images"].dump() == R"([{"url":"https://tides.example/bay.jpg","alt":"Low water","caption":"The bay at low water"},)"
                                 R"({"url":"https://tides.example/mud.jpg"}])");
  CHECK(full["markdown"] == write(document, {.to = OutputFormat::markdown, .keep = kArticleOnly})
                                .substr(0, full["markdown"].get<std::string>().size()));
  CHECK_THAT(full["html"].get<std::string>(), Catch::StartsWith("<p class=\"article\">The moon") && Catch::EndsWith("</p>"));
  CHECK(full["sources"]["title"][0]["value"] == "Tides of the bay");
  CHECK(full["sources"]["title"][0]["chosen"] == true);
  CHECK(full["sources"]["license"] == Json::array());
  CHECK(full["blocks"].size() == document.blocks.size());
  CHECK(full["words"] == 42);
}

TEST_CASE("links within the page are none of the article", "[record]") {
  const Document document = extract(
      "<base href=https://tides.example/books/><link rel=canonical href=https://tides.example/bay><h1>Tides of the bay</h1>"
      "<p>The moon pulls the sea<a href=#n>*</a>, and the sea follows it<a href=#m>*</a>, twice a day, in every <a "
      "href=#>bay</a> and harbour of the <a href=https://coast.example/#n>coast</a>.</p>"
      "<p id=n>All times are those of the harbour master, who has the only clock of the whole bay and all its boats.</p>",
      {});
  std::vector<std::string_view> urls;
  for (const ArticleLink& link : article_links(document)) urls.push_back(link.url);
  CHECK(urls == std::vector<std::string_view>{"https://coast.example/#n"});
}

TEST_CASE("members of a record are lines", "[record]") {
  constexpr std::string_view kObject =
      R"({"a":"x\ty\n\\\"","b":["p","q\tr"],"c":[],"d":[1,{"e":"f\n"}],"g":{"h":[]},"i":0.5,"j":true,"k":null,"a":"second"})";
  const std::vector<std::string> names = {"b", "a", "c", "d", "g", "i", "j", "k", "z", "a"};
  CHECK(lines_of_members(kObject, names) ==
        "p\tq\\tr\n"
        "x\\ty\\n\\\\\"\n"
        "\n"
        "[1,{\"e\":\"f\\n\"}]\n"
        "{\"h\":[]}\n"
        "0.5\ntrue\n\n\n"
        "x\\ty\\n\\\\\"\n");
  const Document document = extract(kPage, {});
  CHECK(write(document, {.to = OutputFormat::html, .get = {"title", "modified", "url"}}) ==
        "Tides of the bay\n\nhttps://tides.example/bay\n");
}
