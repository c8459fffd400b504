// What class names say about the texts of a story.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/text.h"

namespace pith::internal {

enum class StoryName : std::uint8_t {
  author,
  badge,
  headline,
  not_box,
  not_origin,
  not_review,
  not_source,
  other_work,
  pager,
  paid,
  review,
  source,
  subheadline,
  trail
};

struct StoryNameRow {
  StoryName part;
  std::string_view text;
};

inline constexpr StoryNameRow kStoryNames[] = {
#define STORY_NAME(part, text) {StoryName::part, text},
#include "document/story_names.inc"
#undef STORY_NAME
};

/// Whether a word begins at a place in a name: "reviews" in "customer-reviews" and "customerReviews", not "view" in "reviews".
constexpr bool begins_word(std::string_view name, std::size_t at) {
  if (at == 0 || at >= name.size() || !is_ascii_letter(name[at]) || !is_ascii_letter(name[at - 1])) return true;
  return name[at] <= 'Z' && name[at - 1] >= 'a';
}

/// Whether class names contain a text that story_names.inc has for `part`, even inside of a longer word: "posttitle".
constexpr bool has_story_name(std::string_view names, StoryName part) {
  return std::ranges::any_of(
      kStoryNames, [&](const StoryNameRow& row) { return row.part == part && names.find(row.text) != std::string_view::npos; });
}

/// Where the first word of a name is that is a text, or that only begins with it; npos for nowhere. `lower` is the name in lower
/// case.
std::size_t find_word(std::string_view name, std::string_view lower, std::string_view text, bool is_whole);

/// Whether a word that a row has for `part` stands right before a place in a name: "no-" before "advertisement".
bool follows_word(std::string_view name, std::string_view lower, std::size_t at, StoryName part);

enum class Origin : std::uint8_t { none, author, source };

/// What class names say that an element has: a story's author or its source. The last such word of a name counts: "byline-source"
/// has the source, "source-author" the author. Of several names, the first that says it counts.
Origin origin_named_by(std::string_view names);

}  // namespace pith::internal
