// Counts of words, sentence ends and the rest, in many scripts, as a table.
#include "base/words.h"

#include <catch2/catch.hpp>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace pith;
using namespace pith::internal;

TEST_CASE("texts are counted in all scripts", "[words]") {
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
      {"ภาษา\u200Bไทย", {8, 2, 0, 0, 0, 0, 7}},
      {"ภาษาไทย", {7, 2, 0, 0, 0, 0, 7}},
      {"မြန်မာ။ ខ្មែរ។", {13, 4, 2, 0, 0, 0, 6}},
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

namespace {

struct Part {
  std::string_view text;  // one code point
  std::string_view traits;
};

// Properties by letters: Space, Letter, Upper, Digit, Comma, clOsing, Terminator, Full stop, unspaced (W), New line; unspaced
// and spelled (I).
constexpr Part kParts[] = {
    {"a", "L"},       {"z", "L"},       {"B", "LU"},      {"Z", "LU"},        {"0", "D"},       {"9", "D"},
    {" ", "S"},       {" ", "S"},       {"\t", "S"},      {"\n", "SN"},       {"\v", "S"},      {"\r", "S"},
    {",", "C"},       {";", "C"},       {"\"", "O"},      {"'", "O"},         {")", "O"},       {"]", "O"},
    {"}", "O"},       {".", "T"},       {"!", "T"},       {"?", "T"},         {"@", ""},        {"[", ""},
    {"`", ""},        {"{", ""},        {"/", ""},        {":", ""},          {"\x7F", ""},     {"\x01", ""},
    {"\u00E9", "L"},  {"\u00C9", "LU"}, {"\u00BB", "O"},  {"\u00A0", "S"},    {"\u2003", "S"},  {"\u2026", "T"},
    {"\u201D", "O"},  {"\u2014", ""},   {"\u3002", "FO"}, {"\uFF0C", "C"},    {"\u4E2D", "LW"}, {"\u6587", "LW"},
    {"\u0E34", "WI"}, {"\u0663", "D"},  {"\uAC00", "L"},  {"\U0001F600", ""}, {"\u061F", "FO"}, {"\U00020000", "LW"}};

// Counts code point by code point, as the header defines it.
TextCounts counted_one_by_one(const std::vector<Part>& parts) {
  TextCounts counts;
  bool in_word = false;
  std::size_t left = 0;  // letters of the run that belong to the last word
  bool in_run = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto is = [&](char trait, std::size_t at) { return parts[at].traits.find(trait) != std::string_view::npos; };
    counts.breaks += is('N', i);
    counts.chars += !is('S', i);
    counts.letters += is('L', i);
    counts.digits += is('D', i);
    counts.commas += is('C', i);
    const bool last = i + 1 == parts.size();
    const bool row = !last && (is('T', i + 1) || is('F', i + 1));
    counts.sentence_ends += !row && (is('F', i) || (is('T', i) && (last || is('S', i + 1) || is('O', i + 1))));
    const bool wide = is('W', i);
    if (wide && (!in_run || left == 0)) {
      ++counts.words;
      left = is('I', i) ? 4 : 2;
    }
    if (wide) --left;
    in_run = wide;
    const bool starts = !in_word && !wide && (is('L', i) || is('D', i));
    counts.words += starts;
    counts.upper_words += starts && is('U', i);
    in_word = (in_word || starts) && !wide && !is('S', i);
  }
  return counts;
}

}  // namespace

TEST_CASE("long texts are counted as code point by code point", "[words]") {
  std::minstd_rand random(1);
  for (int round = 0; round < 4000; ++round) {
    const std::size_t length = random() % 200;
    const std::size_t kinds = 1 + random() % std::size(kParts);  // few different parts make long runs
    const std::size_t first = random() % std::size(kParts);
    std::vector<Part> parts;
    std::string text;
    for (std::size_t i = 0; i < length; ++i) {
      parts.push_back(kParts[(first + random() % kinds) % std::size(kParts)]);
      text.append(parts.back().text);
    }
    INFO(text);
    const TextCounts expected = counted_one_by_one(parts);
    const TextCounts found = count_text(text);
    CHECK(found.chars == expected.chars);
    CHECK(found.words == expected.words);
    CHECK(found.sentence_ends == expected.sentence_ends);
    CHECK(found.commas == expected.commas);
    CHECK(found.digits == expected.digits);
    CHECK(found.upper_words == expected.upper_words);
    CHECK(found.letters == expected.letters);
    CHECK(found.breaks == expected.breaks);
  }
}

TEST_CASE("words are in lower case and without punctuation", "[words]") {
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

TEST_CASE("texts overlap by the words of the shorter one", "[words]") {
  CHECK(word_overlap("A wet summer", "a WET summer, again") == 1);
  CHECK(word_overlap("wet summer", "dry summer on the island") == 0.5);
  CHECK(word_overlap("wet wet", "wet summer") == 0.5);
  CHECK(word_overlap("漢字", "漢文") == 0.5);
  CHECK(word_overlap("", "wet") == 0);
  CHECK(word_overlap("wet", "!") == 0);
}

TEST_CASE("words contain others that follow each other", "[words]") {
  const std::vector<std::string> words{"a", "wet", "summer", "again"};
  CHECK(contains_words(words, {"wet", "summer"}));
  CHECK_FALSE(contains_words(words, {"wet", "again"}));
  CHECK_FALSE(contains_words(words, {"we"}));
  CHECK_FALSE(contains_words(words, {}));
}
