// Parts of a story. In: its card. Out: author, source, time and teaser.
#include "document/story_parts.h"

#include <algorithm>

#include "base/hosts.h"
#include "base/text.h"
#include "base/utf8.h"
#include "blocks/letter_case.h"
#include "document/announced_origins.h"
#include "document/item_lines.h"
#include "document/printed_times.h"
#include "document/story_addresses.h"
#include "document/story_elements.h"
#include "document/story_labels.h"
#include "document/story_origins.h"
#include "document/story_places.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMinTeaserWords = 8;
constexpr std::uint32_t kMaxTeaserWords = 200;  // where the rest of the card has fewer
constexpr std::uint32_t kMaxStampWords = 16;
constexpr std::uint32_t kMaxStampRest = 6;
constexpr std::uint32_t kMaxSentenceRest = 2;  // "Updated on 3 May."
constexpr std::uint32_t kMinTeaserSentenceWords = 4;
constexpr std::uint32_t kMaxSourceWords = 3;
constexpr std::uint32_t kMinRestWords = 3;  // of a teaser after a byline
constexpr std::uint32_t kMinDateDigits = 3;
constexpr std::uint32_t kMaxMonthWords = 6;    // of a line with a month and its year
constexpr std::uint32_t kMaxLinkedBlocks = 8;  // of a card that is one link, before and after its headline

// Whether the line or cell of a text that a time stands in says little else than that and the time of an update, and no sentence:
// "Harbour, 3 May" but not "Open until 3 May.".
bool is_stamp(std::string_view text, const PrintedTime& time) {
  const std::size_t end = std::min(text.find_first_of("\n\t", time.span.end), text.size());
  const std::size_t begin = time.span.begin == 0 ? 0 : text.find_last_of("\n\t", time.span.begin - 1) + 1;  // npos + 1 is 0
  const std::string_view line = trim(text.substr(begin, end - begin));
  const auto words_of = [](std::string_view stamp, Span span) {
    return count_text(stamp.substr(span.begin, span.end - span.begin)).words;
  };
  const std::string_view after = text.substr(time.span.end, end - time.span.end);
  const auto updated = find_printed_time(after, false);
  const std::uint32_t inside = words_of(text, time.span) + (updated ? words_of(after, updated->span) : 0);
  const std::uint32_t all = count_text(line).words;
  const std::uint32_t rest = all - std::min(all, inside);  // "May 3, 20218 min read" has fewer words than its parts
  return rest <= (line.ends_with('.') ? kMaxSentenceRest : kMaxStampRest);
}

// "02:46", the length of a recording or a time of day.
bool is_of_minutes(std::string_view text, const PrintedTime& time) {
  const std::string_view digits = text.substr(time.span.begin, time.span.end - time.span.begin);
  return digits.find_first_not_of("0123456789:") == std::string_view::npos;
}

// "Video 02:46"
bool is_duration(std::string_view text, const PrintedTime& time) {
  return is_of_minutes(text, time) && count_text(text).letters > 0;
}

// "by Ann Lee, 3 May 2021 The ferry was late": author and time of the story, and what comes after them. The whole text where it
// does not begin with a time or an announced name and a time.
std::string_view read_stamp_before(std::string_view text, Related& story) {
  constexpr std::size_t kMaxBytes = 120;
  const auto time = find_printed_time(truncate_utf8(text, kMaxBytes), false);
  if (!time || count_text(text.substr(time->span.begin, time->span.end - time->span.begin)).digits < kMinDateDigits) return text;
  const std::string_view before = trim(text.substr(0, time->span.begin));
  const bool announced = !announced_name(before).empty();
  const std::string_view after = trim(text.substr(time->span.end));
  const bool begins = !after.empty() && class_at(after, 0) != CharClass::lower && count_text(after).words >= kMinRestWords;
  if ((!before.empty() && !announced) || !begins) return text;
  if (story.published.empty()) story.published = text.substr(time->span.begin, time->span.end - time->span.begin);
  read_announced_origins(before, story);
  return after;
}

