// Titles of stories as they are printed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "blocks/outline.h"
#include "document/story_candidates.h"

namespace pith::internal {

/// A story and where its title stands.
struct FoundStory {
  StoryTitle title{};
  std::string_view address{};
  Related related{};
};

/// Takes labels, badges, arrows, dates and what else pages print with headlines out of the titles. Dates become those of the
/// stories. What one title has alone may be part of a headline, so several must have it.
void clean_titles(const Outline& outline, std::vector<FoundStory>& stories);

}  // namespace pith::internal
