// JSON: the grammar in pieces, taking members off an object, escaping and decoding strings.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/json_members.h"
#include "base/json_scanner.h"
#include "base/json_string.h"

using namespace pith;
using namespace pith::internal;
using namespace std::literals;

TEST_CASE("members of an object are read one by one, in their written form", "[json]") {
  std::string_view rest = R"( "id" : 7 ,"a\"b":{"x":[1,"}"],"y":"\\"},"e":"","n":null  )";
  std::vector<std::pair<std::string, std::string>> members;
  std::vector<std::string> whole;
  for (JsonMember member; next_member(rest, member);) {
    members.emplace_back(member.key, member.value);
    whole.emplace_back(member.whole);
  }
  CHECK(members == std::vector<std::pair<std::string, std::string>>{
                       {"id", "7"}, {R"(a\"b)", R"({"x":[1,"}"],"y":"\\"})"}, {"e", "\"\""}, {"n", "null"}});
  CHECK(whole.front() == R"("id" : 7)");
  std::string_view nothing = "  ";
  JsonMember member;
  CHECK_FALSE(next_member(nothing, member));
}

TEST_CASE("a key is compared without the escapes of ASCII", "[json]") {
  CHECK(plain_key("text") == "text");
  CHECK(plain_key(R"(t\u0065xt)") == "text");
  CHECK(plain_key(R"(caf\u00e9)") == R"(caf\u00e9)");
  CHECK(plain_key(R"(\u00)") == R"(\u00)");
}

TEST_CASE("characters of a string are escaped at every offset", "[json]") {
  const struct {
    std::string_view input, expected;
  } kRows[] = {
      {"a", "a"},           {"\"", "\\\""},        {"\\", "\\\\"},        {"\n", "\\n"},         {"\t", "\\t"},
      {"\r", "\\u000d"},    {"\x01", "\\u0001"},   {"\x7F", "\\u007f"},   {"\u0085", "\\u0085"}, {"\u00A0", "\u00A0"},
      {"\u00C2", "\u00C2"}, {"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}, {"\u2027", "\u2027"},  {"\U0001F600", "\U0001F600"},
      {"\0"sv, "\\u0000"}};
  for (const auto& row : kRows)
    for (std::size_t before = 0; before < 40; ++before)
      for (const std::size_t after : {0U, 1U, 15U, 16U, 30U}) {
        INFO(row.expected << before << "," << after);
        const std::string x(before, 'x');
        const std::string y(after, 'y');
        std::string out;
        append_json_string(out, x + std::string(row.input) + y + std::string(row.input));
        CHECK(out == "\"" + x + std::string(row.expected) + y + std::string(row.expected) + "\"");
      }
}

TEST_CASE("JSON from an input is printed on one line", "[json]") {
  std::string out;
  append_json(out, "[1,\r\n\t\"a\\n\u2028\u0085b\u007F\"]");
  CHECK(out == R"([1,   "a\n\u2028\u0085b\u007f"])");
}

TEST_CASE("ASCII JSON escapes UTF-16 code units", "[json]") {
  CHECK(ascii_json("{\"a\":\"é€\\n😀\"}") == R"({"a":"\u00e9\u20ac\n\ud83d\ude00"})");
}

TEST_CASE("a JSON value ends where the grammar says, in whatever pieces it comes", "[json]") {
  using enum JsonScanner::Status;
  const struct {
    std::string text;
    JsonScanner::Status status;
    std::size_t end;
  } kRows[] = {
      {R"({"a":[1,-0.5e+9,{}],"b":"\"\\\u00e9","c":null} x)", complete, 46},
      {R"( [] ])", complete, 3},
      {R"("}" )", complete, 3},
      {R"({"id":12345678901234567890123,"x":1e400,"y":"\ud83d"})", complete, 53},
      {"7", complete, 1},
      {"-0.25E-3,", complete, 8},
      {"true", complete, 4},
      {"", incomplete, 0},
      {R"({"a":)", incomplete, 5},
      {R"(["\u12)", incomplete, 6},
      {"-", incomplete, 1},
      {"1.", incomplete, 2},
      {"tru", incomplete, 3},
      {"truth", invalid, 3},
      {"[01]", invalid, 2},
      {"[1.]", invalid, 3},
      {"[,]", invalid, 1},
      {"[1,]", invalid, 3},
      {R"({"a":1,})", invalid, 7},
      {R"({a:1})", invalid, 1},
      {R"({"a" 1})", invalid, 5},
      {R"({"a":1])", invalid, 6},
      {R"([1})", invalid, 2},
      {R"(["\x"])", invalid, 3},
      {R"(["\u12g4"])", invalid, 6},
      {"[\"a\nb\"]", invalid, 3},
      {"NaN", invalid, 0},
      {std::string(1024, '[') + std::string(1024, ']'), complete, 2048},
      {std::string(1025, '['), invalid, 1024},
      {"[\"" + std::string(100, 'x') + "\x1F", invalid, 102},
      {"[\"" + std::string(100, '\xFF') + "\"]", complete, 104},
  };
  for (const auto& [text, status, end] : kRows)
    for (const std::size_t step : {std::size_t{1}, std::size_t{3}, std::size_t{1000000}}) {
      INFO(text.substr(0, 80) << " in steps of " << step);
      JsonScanner scanner;
      std::size_t at = 0;
      JsonScanner::Status found = incomplete;
      for (std::size_t size = 0; found == incomplete && size < text.size();) {
        size = std::min(size + step, text.size());
        found = scanner.scan(std::string_view(text).substr(0, size), at);
      }
      if (found == incomplete) found = scanner.finish();
      CHECK(found == status);
      CHECK(at == end);
    }
}

TEST_CASE("JSON strings are decoded", "[json]") {
  CHECK(decode_json_string("").empty());
  CHECK(decode_json_string(R"(a\"\\\/\b\f\n\r\tz)") == "a\"\\/\b\f\n\r\tz");
  CHECK(decode_json_string(R"(\u00e9\u20AC\ud83d\ude00)") == "é€😀");
  CHECK(decode_json_string(R"(\ud83d|\ude00|\ud83d\n|\ud83d\u0041|\ud83d)") == "\uFFFD|\uFFFD|\uFFFD\n|\uFFFDA|\uFFFD");
}
