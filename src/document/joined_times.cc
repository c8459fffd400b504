// Dates and times in blocks whose elements may follow each other without a space. In: a block. Out: where the time in it is.
//
// The idea: the time is looked for in a copy of the text that has a space at each joint, since a phrase is found only where a word
// begins.
#include "document/joined_times.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/words.h"
#include "blocks/joints.h"
#include "blocks/letter_case.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxTextBytes = 400;  // as far as find_printed_time() looks
constexpr std::uint32_t kMaxLineWords = 8;  // of a line with a name and a time

bool may_be_joined(Mark mark) { return mark == Mark::link || mark == Mark::strong || mark == Mark::emphasis; }

bool parts_words(std::string_view text, std::uint32_t at) {
  if (at == 0 || at >= text.size()) return false;
  return is_part_of_word(class_at(text, last_code_point_at(text.substr(0, at)))) && is_part_of_word(class_at(text, at));
}

// The place of the text for a place of its copy with spaces.
std::uint32_t place_before_spaces(const std::vector<std::uint32_t>& joints, std::uint32_t at) {
  std::uint32_t spaces = 0;
  while (spaces < joints.size() && joints[spaces] + spaces < at) ++spaces;
  return at - spaces;
}

// Phrases that mostly are no times, such as "vor 2 Stunden", are cues only where a text begins with them. In the line of a comment
// they follow a name.
bool may_say_ago(std::string_view text) {
  const TextCounts counts = count_text(text);
  return counts.words <= kMaxLineWords && counts.sentence_ends == 0;
}

}  // namespace

std::vector<std::uint32_t> joints_of(const Block& block) {
  std::vector<std::uint32_t> places = find_joints(block.text).places;
  for (const Inline& part : block.inlines) {
    if (!may_be_joined(part.mark)) continue;
    for (const std::uint32_t edge : {part.text.begin, part.text.end})
      if (parts_words(block.text, edge)) places.push_back(edge);
  }
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

std::optional<PrintedTime> find_time_of_block(const Block& block, bool says_ago) {
  const std::vector<std::uint32_t> joints = block.text.size() <= kMaxTextBytes ? joints_of(block) : std::vector<std::uint32_t>{};
  if (joints.empty()) return find_printed_time(block.text, says_ago || may_say_ago(block.text));
  std::string spaced;
  std::uint32_t begin = 0;
  for (const std::uint32_t joint : joints) {
    spaced.append(block.text.substr(begin, joint - begin)).push_back(' ');
    begin = joint;
  }
  spaced.append(block.text.substr(begin));
  auto time = find_printed_time(spaced, says_ago || may_say_ago(spaced));
  if (time) time->span = {place_before_spaces(joints, time->span.begin), place_before_spaces(joints, time->span.end)};
  return time;
}

}  // namespace pith::internal