Span span_of(std::string_view text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

// "by Ann Lee, Bo Orr, Cy Poe and Dee Quay": more words than other names and times have.
bool is_list_of_names(std::string_view text) {
  return text.find(',') != std::string_view::npos && count_text(text).words <= kMaxListedWords &&
         is_like_names(origin_name(text));
}

// Whether a text may be all author and source.
bool may_be_origin(std::string_view text, const TextCounts& counts) {
  return counts.words < kMinTeaserWords || is_list_of_names(text);
}

// The origins before and after a time in `text` of a block, which begins or ends where the headline does, or is the whole block.
void read_around_time(const Outline& outline, std::uint32_t block, Span text, const PrintedTime& time, Related& story) {
  const bool is_whole = text.end - text.begin == outline.blocks[block].text.size();
  const Span before{text.begin, text.begin + time.span.begin};
  const Span after{text.begin + time.span.end, text.end};
  read_origins(outline, block, before, is_whole ? OriginPlace::line : OriginPlace::headline, story);
  read_origins(outline, block, after, is_whole ? OriginPlace::after_time : OriginPlace::headline, story);
}

// What stands beside the headline in its block.
void read_rest_of_block(const Outline& outline, std::uint32_t block, Span text, Related& story) {
  const std::string_view all = outline.blocks[block].text;
  const std::string_view rests[] = {trim(all.substr(text.end)), trim(all.substr(0, text.begin))};
  for (const std::string_view rest : rests) {
    if (rest.empty()) continue;
    const TextCounts counts = count_text(rest);
    const auto time =
        counts.words <= kMaxStampWords ? find_printed_time(rest, has_cue(outline, block, Rule::time_ago)) : std::nullopt;
    const bool stamp = time && is_stamp(rest, *time) && !is_duration(rest, *time);
    if (stamp && story.published.empty()) story.published = rest.substr(time->span.begin, time->span.end - time->span.begin);
    const Span place = span_of(all, rest);
    bool origin = false;
    if (stamp)
      read_around_time(outline, block, place, *time, story);
    else if (may_be_origin(rest, counts))
      origin = read_origins(outline, block, place, OriginPlace::headline, story);
    if (!stamp && !origin && counts.words >= kMinTeaserWords && story.text.empty() && !begins_as_label(rest))
      story.text = read_stamp_before(rest, story);
    if (story.source.empty() && counts.words <= kMaxSourceWords && is_name_of_host(rest, host_of(story.url))) story.source = rest;
  }
}

// Whether a block of several links has only links to lists, as the tags of a story do.
bool links_to_lists(const Block& block) {
  std::size_t links = 0;
  for (const Inline& part : block.inlines) {
    if (part.mark != Mark::link) continue;
    if (!leads_to_list(page_address(part.target))) return false;
    ++links;
  }
  return links > 1;
}

// Also in "Ann Lee3 May 2021", where an element ends without a space.
std::optional<PrintedTime> find_joined_time(std::string_view text, bool says_ago) {
  if (auto time = find_printed_time(text, says_ago)) return time;
  const std::vector<std::string_view> parts = joined_parts(text);
  if (parts.size() == 1) return {};
  for (const std::string_view part : parts)
    if (auto time = find_printed_time(part, says_ago)) {
      const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
      return PrintedTime{{begin + time->span.begin, begin + time->span.end}, time->clock};
    }
  return {};
}

// Whether a month and its year stand alone, or with a label and a count that marks or numbers part from them: "NEW! May 2021 171
// pages", but not "Regatta May 2021".
bool is_parted_month(std::string_view text, const PrintedTime& month) {
  constexpr std::string_view kBefore[] = {"!", ":", "|", "/", "(", "[", "\n", "\t", "\u00B7", "\u2022"};
  constexpr std::string_view kAfter[] = {"|", "/", ")", "]", "\n", "\t", "\u00B7", "\u2022"};
  const auto is_blank = [](char c) { return c == ' '; };
  const std::string_view before = trim_if(text.substr(0, month.span.begin), is_blank);
  const std::string_view after = trim_if(text.substr(month.span.end), is_blank);
  const bool opens =
      before.empty() || std::ranges::any_of(kBefore, [&](std::string_view mark) { return before.ends_with(mark); });
  const bool closes = after.empty() || is_ascii_digit(after.front()) ||
                      std::ranges::any_of(kAfter, [&](std::string_view mark) { return after.starts_with(mark); });
  return opens && closes;
}

// "Mars 3", a name in the headline that is like a day without its year.
bool repeats_title(std::string_view text, const PrintedTime& time, const Related& story) {
  const std::string printed = to_lower(text.substr(time.span.begin, time.span.end - time.span.begin));
  return count_text(printed).digits < kMinDateDigits && to_lower(story.title).find(printed) != std::string::npos;
}

void read_part(const Outline& outline, std::uint32_t block, bool is_elsewhere, Related& story) {
  const std::string_view text = outline.blocks[block].text;
  const TextCounts& counts = outline.counts[block].text;
  auto time = counts.words <= kMaxStampWords ? find_joined_time(text, has_cue(outline, block, Rule::time_ago)) : std::nullopt;
  if (!time && counts.words <= kMaxMonthWords) {
    time = find_month_of_year(text);
    if (time && !is_parted_month(text, *time) && !has_cue(outline, block, Rule::cue_byline)) time.reset();
  }
  if (time && is_of_minutes(text, *time) && leads_to_recording(story.url)) return;
  if (time && (is_stamp(text, *time) || (time->span.begin == 0 && is_list_of_names(trim_joints(text.substr(time->span.end)))))) {
    if (story.published.empty() && !repeats_title(text, *time, story))
      story.published = text.substr(time->span.begin, time->span.end - time->span.begin);
    read_around_time(outline, block, span_of(text, text), *time, story);
  } else if (may_be_origin(text, counts) && read_origins(outline, block, span_of(text, text), OriginPlace::line, story)) {
    return;
  } else if (is_elsewhere && counts.words <= kMaxSourceWords && names_host(text, host_of(story.url))) {
    if (story.source.empty()) story.source = text;
  } else if (text != story.title && outline.blocks[block].kind != Kind::caption && !is_link_label(text, counts) &&
             !links_to_lists(outline.blocks[block]) && (outline.counts[block].links == 0 || !begins_as_label(text)) &&
             (counts.words >= kMinTeaserWords || (counts.sentence_ends > 0 && counts.words >= kMinTeaserSentenceWords))) {
    append_paragraph(story.text, text);
  }
}

// Whether a block is in the caption of a picture that a headline is not in: who is named there made the picture.
bool is_caption_beside(const Outline& outline, std::uint32_t block, std::uint32_t headline) {
  const auto in_caption = [&](std::uint32_t i) {
    return (outline.containers[outline.counts[i].container].landmarks & kInCaption) != 0;
  };
  return in_caption(block) && !in_caption(headline);
}

// Whether a container holds a story alone: neither the page's headline nor more of the article than of stories.
bool is_of_story(const Outline& outline, const BlockRange& blocks) {
  int more_related = 0;
  for (std::size_t i = blocks.begin; i < blocks.end; ++i) {
    const Kind kind = outline.blocks[i].kind;
    if (kind == Kind::title) return false;
    more_related += (kind == Kind::related) - (kind == Kind::article);
  }
  return more_related >= 0;
}

// Whether a text may be the article itself and not the headline of a story that was taken for it.
bool is_body(const Outline& outline, std::uint32_t block) {
  return outline.blocks[block].kind == Kind::article && outline.blocks[block].shape != Shape::heading &&
         link_of_all(outline, block) == nullptr;
}

// Whether the texts of kind article among the blocks around a headline are of its story. A few short blocks outnumber the long
// paragraphs of an article, so their words are compared; a teaser may be longer than the rest of its card, but comes after the
// headline.
bool has_own_text(const Outline& outline, const BlockRange& blocks, std::uint32_t headline) {
  std::uint32_t related = 0;
  std::uint32_t article = 0;
  bool is_before = false;
  for (std::uint32_t i = blocks.begin; i < blocks.end; ++i) {
    const std::uint32_t words = outline.counts[i].text.words;
    if (outline.blocks[i].kind == Kind::related) related += words;
    if (outline.blocks[i].kind == Kind::article) article += words;
    is_before |= i < headline && is_body(outline, i);
  }
  return article <= related || (!is_before && article <= kMaxTeaserWords);
}

bool has_time(const Outline& outline, ContainerId id) {
  const BlockRange blocks = blocks_of_card(outline, id);
  for (std::uint32_t i = blocks.begin; i < blocks.end; ++i)
    if (is_time(line_at(outline, i))) return true;
  return false;
}

// Whether a container has more items than the one inside of it: those of a list, or rows with times of their own.
bool is_list_around(const Outline& outline, ContainerId id, ContainerId inner) {
  if (inner == 0) return false;
  const Container& container = outline.containers[id];
  const Container& item = outline.containers[inner];
  const bool is_list = container.tag == Tag::ul || container.tag == Tag::ol || (item.tag == Tag::tr && has_time(outline, inner));
  return is_list && (container.blocks.begin != item.blocks.begin || container.blocks.end != item.blocks.end);
}

// The blocks around a headline that are of its story.
struct StoryBlocks {
  ContainerId card = 0;   // the largest container of the story alone; 0 for none
  BlockRange own_text{};  // those of which texts of kind article are of the story, too
};

// No larger than `card`.
StoryBlocks blocks_of_story(const Outline& outline, ContainerId card, std::uint32_t block) {
  StoryBlocks found{.own_text = {block, block + 1}};
  for (ContainerId id = card == 0 ? 0 : outline.counts[block].container; id != 0; id = outline.containers[id].parent) {
    const BlockRange blocks = blocks_of_card(outline, id);
    if (!is_of_story(outline, blocks) || is_list_around(outline, id, found.card)) break;
    if (has_own_text(outline, blocks, block)) found.own_text = blocks;
    found.card = id;
    if (id == card) break;
  }
  return found;
}

// Whether a block is all one link to an address.
bool is_linked_to(const Outline& outline, std::uint32_t block, std::string_view address) {
  const Inline* link = link_of_all(outline, block);
  return link != nullptr && page_address(link->target) == address;
}

// The blocks around a headline that are one link to its address, as they are where a card has no element but the link.
BlockRange linked_card(const Outline& outline, std::uint32_t block, std::string_view address) {
  BlockRange card{block, block + 1};
  if (!is_linked_to(outline, block, address)) return card;
  while (card.begin > 0 && block - card.begin < kMaxLinkedBlocks && is_linked_to(outline, card.begin - 1, address)) --card.begin;
  while (card.end < outline.blocks.size() && card.end - block < kMaxLinkedBlocks && is_linked_to(outline, card.end, address))
    ++card.end;
  return card;
}

}  // namespace

