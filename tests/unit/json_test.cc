// JSON: taking members off an object, escaping strings, and repairs before parsing.
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/json_members.h"
#include "base/json_string.h"
#include "input/json_repair.h"

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

TEST_CASE("a string of known minimum length is read to its end", "[json]") {
  const std::string string = R"("\\\"\n\u0041\\")";
  const std::string_view decoded = R"(\" A\)";
  for (std::size_t min_length = 0; min_length <= decoded.size(); ++min_length) {
    const std::string object = "\"a\":" + string + ",\"b\":1";
    std::string_view rest = object;
    JsonMember member;
    CHECK(next_member(rest, member, min_length));
    CHECK(member.value == string);
    CHECK(rest == "\"b\":1");
  }
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

TEST_CASE("numbers and surrogates that the parser refuses are mended in place", "[json]") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {R"({"id":12345678901234567890123,"x":1})", R"({"id":0                      ,"x":1})"},
      {R"([1e400,-0.5E-9,12])", R"([0    ,0      ,12])"},
      {R"(["12345678901234567890123"])", R"(["12345678901234567890123"])"},
      {R"(["\ud83d","\ud83d\ude00","\ude00\\ud83d"])", R"(["\uFFFD","\ud83d\ude00","\uFFFD\\ud83d"])"},
      {R"([01234567890123456789])", R"([01234567890123456789])"},
      {R"([1234567890123456789.])", R"([1234567890123456789.])"},
      {R"(["\u12)", R"(["\u12)"},
  };
  for (const auto& [json, mended] : cases) {
    INFO(json);
    CHECK(repair_json(json) == mended);
  }
}
