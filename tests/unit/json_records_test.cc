// Records of JSON and CSV: how they are separated, where their page is, and what is wrong with damaged ones.
#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/containers.h"
#include "input/records.h"
#include "unit/containers.h"

using namespace pith;
using namespace pith::internal;
using namespace pith::testing;
using namespace std::literals;

TEST_CASE("each line of JSON gives a page, or an error with its number", "[records]") {
  const auto pages = pages_of("{\"id\":7,\"html\":\"<p>a\",\"url\":\"http://c.example/\",\"x\":[1]}\n{bad\n{\"text\":\"b\"}");
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].bytes == "<p>a");
  CHECK(pages[0].url == "http://c.example/");
  CHECK(pages[0].extra_members == "\"id\":7,\"x\":[1]");
  CHECK_FALSE(pages[1].error.empty());
  CHECK(pages[1].record == 2);
  CHECK(pages[2].bytes == "b");
  CHECK(pages[2].from == InputFormat::text);
}

TEST_CASE("records of JSON may be elements of an array, or have several lines", "[records]") {
  const std::string first = "{\n  \"id\": 7,\n  \"html\": \"<p>a [}\\n\"\n}";
  const std::string second = R"({"text":"b","x":{"y":[1,2]}})";
  for (const std::string& both :
       {"[" + first + "," + second + "]", "\n [\n" + first + "\n,\n" + second + "\n]\n", first + "\n" + second, first + second,
        "[" + first + "]\n[" + second + "]", "\xEF\xBB\xBF" + first + "\r\n\r\n" + second}) {
    INFO(both);
    for (const auto& from : {std::optional<InputContainer>(), std::optional(InputContainer::jsonl)}) {
      const auto pages = pages_of(both, {.from = from});
      REQUIRE(pages.size() == 2);
      CHECK(pages[0].bytes == "<p>a [}\n");
      CHECK(pages[0].extra_members == "\"id\": 7");
      CHECK(pages[0].record == 1);
      CHECK_FALSE(pages[0].is_line);
      CHECK(pages[1].bytes == "b");
      CHECK(pages[1].extra_members == R"("x":{"y":[1,2]})");
      CHECK(pages[1].record == 2);
    }
  }
}

TEST_CASE("what is wrong in an array is told in its place", "[records]") {
  const auto pages = pages_of("[{\"html\":\"a\"},\n7, {\"id\":1},\n{\"html\":\"b\"} \"c\"]", {.from = InputContainer::jsonl});
  REQUIRE(pages.size() == 5);
  CHECK(pages[0].bytes == "a");
  CHECK(pages[1].error == "a number, not an object");
  CHECK(pages[1].line == 2);
  CHECK(pages[2].error_code == PageError::record);
  CHECK(pages[2].extra_members == R"("id":1)");
  CHECK(pages[3].bytes == "b");
  CHECK(pages[3].line == 3);
  CHECK(pages[4].error == R"(not JSON from byte 1 on: "\"c\"]"; nothing after it is read)");
  CHECK(pages_of("[{\"html\":\"a\"}", {.from = InputContainer::jsonl}).back().error_code == PageError::json);
  CHECK(pages_of("[{\"html\":\"a\"},{\"html\":", {.from = InputContainer::jsonl}).back().error_code == PageError::json);
  const auto deep =
      pages_of("{\"html\":\"a\"}\n" + std::string(5000, '[') + "\n{\"html\":\"b\"}", {.from = InputContainer::jsonl});
  REQUIRE(deep.size() == 3);
  CHECK(deep[1].error == "more than 1024 brackets are open at byte 1025");
  CHECK(deep[2].bytes == "b");
  CHECK(pages_of("[ ]", {.from = InputContainer::jsonl}).empty());
}

TEST_CASE("damage in an array costs no other element where each begins a line", "[records]") {
  const std::string good = "  {\n    \"html\": \"a\",\n    \"x\": [\n      {\"y\": 1}\n    ]\n  }";
  for (const std::string bad :
       {"  {\n    \"html\": \"a\n  }", "  {\n    \"html\": oops,\n    \"x\": [\n      {\"y\": 1}\n    ]\n  }",
        "  {\"html\":", "  {\"html\": NaN}", "  {\"html\": \"x\"}}"}) {
    INFO(bad);
    const auto pages =
        pages_of("[\n" + good + ",\n" + bad + ",\n" + good + ",\n" + good + "\n]\n", {.from = InputContainer::jsonl});
    CHECK(std::ranges::count(pages, "a", &Page::bytes) == 3);
    CHECK(std::ranges::count_if(pages, [](const Page& page) { return !page.error.empty(); }) == 1);
  }
  CHECK(pages_of("[\n" + good + "\n" + good + "," + good + "\n]", {.from = InputContainer::jsonl}).size() == 3);
}

