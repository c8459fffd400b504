// Running heads: lines of a text, each with the words that come before it, and which of them are heads.
#include "classify/running_heads.h"

#include <catch2/catch.hpp>

#include "classify/fold_text.h"

using namespace pith::internal;

namespace {

std::size_t count_heads(std::initializer_list<std::string_view> lines, std::uint32_t words_between = 200) {
  RunningHeads heads;
  std::uint32_t block = 0;
  for (const std::string_view line : lines) {
    heads.add(block, line, fold_phrase(line), block * words_between);
    ++block;
  }
  return heads.find().size();
}

}  // namespace

TEST_CASE("lines that come again with the next number are running heads", "[rules]") {
  CHECK(count_heads({"12 | The Weir", "13 | The Weir", "14 | The Weir"}) == 3);
  CHECK(count_heads({"Page 3 of 9", "Page 4 of 9", "Page 5 of 9", "Page 6 of 9"}) == 4);
  CHECK(count_heads({"42   THE WEIR   Spring 2016", "THE WEIR   Spring 2016   43", "44   THE WEIR   Spring 2016"}) == 3);
  CHECK(count_heads({"- 7 -", "- 8 -", "- 9 -"}) == 3);
  CHECK(count_heads({"THE WEIR 12", "The mill 5", "THE WEIR 14", "The lock 7", "THE WEIR 16"}) == 3);
}

TEST_CASE("other lines with numbers are no running heads", "[rules]") {
  CHECK(count_heads({"12 | The Weir", "13 | The Weir"}) == 0);
  CHECK(count_heads({"3 comments", "3 comments", "3 comments"}) == 0);
  CHECK(count_heads({"3 May 2024", "9 May 2024", "2 May 2024"}) == 0);
  CHECK(count_heads({"1", "2", "3", "4"}, 10) == 0);
  CHECK(count_heads({"Post 1234567", "Post 1234568", "Post 1234569"}) == 0);
}
