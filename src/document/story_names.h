// What class names say about the texts of a story.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace pith::internal {

enum class StoryName : std::uint8_t {
  author,
  badge,
  headline,
  not_box,
  not_review,
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

/// Whether class names contain a text that story_names.inc has for `part`, even inside of a longer word: "posttitle".
constexpr bool has_story_name(std::string_view names, StoryName part) {
  return std::ranges::any_of(
      kStoryNames, [&](const StoryNameRow& row) { return row.part == part && names.find(row.text) != std::string_view::npos; });
}

}  // namespace pith::internal
