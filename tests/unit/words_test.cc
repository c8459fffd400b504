// Counts of words, sentence ends and the rest, in many scripts, as a table.
#include "base/words.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

using namespace pith;

TEST_CASE("texts are counted alike in all scripts", "[words]") {
  struct Case {
    std::string_view input;
    TextCounts expected;  // chars, words, sentence ends, commas, digits, upper words, letters
  };
  const std::vector<Case> cases = {
      {"", {}},
      {" \n\t ", {}},
      {"One two.", {7, 2, 1, 0, 0, 1, 6}},
      {"Don't be well-known!", {18, 3, 1, 0, 0, 1, 15}},
      {"a — b", {3, 2, 0, 0, 0, 0, 2}},
      {"see example.com or v1.2.3", {22, 4, 0, 0, 3, 0, 16}},
      {"3,500 ships; 2 sank.", {17, 4, 1, 2, 5, 0, 9}},
      {"Really?! Yes... Well", {18, 3, 2, 0, 0, 3, 13}},
      {"He said \"No.\" (Then left.)", {22, 5, 2, 0, 0, 3, 16}},
      {"« Oui. »", {6, 1, 1, 0, 0, 1, 3}},
      {"Er sagte „Nein.“ Gut…", {18, 4, 2, 0, 0, 3, 14}},
      {"Élan Über ёж", {10, 3, 0, 0, 0, 2, 10}},
      {"中文字。很好！", {7, 3, 2, 0, 0, 0, 5}},
      {"中文，中文、中", {7, 3, 0, 2, 0, 0, 5}},
      {"お茶！！", {4, 1, 1, 0, 0, 0, 2}},
      {"iPhone手机 2024年", {13, 4, 0, 0, 4, 0, 9}},
      {"한국어 문장.", {6, 2, 1, 0, 0, 0, 5}},
      {"ما هذا؟ نعم، لا", {12, 4, 1, 1, 0, 0, 10}},
      {"यह है।", {5, 2, 1, 0, 0, 0, 3}},
      {"ภาษา\u200Bไทย", {8, 4, 0, 0, 0, 0, 7}},
  };
  for (const Case& c : cases) {
    INFO(c.input);
    const TextCounts found = count_text(c.input);
    CHECK(found.chars == c.expected.chars);
    CHECK(found.words == c.expected.words);
    CHECK(found.sentence_ends == c.expected.sentence_ends);
    CHECK(found.commas == c.expected.commas);
    CHECK(found.digits == c.expected.digits);
    CHECK(found.upper_words == c.expected.upper_words);
    CHECK(found.letters == c.expected.letters);
  }
}

TEST_CASE("words to compare by are in lower case, without what stands around them", "[words]") {
  const auto words = [](std::string_view text) {
    std::vector<std::string> found;
    append_words(found, text);
    return found;
  };
  using Words = std::vector<std::string>;
  CHECK(words("") == Words{});
  CHECK(words(" — !") == Words{});
  CHECK(words("Don't STOP, v1.2") == Words{"don", "t", "stop", "v1", "2"});
  CHECK(words("ab漢字cd") == Words{"ab", "漢", "字", "cd"});
  CHECK(words("Ёлка") == Words{"ёлка"});
}
