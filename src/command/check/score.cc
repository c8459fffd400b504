// Word scores. In: the lines of two texts. Out: how many words each has, and how many they share regardless of order.
#include "command/check/score.h"

#include <algorithm>

#include "base/words.h"

namespace pith::internal {
namespace {

std::vector<std::string> sorted_words(const std::vector<std::string>& lines) {
  std::vector<std::string> words;
  for (const std::string& line : lines) append_words(words, line);
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

Score& Score::operator+=(const Score& other) {
  hit += other.hit;
  found += other.found;
  expected += other.expected;
  return *this;
}

Score score_of(const std::vector<std::string>& found, const std::vector<std::string>& expected) {
  const std::vector<std::string> mine = sorted_words(found);
  const std::vector<std::string> other = sorted_words(expected);
  Score score{.hit = 0, .found = mine.size(), .expected = other.size()};
  for (std::size_t i = 0, k = 0; i < mine.size() && k < other.size();) {
    const int order = mine[i].compare(other[k]);
    score.hit += order == 0;
    i += order <= 0;
    k += order >= 0;
  }
  return score;
}

}  // namespace pith::internal
