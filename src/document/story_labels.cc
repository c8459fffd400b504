// Labels of links. In: the text of a link. Out: whether it is a label, and what in it is the headline.
#include "document/story_labels.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "blocks/joints.h"
#include "blocks/letter_case.h"
#include "classify/cues.h"
#include "document/printed_times.h"
#include "document/story_addresses.h"
#include "document/story_names.h"
#include "document/story_prices.h"

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
struct Promotion {
  std::uint32_t most_words = 0;
  std::string_view text{};
};
constexpr Promotion kPromotions[] = {
#define PROMOTION_WORD(language, words, text) {words, text},
#include "document/promotion_words.inc"
#undef PROMOTION_WORD
};
constexpr std::string_view kPromiseWords[] = {
#define PROMISE_WORD(language, text) text,
#include "document/promise_words.inc"
#undef PROMISE_WORD
};
constexpr std::string_view kAllWords[] = {
#define ALL_WORD(language, text) text,
#include "document/all_words.inc"
#undef ALL_WORD
};
constexpr Rule kLabelCues[] = {Rule::cue_menu,           Rule::cue_related_heading, Rule::cue_related_line,   Rule::cue_share,
                               Rule::cue_product_action, Rule::cue_comment_action,  Rule::cue_comment_heading};
constexpr std::uint32_t kMaxCueWords = 4;
constexpr std::uint32_t kMaxCallWords = 8;
constexpr std::uint32_t kMaxAllWords = 3;
constexpr std::uint32_t kMaxMonthWords = 3;    // of a month and its year with a count
constexpr std::size_t kMaxWordsBeforeAll = 1;  // "See all"
constexpr std::uint32_t kMinTitleWords = 3;
constexpr std::size_t kMaxPagerBytes = 40;
constexpr std::size_t kMaxLabelBytes = 80;
constexpr std::size_t kMinWordsInAddress = 2;
constexpr std::size_t kMinWordsOfHeadline = 3;  // in its address
constexpr std::uint32_t kMinRestWords = 2;      // after a label

// Whether the text begins with one of the beginnings, most of which the first byte rules out.
bool begins_with_any(std::string_view text, std::span<const std::string_view> beginnings) {
  return !text.empty() && std::ranges::any_of(beginnings, [&](std::string_view beginning) {
    return beginning.front() == text.front() && text.starts_with(beginning);
  });
}

// Whether a label is the first of two quotation marks.
bool opens_quotation(std::string_view label, std::string_view text) {
  return (label == "\u00AB" && text.find("\u00BB") != std::string_view::npos) ||
         (label == "\u2039" && text.find("\u203A") != std::string_view::npos);
}

// "17 ratings"
bool is_count(std::string_view text, const TextCounts& counts) {
  return counts.words == 2 && text.front() >= '0' && text.front() <= '9' &&
         text.find_first_not_of("0123456789.,") == text.find(' ');
}

bool ends_as_sentence(std::string_view text) { return text.ends_with('.') || text.ends_with("\u2026"); }

}  // namespace

bool begins_as_label(std::string_view text) {
  const std::string folded = lower_case(truncate_utf8(text, kMaxLabelBytes));
  return begins_with_any(folded, kCallLabels);
}

bool is_link_label(std::string_view text, const TextCounts& counts) {
  if (counts.words > kMaxCallWords) return false;
  if (begins_as_label(text) || is_count(text, counts)) return true;
  if (counts.words > kMaxCueWords) return false;
  CueReader reader;
  const auto& found = reader.read(text, counts.words);
  return std::ranges::any_of(kLabelCues, [&](Rule rule) { return std::ranges::find(found, rule) != found.end(); });
}

bool is_link_to_all(std::string_view text, const TextCounts& counts) {
  if (counts.words > kMaxCallWords || (counts.words > kMaxAllWords && !begins_as_label(text))) return false;
  std::vector<std::string> words;
  append_words(words, text);
  words.resize(std::min(words.size(), kMaxWordsBeforeAll + 1));
  const auto is_all = [&](const std::string& word) { return std::ranges::find(kAllWords, word) != std::end(kAllWords); };
  return std::ranges::any_of(words, is_all);
}

