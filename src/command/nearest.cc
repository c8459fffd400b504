// Messages about a word that was mistyped. In: the word, and the words that would have been right. Out: text.
//
// The idea: the nearest word is the one with the smallest Levenshtein distance. It is suggested only if at least half of what was
// typed is right.
#include "command/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace pith::internal {
namespace {

constexpr std::size_t kMaxDistance = 3;

// Levenshtein distance, with one row of the table in memory.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& words) {
  std::string_view nearest;
  std::size_t smallest = std::min(kMaxDistance, typed.size() / 2) + 1;
  for (const std::string& word : words)
    if (const std::size_t distance = edit_distance(typed, word); distance < smallest) {
      smallest = distance;
      nearest = word;
    }
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