TEST_CASE("a damaged line costs no other line", "[records]") {
  for (const std::string bad :
       {"{\"id\":7,", "{\"html\":", "{", "[", "[1,2]", "{\"html\":\"x", "}", "7", "\"x\"", "{\"html\":\"x\"} y", "\xFF"}) {
    INFO(bad);
    const std::string good = "{\"html\":\"a\"}\n";
    for (const std::string& stream : {good + bad + "\n" + good, bad + "\n" + good + good}) {
      INFO(stream);
      const auto pages = pages_of(stream, {.from = InputContainer::jsonl});
      CHECK(std::ranges::count(pages, "a", &Page::bytes) == 2);
      CHECK(std::ranges::count_if(pages, [](const Page& page) { return !page.error.empty(); }) == 1);
    }
  }
}

TEST_CASE("a field of a record is its page", "[records]") {
  struct {
    std::string json, field, bytes, extra_members, error;
  } const cases[] = {
      {R"({"id":1,"body":"a"})", "body", "a", R"("id":1)", ""},
      {R"({"b\u006fdy":"a"})", "body", "a", "", ""},
      {R"({"html":"no","body":"a"})", "body", "a", R"("html":"no")", ""},
      {R"({"x":{"y":{"z":"a","w":0}},"v":[]})", "x.y.z", "a", R"("x":{"y":{"w":0}},"v":[])", ""},
      {R"({"x":{"y":"no"},"x.y":"a"})", "x.y", "a", R"("x":{"y":"no"})", ""},
      {R"({"x":{"y.z":"a"}})", "x.y.z", "a", R"("x":{})", ""},
      {R"({"x":1,"x.y":{"z":"a"}})", "x.y.z", "a", R"("x":1,"x.y":{})", ""},
      {R"({"body":null})", "body", "", R"("body":null)", R"("body" is null, not a string)"},
      {R"({"a":{"b":{}}})", "a.b", "", R"("a":{"b":{}})", R"("a.b" is an object, not a string)"},
      {R"({"id":1,"a":{"b":"x","c":{"d":1}}})", "q", "", R"("id":1,"a":{"b":"x","c":{"d":1}})",
       R"(no string "q" in it; its members are "id", "a.b" and "a.c.d" (-F NAME says where the page is))"},
      {R"({"ti\u001btle":"x"})", "", "", R"("ti\u001btle":"x")",
       R"(no string "html", "text", "content" or "raw_content" in it; its only member is "ti\u001btle" (-F NAME says where the page is))"},
      {"{}", "q", "", "", R"(no string "q" in it, nor any member)"},
      {R"({"body":"{\"a\":1}"})", "body", "", "", "JSON data, not a page"},
  };
  for (const auto& [json, field, bytes, extra_members, error] : cases) {
    INFO(json);
    const auto pages = pages_of(json, {.field = field});
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].bytes == bytes);
    CHECK(pages[0].error == error);
    CHECK((!error.empty() && bytes.empty() && extra_members.empty() ? true : pages[0].extra_members == extra_members));
  }
  std::string many = "{";
  for (int i = 0; i < 20; ++i) many += (i > 0 ? ",\"" : "\"") + std::string(100, 'k') + std::to_string(i) + "\":1";
  CHECK(pages_of(many + "}")[0].error.size() < 1000);
}

TEST_CASE("JSON is recognised by its grammar, and a text that begins with a bracket is none", "[records]") {
  struct {
    std::string start;
    InputContainer expected;
  } const cases[] = {
      {"{}", InputContainer::jsonl},
      {" [ ]", InputContainer::jsonl},
      {"{\"a\":1}\n{\"a\":2}\n", InputContainer::jsonl},
      {"{\"a\":1}\n{\"a\":", InputContainer::jsonl},
      {"{\n  \"a\": [\n    1", InputContainer::jsonl},
      {"[{\"a\":1},{\"b", InputContainer::jsonl},
      {"[[1,2],[3,4]]", InputContainer::jsonl},
      {R"({"a":1,"b":NaN})", InputContainer::jsonl},
      {"{\"a\":\"x\ty\"}", InputContainer::jsonl},
      {"{\"a\":\"" + std::string(8000, 'x'), InputContainer::jsonl},
      {"[{\"a\":\"" + std::string(8000, 'x'), InputContainer::jsonl},
      {R"({"id":1,"html":"<p>x" oops)", InputContainer::jsonl},
      {"[Photo: Reuters] The text goes on.", InputContainer::page},
      {"{{ template }} and text", InputContainer::page},
      {"[1] a footnote", InputContainer::page},
      {"[1, 2] as they say", InputContainer::page},
      {"[\"Well\", he said", InputContainer::page},
      {"[\"Well", InputContainer::page},
      {"{\"a\":1} is an object", InputContainer::page},
      {"{\"a\":1}\nThis is an object.", InputContainer::page},
      {"{\"a\":1} // and so on\n{\"text\":1}", InputContainer::page},
      {"{ \"a\": 1, // a comment\n \"b\": 2 }", InputContainer::page},
      {"{ \"a\": ... }\n", InputContainer::page},
      {"{'html': 1}", InputContainer::page},
      {"\"a string\"", InputContainer::page},
      {"7", InputContainer::page},
      {"{", InputContainer::page},
      {"[", InputContainer::page},
  };
  for (const auto& [start, expected] : cases) {
    INFO(start.substr(0, 60));
    CHECK(recognise_container(start).container == expected);
  }
}

