// Parts of a story. In: its card. Out: source, time and teaser.
#include "document/story_parts.h"

#include <algorithm>

#include "base/text.h"
#include "document/item_lines.h"
#include "document/printed_times.h"
#include "document/signature.h"
#include "document/story_labels.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMinTeaserWords = 8;
constexpr std::uint32_t kMaxStampWords = 16;
constexpr std::uint32_t kMaxStampRest = 6;
constexpr std::uint32_t kMaxSentenceRest = 2;  // "Updated on 3 May."
constexpr std::uint32_t kMinTeaserSentenceWords = 4;
constexpr std::size_t kMaxCardBlocks = 40;
constexpr std::string_view kSourceNames[] = {"source", "author", "publisher", "provider", "byline"};

bool names_source(const Outline& outline, std::uint32_t block) {
  if (has_cue(outline, block, Rule::cue_byline)) return true;
  const std::string_view names = outline.counts[block].inline_names;
  const std::string_view outer = outline.containers[outline.counts[block].container].names;
  return std::ranges::any_of(kSourceNames, [&](std::string_view sign) {
    return names.find(sign) != std::string_view::npos || outer.find(sign) != std::string_view::npos;
  });
}

// A name with a plus sign is a mark of stories for subscribers.
std::string source_in(std::string_view name) {
  return name.find('+') == std::string_view::npos ? std::string(name) : std::string();
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
    if (time && story.published.empty()) story.published = rest.substr(time->span.begin, time->span.end - time->span.begin);
    if (!time && counts.words >= kMinTeaserWords && story.text.empty()) story.text = rest;
  }
}

// Whether the line of a text that a time stands in says little else, and no sentence: "Harbour, 3 May" but not "Open until 3
// May.".
bool is_stamp(std::string_view text, const PrintedTime& time) {
  const std::size_t end = std::min(text.find('\n', time.span.end), text.size());
  const std::size_t begin = time.span.begin == 0 ? 0 : text.rfind('\n', time.span.begin - 1) + 1;  // npos + 1 is 0
  const std::string_view line = trim(text.substr(begin, end - begin));
  const std::uint32_t inside = count_text(text.substr(time.span.begin, time.span.end - time.span.begin)).words;
  const std::uint32_t rest = count_text(line).words - inside;
  return rest <= (line.ends_with('.') ? kMaxSentenceRest : kMaxStampRest);
}

void read_part(const Outline& outline, std::uint32_t block, Related& story) {
  const std::string_view text = outline.blocks[block].text;
  const TextCounts& counts = outline.counts[block].text;
  const auto time =
      counts.words <= kMaxStampWords ? find_printed_time(text, has_cue(outline, block, Rule::time_ago)) : std::nullopt;
  if (time && is_stamp(text, *time)) {
    if (story.published.empty()) story.published = text.substr(time->span.begin, time->span.end - time->span.begin);
    if (story.source.empty() && names_source(outline, block)) story.source = source_in(name_in(text.substr(0, time->span.begin)));
  } else if (names_source(outline, block) && counts.words < kMinTeaserWords) {
    if (story.source.empty()) story.source = source_in(name_in(text));
  } else if (text != story.title && !is_link_label(text, counts) &&
             (counts.words >= kMinTeaserWords || (counts.sentence_ends > 0 && counts.words >= kMinTeaserSentenceWords))) {
    append_paragraph(story.text, text);
  }
}

// Whether a container holds a story alone: neither the page's headline nor more of the article than of stories.
bool is_of_story(const Outline& outline, const BlockRange& blocks) {
  int more_related = 0;
  const std::size_t end = std::min<std::size_t>(blocks.end, blocks.begin + kMaxCardBlocks);
  for (std::size_t i = blocks.begin; i < end; ++i) {
    const Kind kind = outline.blocks[i].kind;
    if (kind == Kind::title) return false;
    more_related += (kind == Kind::related) - (kind == Kind::article);
  }
  return more_related >= 0;
}

// Whether a container is a list that has more items than the one inside of it.
bool is_list_around(const Outline& outline, ContainerId id, ContainerId inner) {
  const Container& container = outline.containers[id];
  if (inner == 0 || (container.tag != Tag::ul && container.tag != Tag::ol)) return false;
  const BlockRange& item = outline.containers[inner].blocks;
  return container.blocks.begin != item.begin || container.blocks.end != item.end;
}

// The largest container of the story alone around a block, but no larger than its card; 0 for none.
ContainerId inner_card(const Outline& outline, ContainerId card, std::uint32_t block) {
  ContainerId inner = 0;
  for (ContainerId id = card == 0 ? 0 : outline.counts[block].container; id != 0; id = outline.containers[id].parent) {
    if (!is_of_story(outline, outline.containers[id].blocks) || is_list_around(outline, id, inner)) break;
    inner = id;
    if (id == card) break;
  }
  return inner;
}

}  // namespace

void read_story_parts(const Outline& outline, ContainerId card, std::uint32_t block, Span text, Related& story) {
  card = inner_card(outline, card, block);
  if (card == 0) return;
  read_rest_of_block(outline, block, text, story);
  const BlockRange& blocks = outline.containers[card].blocks;
  const std::size_t end = std::min<std::size_t>(blocks.end, blocks.begin + kMaxCardBlocks);
  for (std::uint32_t i = blocks.begin; i < end; ++i) {
    const Kind kind = outline.blocks[i].kind;
    const bool belongs = kind == Kind::related || kind == Kind::byline || kind == Kind::caption || kind == Kind::article;
    if (i != block && belongs && !has_cue(outline, i, Rule::cue_related_heading)) read_part(outline, i, story);
  }
}

}  // namespace pith::internal
