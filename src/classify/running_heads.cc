// In: short lines with numbers. Out: those that are running heads.
//
// The idea: lines that are the same but for their numbers are put beside each other, in order. A page number grows by one from
// page to page, or by two where left and right pages have heads of their own; dates, counts and posts do not grow so, or they
// are close together.
#include "classify/running_heads.h"

#include <algorithm>
#include <optional>

#include "base/hash.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxStep = 2;           // of the number from one page to the next
constexpr std::uint32_t kMinWordsBetween = 40;  // from one head to the next
constexpr std::size_t kMinHeads = 3;
constexpr std::size_t kMaxDigits = 5;  // of a page number

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

// The number that begins at `at`; nothing when it is too long for a page number.
std::optional<std::uint32_t> number_at(std::string_view text, std::size_t at) {
  std::uint32_t number = 0;
  std::size_t end = at;
  for (; end < text.size() && is_digit_char(text[end]); ++end) {
    if (end - at == kMaxDigits) return std::nullopt;
    number = 10 * number + static_cast<std::uint32_t>(text[end] - '0');
  }
  return number;
}

}  // namespace

void RunningHeads::add(std::uint32_t block, std::string_view text, std::string_view folded, std::uint32_t words_before) {
  const auto first = static_cast<std::size_t>(std::ranges::find_if(text, is_digit_char) - text.begin());
  if (first == text.size()) return;
  std::size_t last = text.size() - 1;
  while (!is_digit_char(text[last])) --last;
  while (last > 0 && is_digit_char(text[last - 1])) --last;
  const auto first_number = number_at(text, first);
  const auto last_number = number_at(text, last);
  if (!first_number || !last_number) return;
  std::uint64_t words = kFnvBasis;
  for (const char c : folded)
    if (c != '#' && c != ' ') words = fnv1a(c, words);
  lines_.push_back({words, block, *first_number, *last_number, words_before});
}

bool RunningHeads::follows(const Line& before, const Line& line) {
  const auto steps = [](std::uint32_t from, std::uint32_t to) { return to > from && to - from <= kMaxStep; };
  const bool apart = line.words_before - before.words_before >= kMinWordsBetween;
  // The number is first on left pages and last on right pages.
  const bool grows = steps(before.first, line.first) || steps(before.last, line.last) || steps(before.first, line.last) ||
                     steps(before.last, line.first);
  return line.key == before.key && apart && grows;
}

std::vector<std::uint32_t> RunningHeads::find() {
  std::ranges::stable_sort(lines_, {}, &Line::key);
  std::vector<std::uint32_t> found;
  for (std::size_t begin = 0; begin < lines_.size();) {
    std::size_t end = begin + 1;
    while (end < lines_.size() && follows(lines_[end - 1], lines_[end])) ++end;
    if (end - begin >= kMinHeads)
      for (std::size_t i = begin; i < end; ++i) found.push_back(lines_[i].block);
    begin = end;
  }
  return found;
}

}  // namespace pith::internal