void read_story_parts(const Outline& outline, ContainerId card, std::uint32_t block, Span text, bool is_elsewhere,
                      Related& story) {
  const StoryBlocks own = blocks_of_story(outline, card, block);
  const BlockRange blocks =
      own.card == 0 ? linked_card(outline, block, page_address(story.url)) : blocks_of_card(outline, own.card);
  if (own.card == 0 && blocks.end - blocks.begin == 1) return;
  const BlockRange own_text = own.card == 0 ? blocks : own.own_text;
  read_rest_of_block(outline, block, text, story);
  for (std::uint32_t i = blocks.begin; i < blocks.end; ++i) {
    const Kind kind = outline.blocks[i].kind;
    const bool is_own_text = kind == Kind::article && i >= own_text.begin && i < own_text.end;
    const bool belongs = kind == Kind::related || kind == Kind::byline || kind == Kind::caption || is_own_text;
    if (i != block && belongs && !is_caption_beside(outline, i, block) && !has_cue(outline, i, Rule::cue_related_heading))
      read_part(outline, i, is_elsewhere, story);
  }
}

bool has_parts_beside(const Outline& outline, std::uint32_t block, Span text) {
  Related story;
  read_rest_of_block(outline, block, text, story);
  return !story.author.empty() || !story.published.empty() || !story.text.empty();
}

}  // namespace pith::internal