TEST_CASE("JSON is no page, be it in UTF-16 or with HTML around it", "[records]") {
  std::string utf16 = "\xFF\xFE";
  for (const char c : R"({"a":1,"b":[2]})"sv) utf16.append({c, '\0'});
  for (const std::string& json :
       {utf16, "<html><head><meta charset=\"utf-8\"></head><body><pre>{\"a\":1}</pre><div class=\"x\"></div></body></html>"s,
        "<!DOCTYPE html>\n<!-- saved -->\n<pre style=\"x\">[{\"a\":\"&lt;\"}]</pre>\n"s, R"({"html":"{\"a\":1}"})"s,
        R"({"text":" [1,2]"})"s}) {
    INFO(json);
    const auto pages = pages_of(json);
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].error_code == PageError::record);
    CHECK(pages[0].error == "JSON data, not a page");
  }
  for (const std::string& page :
       {"<pre>{\"a\":1}</pre><p>This is JSON."s, "<p>JSON:</p><pre>{\"a\":1}</pre>"s, "<pre>[1] note</pre>"s}) {
    INFO(page);
    CHECK(pages_of(page)[0].error.empty());
  }
  CHECK(pages_of(R"({"a":1})", {.from = InputContainer::page, .page_format = InputFormat::text}).at(0).bytes == R"({"a":1})");
  CHECK(pages_of(R"({"text":"[1,2]"})", {.page_format = InputFormat::text}).at(0).bytes == "[1,2]");
}

TEST_CASE("a record that is too long is answered, and the next one is read", "[records]") {
  const std::string longer(std::size_t{20} << 20, 'x');
  const ReadOptions options = {.from = InputContainer::jsonl, .max_bytes = 1000};
  for (const std::string& json :
       {"{\"html\":\"" + longer + "\"}\n{\"html\":\"a\"}", "[{\"html\":\"" + longer + "\"}, {\"html\":\"a\"}]"}) {
    const auto pages = pages_of(json, options);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].error_code == PageError::too_large);
    CHECK(pages[1].bytes == "a");
    CHECK(pages[1].record == 2);
  }
  const auto rows = pages_of("html\n\"" + longer + "\n\"\na\n", {.from = InputContainer::csv, .max_bytes = 1000});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].error_code == PageError::too_large);
  CHECK(rows[1].bytes == "a");
  CHECK(rows[1].line == 4);
}

TEST_CASE("each row of CSV is a page", "[records]") {
  const ReadOptions csv = {.from = InputContainer::csv};
  const auto pages = pages_of(
      "\xEF\xBB\xBFid,url,html,\"of, quotes\"\r\n1,http://a.example/,\"<p>a, \"\"b\"\"\r\n\",x\r\n\r\n2,3\r\n,,\"\",\"5\"\" "
      "pipe\"\r\n",
      csv);
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].bytes == "<p>a, \"b\"\r\n");
  CHECK(pages[0].from == InputFormat::html);
  CHECK(pages[0].url == "http://a.example/");
  CHECK(pages[0].extra_members == R"("id":"1","of, quotes":"x")");
  CHECK(pages[0].record == 1);
  CHECK(pages[0].line == 2);
  CHECK(pages[1].error == "2 fields in a row of 4 columns");
  CHECK(pages[1].line == 5);
  CHECK(pages[2].bytes.empty());
  CHECK(pages[2].error.empty());
  CHECK(pages[2].extra_members == R"("id":"","of, quotes":"5\" pipe")");
}

TEST_CASE("rows of CSV end in any line end, and their fields at commas, tabs or semicolons", "[records]") {
  const ReadOptions csv = {.from = InputContainer::csv, .field = "b"};
  for (const std::string rows : {"a,b\n1,x\n2,y", "a,b\r\n1,x\r\n2,y\r\n", "a,b\r1,x\r2,y\r", "a\tb\n1\tx\n2\ty\n",
                                 "a;b\n1;x\n2;y\n", "\"a\",\"b\"\n\"1\",\"x\"\n\"2\",\"y\"", "a,b\n\n1,x\n\n\n2,y\n\n"}) {
    INFO(rows);
    const auto pages = pages_of(rows, csv);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].bytes == "x");
    CHECK(pages[1].bytes == "y");
    CHECK(pages[1].extra_members == R"("a":"2")");
  }
  CHECK(pages_of("", csv).empty());
  CHECK(pages_of("a,b\n", csv).empty());
  CHECK(pages_of("a,b\n5\" x,y\" z\n", csv).at(0).bytes == "y\" z");
  CHECK(pages_of("a,b\n\xFF,\xFF\n", csv).at(0).extra_members == "\"a\":\"\uFFFD\"");
  const auto missing = pages_of("id,raw\x1B\n1,x\n", csv);
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].error == R"(no column "b" in it; its columns are "id" and "raw\u001b" (-F NAME says where the page is))");
  CHECK(pages_of("a,b\n1,\"x\n2,y\n", csv).at(0).error == "a quotation mark opens a field and none closes it");
  CHECK(pages_of("text\nx\n", {.from = InputContainer::csv}).at(0).from == InputFormat::text);
}
