// Lines of JSON. In: files and paths. Out: the lines of the values.
#include "command/check/json_lines.h"

#include <catch2/catch.hpp>
#include <ctime>
#include <string>

using namespace pith::internal;

TEST_CASE("the line of a value is found by its path", "[json_lines]") {
  const std::string json = R"({
"a": [1,
 [2,
  {"b": 3,
   "bc": 4}],
 5],
"a/b": {"c":
 6},
"ab": 7
})";
  struct {
    std::string path;
    std::size_t line;
  } const cases[] = {{"", 1},         {"/a", 2},        {"/a/0", 2}, {"/a/1", 3},   {"/a/1/0", 3}, {"/a/1/1", 4},
                     {"/a/1/1/b", 4}, {"/a/1/1/bc", 5}, {"/a/2", 6}, {"/a/b/c", 7}, {"/ab", 9}};
  for (const auto& [path, line] : cases) {
    INFO(path);
    CHECK(line_of(json, path) == line);
  }
}

TEST_CASE("the time to find a line does not grow with the square of the depth", "[json_lines]") {
  constexpr std::size_t kDepth = 100000;
  const std::string json = "{\n\"a\":" + std::string(kDepth, '[') + "\n" + std::string(kDepth, ']') + ",\n\"b\":1}";
  const std::clock_t start = std::clock();
  CHECK(line_of(json, "/b") == 4);
  std::string path = "/a";
  for (std::size_t i = 1; i < kDepth; ++i) path.append("/0");
  CHECK(line_of(json, path) == 2);
  CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 10);
}
