// Differences between lists of lines: cases made by hand, as `diff -u` prints them, and laws over many small and some large
// lists.
#include "command/check/line_diff.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <random>

using namespace pith;
using namespace pith::internal;

namespace {

using Lines = std::vector<std::string>;

Lines letters(std::string_view text) {
  Lines lines;
  for (const char c : text) lines.emplace_back(1, c);
  return lines;
}

std::string shown(std::string_view before, std::string_view after) {
  const Lines a = letters(before);
  const Lines b = letters(after);
  return hunks_of(diff_lines(a, b), "x", false);
}

Lines side(const std::vector<DiffLine>& lines, Edit other) {
  Lines found;
  for (const DiffLine& line : lines)
    if (line.edit != other) found.emplace_back(line.text);
  return found;
}

std::size_t changes(const std::vector<DiffLine>& lines) {
  std::size_t count = 0;
  for (const DiffLine& line : lines) count += line.edit != Edit::keep;
  return count;
}

// The smallest number of lines to remove and add, by dynamic programming.
std::size_t min_changes(const Lines& a, const Lines& b) {
  std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t k = 1; k <= b.size(); ++k)
      common[i][k] = a[i - 1] == b[k - 1] ? common[i - 1][k - 1] + 1 : std::max(common[i - 1][k], common[i][k - 1]);
  return a.size() + b.size() - 2 * common[a.size()][b.size()];
}

}  // namespace

TEST_CASE("hunks are those of diff -u", "[diff]") {
  CHECK(shown("", "") == "");
  CHECK(shown("abc", "abc") == "");
  CHECK(shown("", "a") == "@@ -0,0 +1 @@ x\n+a\n");
  CHECK(shown("ab", "") == "@@ -1,2 +0,0 @@ x\n-a\n-b\n");
  CHECK(shown("abc", "aXc") == "@@ -1,3 +1,3 @@ x\n a\n-b\n+X\n c\n");
  CHECK(shown("abcdefgh", "abcdXefgh") == "@@ -2,6 +2,7 @@ x\n b\n c\n d\n+X\n e\n f\n g\n");
  // Two changes share a hunk if at most six kept lines are between them.
  CHECK(shown("a123456b", "A123456B") == "@@ -1,8 +1,8 @@ x\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
  CHECK(shown("a1234567b", "A1234567B") == "@@ -1,4 +1,4 @@ x\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@ x\n 5\n 6\n 7\n-b\n+B\n");
}

TEST_CASE("changed lines are coloured, kept ones are not", "[diff]") {
  const Lines a = letters("ab");
  const Lines b = letters("aX");
  CHECK(hunks_of(diff_lines(a, b), "x", true) == "\033[36m@@ -1,2 +1,2 @@ x\033[0m\n a\n\033[31m-b\033[0m\n\033[32m+X\033[0m\n");
}

TEST_CASE("a difference leads from one list to the other with the fewest changes", "[diff]") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const auto list = [&] {
      std::string text(random() % 12, ' ');
      for (char& c : text) c = static_cast<char>('a' + random() % 3);
      return letters(text);
    };
    const Lines a = list();
    const Lines b = list();
    const std::vector<DiffLine> lines = diff_lines(a, b);
    REQUIRE(side(lines, Edit::add) == a);
    REQUIRE(side(lines, Edit::remove) == b);
    REQUIRE(changes(lines) == min_changes(a, b));
  }
}

TEST_CASE("lists with nothing in common are replaced whole", "[diff]") {
  Lines a(50000, "same");
  Lines b(50000, "same");
  for (std::size_t i = 1; i < a.size(); i += 2) {
    a[i] = fmt::format("a{}", i);
    b[i] = fmt::format("b{}", i);
  }
  const std::vector<DiffLine> lines = diff_lines(a, b);
  CHECK(side(lines, Edit::add) == a);
  CHECK(side(lines, Edit::remove) == b);
  CHECK(lines.front().edit == Edit::keep);
  CHECK(changes(lines) == 2 * (a.size() - 1));
}
