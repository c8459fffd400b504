// Sets of phrases: which phrases are found, and which words may begin one.
#include "base/phrases.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace pith::internal;

namespace {

struct Row {
  int number;
  std::string_view phrase;
};

// The long words differ only after their first eight letters.
constexpr Row kRows[] = {
    {0, "about"}, {1, "about the author"}, {2, "recommendation"}, {3, "recommendations"}, {4, "recommender"}, {5, "about"},
    {6, "広告"},
};
constexpr PhraseSet kSet(kRows);
constexpr auto kStarts = [] {
  PhrasePrefixes<std::size(kRows)> starts;
  for (const Row& row : kRows) starts.add(row.phrase);
  return starts;
}();

PhraseKey key_of(std::string_view text) {
  PhraseKey key;
  for_each_prefix(text, ' ', [&](PhraseKey prefix) { key = prefix; });
  return key;
}

}  // namespace

TEST_CASE("whole phrases are found, with all their rows in order") {
  const struct {
    std::string_view text;
    std::vector<int> rows;
  } cases[] = {
      {"about", {0, 5}},
      {"about the author", {1}},
      {"about the", {}},
      {"recommendation", {2}},
      {"recommendations", {3}},
      {"recommender", {4}},
      {"recommended", {}},
      {"広告", {6}},
      {"", {}},
  };
  for (const auto& [text, rows] : cases) {
    INFO(text);
    std::vector<int> found;
    kSet.find(key_of(text), text, [&](const Row& row) { found.push_back(row.number); });
    CHECK(found == rows);
    CHECK((rows.empty() || kSet.may_contain(key_of(text))));
  }
}

TEST_CASE("every prefix of a phrase is recognised, and few other words are") {
  for (const std::string_view text : {"about", "about the", "about the author", "recommender"}) {
    INFO(text);
    CHECK(kStarts.may_contain(key_of(text)));
  }
  int others = 0;
  for (int i = 0; i < 1000; ++i) others += kStarts.may_contain(key_of("word " + std::to_string(i))) ? 1 : 0;
  CHECK(others < 100);
}

TEST_CASE("a word has the same key whether it is added as text or as its first eight bytes") {
  for (const std::string word : {"a", "eight888", "more than eight"}) {
    INFO(word);
    std::string room = word;
    room.resize(word.size() + 8, '?');
    PhraseKey whole;
    whole.add(word);
    PhraseKey parts;
    parts.add(first_bytes(load_eight(room.data()), word.size()), word.size());
    CHECK(whole.value == parts.value);
  }
}
