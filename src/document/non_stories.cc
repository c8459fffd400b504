// Links that are no stories. In: titles of stories. Out: those that nobody paid for, and that are of no review and no code.
//
// The idea: such links are told by what stands around them or by what counts them, since their texts may be like headlines. A site
// pays for no links to its own pages.
#include "document/non_stories.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "blocks/letter_case.h"
#include "document/paid_links.h"
#include "document/story_addresses.h"
#include "document/story_elements.h"
#include "document/story_names.h"
#include "document/story_places.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxBoxBlocks = 100;  // of a box whose names speak for all that is in it
constexpr std::uint32_t kMaxTrailBlocks = 12;
constexpr std::uint32_t kMaxSectionWords = 6;  // of a link to a section that the page is in
constexpr std::uint32_t kMinStoryWords = 4;    // of a link in a trail to what lies where the page does
constexpr std::size_t kMinCodeNames = 3;       // of a page that names parts of programs
constexpr std::uint32_t kMaxCodeWords = 5;     // of a link beside such names

// Whether one of several class names says that a box is a part.
bool names_box(std::string_view names, StoryName part) {
  return any_token(names, [&](std::string_view name) {
    const std::string lower = to_lower(name);
    const auto first_of = [&](StoryName wanted, bool is_whole) {
      std::size_t first = std::string_view::npos;
      for (const StoryNameRow& row : kStoryNames)
        if (row.part == wanted) first = std::min(first, find_word(name, lower, row.text, is_whole));
      return first;
    };
    const std::size_t at = first_of(part, false);
    if (at == std::string_view::npos || follows_word(name, lower, at, StoryName::not_box)) return false;
    return part != StoryName::review || first_of(StoryName::not_review, true) > at;
  });
}

// Boxes whose names tell a part. Each container is looked at once.
class Boxes {
 public:
  Boxes(const Outline& outline, StoryName part, std::uint32_t most_blocks = kMaxBoxBlocks)
      : outline_(outline), part_(part), most_blocks_(most_blocks), known_(outline.containers.size()) {}

  // Whether one is around a block, but not one as large as the page.
  bool are_around(std::uint32_t block) {
    const ContainerId first = outline_.counts[block].container;
    ContainerId id = first;
    while (known_[id] == Answer::unknown && is_box(id) && !is_named(id)) id = outline_.containers[id].parent;
    const bool found = known_[id] == Answer::unknown ? is_box(id) : known_[id] == Answer::yes;
    for (ContainerId inner = first; inner != id; inner = outline_.containers[inner].parent)
      known_[inner] = found ? Answer::yes : Answer::no;
    known_[id] = found ? Answer::yes : Answer::no;
    return found;
  }

 private:
  enum class Answer : std::uint8_t { unknown, no, yes };

  bool is_box(ContainerId id) const {
    const BlockRange& blocks = outline_.containers[id].blocks;
    return id != 0 && blocks.end - blocks.begin <= most_blocks_;
  }
  bool is_named(ContainerId id) const { return names_box(outline_.containers[id].names, part_); }

  const Outline& outline_;
  StoryName part_;
  std::uint32_t most_blocks_;
  std::vector<Answer> known_;  // by container
};

bool is_paid(const Outline& outline, const StoryUses& uses, AddressId id, std::uint32_t block, Boxes& paid) {
  if (uses.is_of_site(id) || is_counted_by_owner(uses.address(id))) return false;
  const bool is_marked = names_box(outline.counts[block].inline_names, StoryName::paid);
  return is_marked || is_counted_for_pay(uses.address(id)) || paid.are_around(block);
}

bool shows_goods(const Outline& outline) {
  return outline.type == PageType::product || outline.type == PageType::collection || outline.type == PageType::service;
}

// "FnOnce": a capital after a small letter.
bool is_in_camel_case(std::string_view text) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return std::ranges::adjacent_find(text, [&](char a, char b) { return is_small(a) && b >= 'A' && b <= 'Z'; }) != text.end();
}

// "FnOnce", "type_id", "max()": a text with a sign that only code has.
bool is_code_name(std::string_view text) {
  return is_in_camel_case(text) || text.find_first_of("_<>&={}") != std::string_view::npos ||
         text.find("::") != std::string_view::npos || text.find("()") != std::string_view::npos;
}

void drop_code_names(const StoryUses& uses, std::vector<StoryTitle>& titles) {
  const auto is_name = [&](const StoryTitle& title) {
    return title.chosen() && title.words <= kMaxCodeWords && is_code_name(uses.text_of(title.block, title.text));
  };
  if (static_cast<std::size_t>(std::ranges::count_if(titles, is_name)) < kMinCodeNames) return;
  for (StoryTitle& title : titles)
    if (is_name(title) || (title.chosen() && title.words == 1)) title = {};
}

// The sections that the page is in, which may be linked elsewhere as well; on pages that list things, also those of the site's menu,
// which link parts of their lists. What lies where the page does may be a story as the page is.
void drop_sections(const Outline& outline, const StoryUses& uses, std::string_view page, std::vector<StoryTitle>& titles) {
  const bool is_list = lists_things(outline);
  const std::string_view beside = directory_of(page);
  Boxes trails(outline, StoryName::trail, kMaxTrailBlocks);
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    if (outline.counts[i].links == 0) continue;
    if (!trails.are_around(i) && !(is_list && is_in_site_menu(outline, i))) continue;
    for (const Inline& part : outline.blocks[i].inlines) {
      const AddressId id = part.mark == Mark::link ? uses.id_of(page_address(part.target)) : kNoAddress;
      if (id == kNoAddress || !titles[id].chosen() || titles[id].words > kMaxSectionWords) continue;
      const bool lies_beside = !is_list && !beside.empty() && directory_of(uses.address(id)) == beside;
      if (!lies_beside || titles[id].words < kMinStoryWords) titles[id] = {};
    }
  }
}

}  // namespace

void drop_non_stories(const Outline& outline, const StoryUses& uses, std::string_view page, std::vector<StoryTitle>& titles) {
  Boxes paid(outline, StoryName::paid);
  Boxes reviews(outline, StoryName::review);
  const bool has_reviews = shows_goods(outline);
  for (AddressId id = 1; id < titles.size(); ++id) {
    if (!titles[id].chosen()) continue;
    const std::uint32_t block = titles[id].block;
    if (is_paid(outline, uses, id, block, paid) || (has_reviews && reviews.are_around(block))) titles[id] = {};
  }
  drop_sections(outline, uses, page, titles);
  if (outline.type == PageType::documentation) drop_code_names(uses, titles);
}

}  // namespace pith::internal
