// In: short lines with numbers, and the blocks around them. Out: those that are running heads.
//
// The idea: lines that are the same but for their numbers are put beside each other, in order. A page number grows by one from
// page to page, or by two where left and right pages have heads of their own; dates, counts and posts do not grow so, or they
// are close together. Numbered subheadings do grow so. But where a page ends a sentence goes on, which no subheading interrupts;
// and a title beside a number that does not begin at 1 is that of a print.
#include "classify/running_heads.h"

#include <algorithm>
#include <optional>

#include "base/hash.h"
#include "base/utf8.h"
#include "blocks/letter_case.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxStep = 2;           // of the number from one page to the next
constexpr std::uint32_t kMinWordsBetween = 40;  // from one head to the next
constexpr std::size_t kMinHeads = 3;
constexpr std::size_t kMaxDigits = 5;             // of a page number
constexpr std::ptrdiff_t kMaxNumbers = 2;         // in a head; dates and times have more
constexpr std::uint32_t kMinTitleWords = 2;       // with a capital, beside the number
constexpr std::uint32_t kMaxFirstEntry = 2;       // number with which a series of subheadings begins
constexpr std::uint32_t kMinRunningWords = 8;     // of a block of running text
constexpr std::uint32_t kMaxBlocksToText = 3;     // from a head to the running text before and after it
constexpr std::size_t kHeadsPerInterruption = 3;  // at most; most pages end within a sentence
constexpr std::uint32_t kNoNumber = ~0U;

// The number that begins at `at`; nothing when it is too long for a page number.
std::optional<std::uint32_t> number_at(std::string_view text, std::size_t at) {
  std::uint32_t number = 0;
  std::size_t end = at;
  for (; end < text.size() && is_ascii_digit(text[end]); ++end) {
    if (end - at == kMaxDigits) return std::nullopt;
    number = 10 * number + static_cast<std::uint32_t>(text[end] - '0');
  }
  return number;
}

bool steps(std::uint32_t from, std::uint32_t to) {
  return from != kNoNumber && to != kNoNumber && to > from && to - from <= kMaxStep;
}

bool has_title(std::string_view text) {
  std::uint32_t capitalised = 0;
  for (std::size_t at = 0; at < text.size();) {
    const bool begins_word = at == 0 || text[at - 1] == ' ';
    capitalised += is_upper(decode_code_point(text, at)) && begins_word;
  }
  return capitalised >= kMinTitleWords;
}

// A sentence goes on after the text: it ends with a letter, a digit, a comma or a hyphen.
bool is_open_ended(std::string_view text) {
  const CharClass last = class_at(text, last_code_point_at(text));
  return is_part_of_word(last) || text.ends_with(',') || text.ends_with('-');
}

// In scripts without case every text may go on with a sentence. Thai and its neighbours are left out, since nothing ends their
// sentences.
bool goes_on(std::string_view text) {
  std::size_t at = 0;
  const char32_t first = decode_code_point(text, at);
  const CharClass type = class_of(first);
  constexpr char32_t kFirstIdeograph = 0x2E80;
  const bool has_full_stops = !is_unspaced_script(first) || first >= kFirstIdeograph;
  return type == CharClass::lower || (type == CharClass::caseless && has_full_stops);
}

bool is_running_text(const Outline& outline, std::size_t i) {
  return outline.counts[i].text.words >= kMinRunningWords && !outline.blocks[i].text.empty();
}

// Whether the last running text before a block ends within the sentence with which the next one goes on.
bool interrupts_sentence(const Outline& outline, std::size_t block) {
  std::size_t before = block;
  std::size_t after = block;
  for (std::uint32_t i = 0; i < kMaxBlocksToText && (before == block || !is_running_text(outline, before)); ++i)
    if (before-- == 0) return false;
  for (std::uint32_t i = 0; i < kMaxBlocksToText && (after == block || !is_running_text(outline, after)); ++i)
    if (++after == outline.blocks.size()) return false;
  return is_running_text(outline, before) && is_running_text(outline, after) && is_open_ended(outline.blocks[before].text) &&
         goes_on(outline.blocks[after].text);
}

}  // namespace

void RunningHeads::add(std::uint32_t block, std::string_view text, std::string_view folded, std::uint32_t words_before) {
  const auto first = static_cast<std::size_t>(std::ranges::find_if(text, is_ascii_digit) - text.begin());
  if (first == text.size() || std::ranges::count(folded, '#') > kMaxNumbers) return;
  std::size_t last = text.size() - 1;
  while (!is_ascii_digit(text[last])) --last;
  while (last > 0 && is_ascii_digit(text[last - 1])) --last;
  const auto first_number = number_at(text, first);
  const auto last_number = number_at(text, last);
  if (!first_number || !last_number) return;
  const bool at_begin = folded.starts_with('#');
  Line line{.key = kFnvBasis,
            .block = block,
            .first = at_begin ? *first_number : kNoNumber,
            .last = folded.ends_with('#') ? *last_number : kNoNumber,
            .inner = at_begin ? kNoNumber : *first_number,
            .words_before = words_before,
            .has_title = has_title(text)};
  for (const char c : folded)
    if (c != '#' && c != ' ') line.key = fnv1a(c, line.key);
  lines_.push_back(line);
}

// The number is first on left pages and last on right pages.
bool RunningHeads::grows_at_edge(const Line& before, const Line& line) {
  return steps(before.first, line.first) || steps(before.last, line.last) || steps(before.first, line.last) ||
         steps(before.last, line.first);
}

bool RunningHeads::follows(const Line& before, const Line& line) {
  const bool apart = line.words_before - before.words_before >= kMinWordsBetween;
  return line.key == before.key && apart && (grows_at_edge(before, line) || steps(before.inner, line.inner));
}

bool RunningHeads::are_heads(const Outline& outline, std::size_t begin, std::size_t end) const {
  const Line& first = lines_[begin];
  const auto is_late = [](std::uint32_t number) { return number == kNoNumber || number > kMaxFirstEntry; };
  const bool numbers_title = first.has_title && grows_at_edge(first, lines_[begin + 1]);
  if (numbers_title && is_late(first.first) && is_late(first.last)) return true;
  std::size_t interruptions = 0;
  for (std::size_t i = begin; i < end; ++i) interruptions += interrupts_sentence(outline, lines_[i].block);
  return interruptions * kHeadsPerInterruption >= end - begin;
}

std::vector<std::uint32_t> RunningHeads::find(const Outline& outline) {
  std::ranges::stable_sort(lines_, {}, &Line::key);
  std::vector<std::uint32_t> found;
  for (std::size_t begin = 0; begin < lines_.size();) {
    std::size_t end = begin + 1;
    while (end < lines_.size() && follows(lines_[end - 1], lines_[end])) ++end;
    if (end - begin >= kMinHeads && are_heads(outline, begin, end))
      for (std::size_t i = begin; i < end; ++i) found.push_back(lines_[i].block);
    begin = end;
  }
  return found;
}

}  // namespace pith::internal