bool is_promotion(std::string_view text, const TextCounts& counts, std::string_view address) {
  const std::size_t enough = std::min<std::size_t>(kMinWordsOfHeadline, counts.words);
  if (counts.words > kMaxCallWords || words_in_address(address, text) >= enough) return false;
  const std::string folded = lower_case(text);
  return std::ranges::any_of(kPromotions, [&](const Promotion& promotion) {
    return counts.words <= promotion.most_words && folded.starts_with(promotion.text);
  });
}

bool is_promise(std::string_view text, const TextCounts& counts) {
  if (counts.words > kMaxCallWords) return false;
  std::vector<std::string> words;
  append_words(words, lower_case(text));
  return std::ranges::any_of(
      words, [](const std::string& word) { return std::ranges::find(kPromiseWords, word) != std::end(kPromiseWords); });
}

bool is_price_change(std::string_view text) {
  if (!text.ends_with('%')) return false;
  text = trim(text.substr(0, text.size() - 1));
  const std::size_t begin = text.find_last_not_of("0123456789.,") + 1;  // npos + 1 is 0
  if (begin == 0 || begin == text.size() || (text[begin - 1] != '+' && text[begin - 1] != '-')) return false;
  const std::string_view before = trim(text.substr(0, begin - 1));
  const std::string_view word = before.substr(before.rfind(' ') + 1);  // npos + 1 is 0
  const bool parted = before.size() < begin - 1;                       // "5-10 %" is a range
  return word.find_first_of("0123456789") != std::string_view::npos && (parted || has_currency_sign(word));
}

bool is_mostly_time(std::string_view text, const TextCounts& counts) {
  const auto time = find_printed_time(text, counts.words <= kMaxCallWords);
  if (!time) return false;
  return counts.words - count_text(text.substr(time->span.begin, time->span.end - time->span.begin)).words <= 1;
}

bool is_month_of_year(std::string_view text, const TextCounts& counts) {
  if (counts.words > kMaxMonthWords) return false;
  const auto month = find_month_of_year(text);
  return month && count_text(text.substr(month->span.begin, month->span.end - month->span.begin)).letters == counts.letters;
}

std::vector<std::string_view> joined_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (const std::uint32_t place : find_joints(text).places) {
    std::size_t at = place;
    decode_code_point(text, at);
    if (class_at(text, at) != CharClass::lower) continue;  // "CableTV" is one word
    parts.push_back(trim(text.substr(begin, place - begin)));
    begin = place;
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

// The part that the address repeats; else the first of several words, since a word alone is a label; else the longest.
std::string_view headline_among(std::span<const std::string_view> parts, std::string_view address) {
  std::string_view best;
  std::size_t most = kMinWordsInAddress - 1;
  for (const std::string_view part : parts)
    if (const std::size_t words = words_in_address(address, part); words > most) best = part, most = words;
  if (!best.empty()) return best;
  for (const std::string_view part : parts)
    if (count_text(part).words >= kMinTitleWords && !ends_as_sentence(part)) return part;
  return parts.front();
}

std::string_view without_pager_label(std::string_view text, std::string_view names) {
  const bool named = has_story_name(names, StoryName::pager);
  for (bool again = true; again;) {
    again = false;
    const std::string folded = lower_case(truncate_utf8(text, kMaxPagerBytes));
    for (const std::string_view label : kPagerLabels) {
      if (!folded.starts_with(label) || opens_quotation(label, text)) continue;
      const std::string_view after = trim(text.substr(std::min(label.size(), text.size())));
      const bool parted = after.starts_with(':') || label.find(' ') != std::string_view::npos || count_text(label).letters == 0;
      const std::string_view rest = trim(after.starts_with(':') ? after.substr(1) : after);
      if ((!named && !parted) || count_text(rest).words < kMinRestWords) continue;
      text = rest;
      again = true;
      break;
    }
  }
  return text;
}

}  // namespace pith::internal
