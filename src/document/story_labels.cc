// Labels of links. In: the text of a link. Out: whether it is a label, and what in it is the headline.
#include "document/story_labels.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "blocks/joints.h"
#include "blocks/letter_case.h"
#include "classify/cues.h"
#include "document/printed_times.h"

namespace pith::internal {
namespace {

constexpr std::string_view kCallLabels[] = {
#define CALL_LABEL(language, text) text,
#include "document/call_labels.inc"
#undef CALL_LABEL
};
constexpr std::string_view kPagerLabels[] = {
#define PAGER_LABEL(language, text) text,
#include "document/pager_labels.inc"
#undef PAGER_LABEL
};
constexpr Rule kLabelCues[] = {Rule::cue_menu,         Rule::cue_related_heading, Rule::cue_related_line, Rule::cue_share,
                               Rule::cue_product_action, Rule::cue_comment_action,  Rule::cue_comment_heading};
constexpr std::uint32_t kMaxCueWords = 4;
constexpr std::uint32_t kMaxCallWords = 6;
constexpr std::uint32_t kMinTitleWords = 3;
constexpr std::size_t kMaxPagerBytes = 40;
constexpr std::uint32_t kMinRestWords = 2;  // behind a label

std::string lower(std::string_view text) {
  std::string folded;
  for (std::size_t at = 0; at < text.size();) append_utf8(folded, fold_case(decode_code_point(text, at)));
  return folded;
}

bool ends_as_sentence(std::string_view text) { return text.ends_with('.') || text.ends_with("\u2026"); }

}  // namespace

bool is_link_label(std::string_view text, const TextCounts& counts) {
  if (counts.words > kMaxCallWords) return false;
  const std::string folded = lower(text);
  if (std::ranges::any_of(kCallLabels, [&](std::string_view label) { return folded.starts_with(label); })) return true;
  if (counts.words > kMaxCueWords) return false;
  CueReader reader;
  const auto& found = reader.read(text, counts.words);
  return std::ranges::any_of(kLabelCues, [&](Rule rule) { return std::ranges::find(found, rule) != found.end(); });
}

bool is_mostly_time(std::string_view text, const TextCounts& counts) {
  const auto time = find_printed_time(text, counts.words <= kMaxCallWords);
  if (!time) return false;
  return counts.words - count_text(text.substr(time->span.begin, time->span.end - time->span.begin)).words <= 1;
}

// The first part of several words; a word alone is a label if a later part is a headline.
std::string_view headline_among_joined(std::string_view text) {
  std::vector<std::uint32_t> places = find_joints(text).places;
  // "CableTV" is one word.
  std::erase_if(places, [&](std::uint32_t place) {
    std::size_t at = place;
    decode_code_point(text, at);
    return class_at(text, at) != CharClass::lower;
  });
  if (places.empty()) return text;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= places.size(); ++i) {
    const std::size_t end = i < places.size() ? places[i] : text.size();
    const std::string_view part = trim(text.substr(begin, end - begin));
    if (count_text(part).words >= kMinTitleWords && !ends_as_sentence(part)) return part;
    begin = end;
  }
  return trim(text.substr(0, places.front()));
}

std::string_view without_pager_label(std::string_view text, std::string_view names) {
  const bool named = names.find("prev") != std::string_view::npos || names.find("next") != std::string_view::npos;
  for (bool again = true; again;) {
    again = false;
    const std::string folded = lower(text.substr(0, kMaxPagerBytes));
    for (const std::string_view label : kPagerLabels) {
      if (!folded.starts_with(label)) continue;
      const std::string_view behind = trim(text.substr(std::min(label.size(), text.size())));
      const bool parted = behind.starts_with(':') || label.find(' ') != std::string_view::npos || count_text(label).letters == 0;
      const std::string_view rest = trim(behind.starts_with(':') ? behind.substr(1) : behind);
      if ((!named && !parted) || count_text(rest).words < kMinRestWords) continue;
      text = rest;
      again = true;
      break;
    }
  }
  return text;
}

}  // namespace pith::internal
