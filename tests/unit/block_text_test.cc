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

TEST_CASE("words are parted by punctuation beyond ASCII", "[text]") {
  const std::string filler(62, ' ');  // so that a mark lies across the edge of what is read at once
  const struct {
    std::string text;
    std::vector<std::string> words;
  } kRows[] = {
      {"", {}},
      {"One, two", {"One", "two"}},
      {"\u201COne\u201D \u2013 two\u2026three", {"One", "two", "three"}},
      {"\u00ABun\u00BB caf\u00E9\u00A0noir", {"un", "caf\u00E9", "noir"}},
      {"\u6F22\u5B57\u3002\u6F22\uFF0C\u5B57", {"\u6F22\u5B57", "\u6F22", "\u5B57"}},
      {"\u2C00\u2C30 \u2C7F\u2013\u2D00\u2E2E\u2DE0", {"\u2C00\u2C30", "\u2C7F", "\u2D00", "\u2DE0"}},
      {"\u4EBA\u3005\u300C\u3007\u300D\u3006\u3001\u3031\u3035", {"\u4EBA\u3005", "\u3007", "\u3006", "\u3031\u3035"}},
      {"\uFF21\uFF3A\uFF41\uFF5A\uFF10\uFF19", {"\uFF21\uFF3A\uFF41\uFF5A\uFF10\uFF19"}},
      {"\uFF21\uFF0C\uFF42\uFF01\uFF23\uFF5E\uFF44\uFF61\uFF71", {"\uFF21", "\uFF42", "\uFF23", "\uFF44", "\uFF71"}},
      {filler + "\u4EBA\u3005b", {"\u4EBA\u3005b"}},
      {filler + "a\u3005\u3001b", {"a\u3005", "b"}},
      {filler + "a\u2019b", {"a", "b"}},
      {filler + "\u2019b", {"b"}},
      {filler + " \u2019b", {"b"}},
      {filler + "a\u00ABb", {"a", "b"}},
      {filler + " \u00ABb", {"b"}},
  };
  for (const auto& row : kRows) {
    INFO(row.text);
    BlockText block;
    block.assign(row.text);
    std::vector<std::string> words;
    for (const WordPlace word : block.find_words()) words.push_back(row.text.substr(word.begin, word.end - word.begin));
    CHECK(words == row.words);
  }
}

TEST_CASE("the hash of a found word is that of hash_words()", "[text]") {
  const std::string text = "Some words, SHORT and extraordinarily long";
  BlockText block;
  block.assign(text);
  std::vector<std::uint64_t> hashes;
  for (const WordPlace word : block.find_words()) hashes.push_back(block.hash(word));
  CHECK(hashes == hashes_of(text));
}

TEST_CASE("exclamation marks, question marks and emoji are counted in every width", "[text]") {
  const struct {
    std::string_view text;
    std::size_t marks;
  } kRows[] = {
      {"", 0},
      {"A plain sentence, with \u201Cquotes\u201D and \u00E4.", 0},
      {"What?! And this is more than sixteen bytes!", 3},
      {"\uFF01\uFF1F\uFF0C", 2},
      {"fifteen bytes .\uFF01", 1},
      {"\U0001F600 \u2764 \u2600 \u2022", 3},
      {"fourteen bytes\U0001F600", 1},
  };
  for (const auto& row : kRows) {
    INFO(row.text);
    BlockText block;
    block.assign(row.text);
    CHECK(block.count_marks() == row.marks);
  }
}
