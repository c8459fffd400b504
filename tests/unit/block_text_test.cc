// The words of a block and its signs, read sixteen bytes at a time: the same as letter for letter.
#include "base/block_text.h"

#include <catch2/catch.hpp>
#include <string>

using namespace pith;
using namespace pith::internal;

namespace {

std::vector<std::uint64_t> hashes_of(std::string_view text) {
  BlockText block;
  block.assign(text);
  const auto hashes = block.hash_words();
  return {hashes.begin(), hashes.end()};
}

}  // namespace

TEST_CASE("texts of the same words have the same hashes, and no others", "[text]") {
  const std::string filler(61, ' ');  // so that words lie across the edge of what is read at once
  const std::string parted = filler + "two" + filler + "words";
  const struct {
    std::string text, other;
    bool same;
  } kRows[] = {
      {"", " ,.;", true},
      {"One, two", "one TWO", true},
      {"one two", "two one", false},
      {"one two", "onetwo", false},
      {"abcdefgh", "abcdefghi", false},
      {"ABCDEFGHIJK 12", "abcdefghijk (12)", true},
      {"abcdefgh ijk", "abcdefghijk", false},
      {"caf\u00E9", "CAF\u00E9", true},
      {"caf\u00E9", "caf\u00C9", false},
      {parted, "two words", true},
      {filler + "twowords", "twowords", true},
      {std::string(64, 'a'), std::string(65, 'a'), false},
      {std::string(200, 'a') + "-b", std::string(200, 'A') + "\nB", true},
      {"@[`{/:", "", true},
  };
  for (const auto& row : kRows) {
    INFO(row.text << " | " << row.other);
    CHECK((hashes_of(row.text) == hashes_of(row.other)) == row.same);
  }
  CHECK(hashes_of("a b c").size() == 3);
  CHECK(hashes_of(std::string(64, 'a')).size() == 1);
}

TEST_CASE("memory from a longer text does not reach the next", "[text]") {
  BlockText block;
  block.assign("a text of five words");
  CHECK(block.hash_words().size() == 5);
  block.assign("a");
  CHECK(block.hash_words().size() == 1);
  CHECK_FALSE(block.may_have_signs());
}

TEST_CASE("signs of money and tabs are not missed", "[text]") {
  const struct {
    std::string_view text;
    bool may;
  } kRows[] = {
      {"", false},
      {"Plain text of more than sixteen bytes", false},
      {"\u201CQuotes\u201D \u2013 and an umlaut \u00E4", false},
      {"$", true},
      {"a\tb", true},
      {"for fifteen byt\u20AC", true},
      {"for fourteen b\u00A3", true},
      {"\u00A5 1000", true},
      {"all of these bytes and 5 $", true},
  };
  for (const auto& row : kRows) {
    INFO(row.text);
    BlockText block;
    block.assign(row.text);
    CHECK(block.may_have_signs() == row.may);
  }
}
