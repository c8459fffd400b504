// Messages about a word that was mistyped. In: the word, and the words that would have been right. Out: text.
//
// The idea: the nearest word is the one with the smallest edit distance, in which two letters that changed places are one
// mistake. It is suggested only if one letter in three is wrong at most.
#include "command/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace pith::internal {
namespace {

constexpr std::size_t kMaxDistance = 3;
constexpr std::size_t kLettersForMistake = 3;

// Optimal string alignment distance, with three rows of the table in memory.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest_word(std::string_view typed, const std::vector<std::string>& words) {
  std::string_view nearest;
  std::size_t smallest = std::min(kMaxDistance, typed.size() / kLettersForMistake) + 1;
  for (const std::string& word : words) {
    const std::size_t gap = std::max(word.size(), typed.size()) - std::min(word.size(), typed.size());
    if (gap >= smallest) continue;
    if (const std::size_t distance = edit_distance(typed, word); distance < smallest) {
      smallest = distance;
      nearest = word;
    }
  }
  return std::string(nearest);
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& words) {
  const std::string nearest = nearest_word(typed, words);
  return nearest.empty() ? std::string() : fmt::format(" (did you mean '{}'?)", nearest);
}

std::string not_one_of(std::string_view option, std::string_view typed, const std::vector<std::string>& words) {
  return fmt::format("{}: '{}' is not one of {}{}", option, typed, fmt::join(words, ", "), did_you_mean(typed, words));
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) out.append(i == 0 ? "" : i + 1 < words.size() ? ", " : " or ").append(words[i]);
  return out;
}

}  // namespace pith::internal
