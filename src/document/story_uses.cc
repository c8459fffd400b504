// Links of stories. In: blocks of kind related, and headings like theirs. Out: the links in them that may lead to stories, by address.
//
// The idea: links to the page itself, to its comments, to social networks and to results of a search are no stories, whatever
// their texts say, so they are left out before anything is counted.
#include "document/story_uses.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "document/item_lines.h"
#include "document/link_headline.h"
#include "document/person_addresses.h"
#include "document/section_addresses.h"
#include "document/story_elements.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxLabelBytes = 40;
constexpr std::uint32_t kMaxLabelWords = 5;
constexpr std::size_t kMinAlike = 3;         // headings of stories in elements of one kind
constexpr std::uint32_t kMinTopicWords = 3;  // of a link in a row, that is no tag
constexpr std::uint32_t kMinPostWords = 3;   // of a link to a comment that is named after the story, not after its author

// Headings of the article that are links as those of stories are, in elements of a kind of which more are of stories: some stories
// of a list were taken for the article.
std::vector<bool> headings_like_stories(const Outline& outline) {
  RoleCounts roles;
  const auto is_linked = [&](std::uint32_t i) {
    return outline.blocks[i].shape == Shape::heading && link_of_all(outline, i) != nullptr;
  };
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i)
    if (is_linked(i)) roles.add(element_role(outline, i), outline.blocks[i].kind == Kind::related);
  const std::unordered_set<std::uint32_t> of_stories = roles.with_most(kMinAlike, kMinAlike);
  std::vector<bool> found(outline.blocks.size());
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i)
    found[i] = outline.blocks[i].kind == Kind::article && is_linked(i) && of_stories.contains(element_role(outline, i));
  return found;
}

// The row or item of a list around a block; 0 for none.
ContainerId row_around(const Outline& outline, std::uint32_t block) {
  ContainerId id = outline.counts[block].container;
  while (id != 0 && outline.containers[id].tag != Tag::tr && outline.containers[id].tag != Tag::li)
    id = outline.containers[id].parent;
  return id;
}

bool has_time_of_story(const Outline& outline, ContainerId row) {
  const BlockRange blocks = blocks_of_card(outline, row);
  for (std::uint32_t i = blocks.begin; i < blocks.end; ++i)
    if (outline.blocks[i].kind == Kind::related && is_time(line_at(outline, i))) return true;
  return false;
}

// Links that were taken for tags, in elements of a kind in which stories are linked, and in a row that has the time of a story.
std::vector<bool> tags_like_stories(const Outline& outline) {
  std::unordered_set<std::uint32_t> of_stories;
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i)
    if (outline.blocks[i].kind == Kind::related && link_of_all(outline, i) != nullptr)
      of_stories.insert(element_role(outline, i));
  std::vector<bool> found(outline.blocks.size());
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    const bool is_long = outline.counts[i].text.words >= kMinTopicWords;
    if (outline.blocks[i].kind != Kind::tags || !is_long || link_of_all(outline, i) == nullptr) continue;
    const ContainerId row = row_around(outline, i);
    found[i] = row != 0 && of_stories.contains(element_role(outline, i)) && has_time_of_story(outline, row);
  }
  return found;
}

}  // namespace

StoryUses::StoryUses(const Outline& outline, const StoryPlaces& places, std::string_view page)
    : outline_(outline), host_(host_of(page)) {
  Others others;
  const bool is_list = lists_things(outline);
  const std::vector<bool> alike = is_list ? std::vector<bool>(outline.blocks.size()) : headings_like_stories(outline);
  const std::vector<bool> tags = tags_like_stories(outline);
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i)
    if ((outline.blocks[i].kind == Kind::related || alike[i] || tags[i]) && !places.is_row_of_sections(i))
      collect(i, page, others);
  // What is no story may lie below a section all the same.
  std::vector<std::string_view> all = addresses_;
  for (const auto& [address, block] : others) {
    all.push_back(address);
    if (is_site_page(address)) blocks_of_site_pages_.push_back(block);
  }
  lists_ = find_sections(all);
  lists_.resize(addresses_.size());
  const std::vector<std::size_t> below = is_list ? std::vector<std::size_t>() : parts_below_lists(page);
  const std::vector<bool> filters = find_filters(addresses_);
  for (std::size_t i = 0; i < addresses_.size(); ++i)
    lists_[i] = lists_[i] || filters[i] || people_[i] || pith::internal::leads_to_list(addresses_[i], below);
  short_addresses_ = static_cast<std::size_t>(std::ranges::count_if(addresses_, is_part_of_site)) * 2 >= addresses_.size();
}

void StoryUses::collect(std::uint32_t block, std::string_view page, Others& others) {
  for (const Inline& part : outline_.blocks[block].inlines) {
    if (part.mark != Mark::link) continue;
    const std::string_view address = page_address(part.target);
    if (address.empty() || is_home(address)) continue;
    const std::string_view text = text_of(block, part.text);
    const bool comments =
        leads_to_comments(part.target) || (leads_to_comment(part.target) && count_text(text).words < kMinPostWords);
    if (is_same_page(address, page) || is_of_network(address, page) || is_redirect(address, page) || is_site_page(address) ||
        is_search(address) || comments) {
      others.try_emplace(address, block);
      continue;
    }
    const auto [known, is_new] = ids_.try_emplace(address, static_cast<AddressId>(addresses_.size() + 1));
    if (is_new) {
      addresses_.push_back(address);
      targets_.push_back(part.target);
      people_.push_back(false);
    }
    // The name is a line of its own above what a person does.
    if (names_person(address, text.substr(0, text.find('\n')))) people_[known->second - 1] = true;
    uses_.push_back({known->second, block, headline_of_link(outline_, block, part.text, address)});
    add_text(uses_.back());
  }
}

std::string_view StoryUses::text_of(std::uint32_t block, Span text) const {
  return trim(outline_.blocks[block].text.substr(text.begin, text.end - text.begin));
}

void StoryUses::add_text(const LinkUse& use) {
  const std::string_view text = text_of(use);
  if (text.size() > kMaxLabelBytes || count_text(text).words > kMaxLabelWords) return;
  const auto [known, is_new] = address_of_text_.try_emplace(text, use.address);
  if (known->second != use.address) known->second = kSeveral;
}

bool StoryUses::is_repeated(std::string_view text) const {
  const auto known = address_of_text_.find(text);
  return known != address_of_text_.end() && known->second == kSeveral;
}

}  // namespace pith::internal
