// In: an Outline of an HTML page whose blocks have kinds. Out: these kinds, with those that sections settle.
//
// The idea: a heading such as "More from the harbour" says little about itself, and one that is alone below the last paragraph looks
// like a part of the article. What it heads is judged far more surely. And the headlines of stories below "Related posts" are of one
// kind, even if one of them reads like a line of the article.
#include "classify/sections.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>

#include "classify/rule_table.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxLevels = 3;  // of containers around the heading alone
constexpr float kMinLinkShare = 0.9F;    // of the characters of an item

// The end of the innermost container around the heading that has more than it.
std::uint32_t end_around(const Outline& outline, std::uint32_t heading) {
  ContainerId id = outline.counts[heading].container;
  for (std::uint32_t level = 0; level < kMaxLevels && outline.containers[id].blocks.end <= heading + 1; ++level)
    id = outline.containers[id].parent;
  return outline.containers[id].blocks.end;
}

// The kind of most words of a section, blocks `heading` + 1 to `end`.
std::optional<Kind> kind_of_section(const Outline& outline, std::span<const Kind> kinds, std::uint32_t heading,
                                    std::uint32_t end) {
  std::array<std::uint32_t, kKindCount> words{};
  std::uint32_t sum = 0;
  for (std::uint32_t i = heading + 1; i < end; ++i) {
    const std::uint32_t count = outline.counts[i].text.words;
    if (count > 0 && (kinds[i] == Kind::article || kinds[i] == Kind::title)) return std::nullopt;
    words[static_cast<std::size_t>(kinds[i])] += count;
    sum += count;
  }
  const auto most = std::ranges::max_element(words);
  const auto kind = static_cast<Kind>(most - words.begin());
  if (sum == 0 || 2 * *most < sum) return std::nullopt;
  return kind == Kind::related || kind == Kind::comment ? std::optional(kind) : std::nullopt;
}

bool heads_comments(const Outline& outline, std::span<const Kind> kinds, std::uint32_t heading) {
  const std::span<const Rule> cues = outline.cues[heading];
  return kinds[heading] == Kind::comment && std::ranges::find(cues, Rule::cue_comment_heading) != cues.end();
}

std::uint32_t article_words(const Outline& outline, std::span<const Kind> kinds, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t words = 0;
  for (std::uint32_t i = begin; i < end; ++i) words += kinds[i] == Kind::article ? outline.counts[i].text.words : 0;
  return words;
}

// The number of comments also stands above the article, and then the article is its section.
void label_comments(const Outline& outline, std::uint32_t heading, std::uint32_t end, std::uint32_t words_before,
                    std::span<Kind> kinds) {
  if (article_words(outline, kinds, heading + 1, end) >= words_before) return;
  for (std::uint32_t i = heading + 1; i < end; ++i)
    if (kinds[i] == Kind::article) kinds[i] = Kind::comment;
}

// Up to where the article goes on.
void label_stories(const Outline& outline, std::uint32_t heading, std::uint32_t end, std::span<Kind> kinds) {
  for (std::uint32_t i = heading + 1; i < end; ++i) {
    if (kinds[i] != Kind::article) continue;
    if (!is_linked_item(outline, i)) return;
    kinds[i] = Kind::related;
  }
}

void label_sections(const Outline& outline, std::span<const std::uint32_t> ends, std::span<Kind> kinds) {
  std::uint32_t words = 0;  // of the article so far
  for (std::uint32_t i = 0; i < kinds.size(); ++i) {
    words += kinds[i] == Kind::article ? outline.counts[i].text.words : 0;
    if (heads_comments(outline, kinds, i)) label_comments(outline, i, ends[i], words, kinds);
    if (kinds[i] == Kind::related) label_stories(outline, i, ends[i], kinds);
  }
}

void label_last_headings(const Outline& outline, std::span<const std::uint32_t> ends, std::span<Kind> kinds) {
  for (std::uint32_t i = static_cast<std::uint32_t>(kinds.size()); i-- > 0;) {
    if (kinds[i] != Kind::article || outline.counts[i].text.words == 0) continue;
    const std::optional<Kind> kind = ends[i] > 0 ? kind_of_section(outline, kinds, i, ends[i]) : std::nullopt;
    if (!kind) return;
    kinds[i] = *kind;
  }
}

}  // namespace

std::vector<std::uint32_t> section_ends(const Outline& outline) {
  const auto size = static_cast<std::uint32_t>(outline.blocks.size());
  std::vector<std::uint32_t> ends(size);
  if (!outline.html) return ends;
  std::array<std::uint32_t, 256> next{};  // for each level, the first heading of it or a higher one that comes after
  next.fill(size);
  for (std::uint32_t i = size; i-- > 0;) {
    const Block& block = outline.blocks[i];
    if (block.shape != Shape::heading || block.text.empty()) continue;
    const std::uint32_t end = std::min(next[block.level], end_around(outline, i));
    if (end > i + 1) ends[i] = end;
    std::fill(next.begin() + block.level, next.end(), i);
  }
  return ends;
}

bool is_linked_item(const Outline& outline, std::uint32_t block) {
  const BlockCounts& counts = outline.counts[block];
  return outline.blocks[block].shape == Shape::item && counts.links > 0 &&
         static_cast<float>(counts.link_chars) >= kMinLinkShare * static_cast<float>(counts.text.chars);
}

std::vector<Kind> settle_sections(const Outline& outline) {
  std::vector<Kind> kinds;
  std::ranges::transform(outline.blocks, std::back_inserter(kinds), &Block::kind);
  const std::vector<std::uint32_t> ends = section_ends(outline);
  if (outline.type == PageType::article) label_sections(outline, ends, kinds);
  label_last_headings(outline, ends, kinds);
  return kinds;
}

}  // namespace pith::internal
