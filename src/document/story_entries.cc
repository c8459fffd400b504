// Entries of lists. In: titles of stories on a page that lists things. Out: those of other stories.
//
// The idea: the entries of a list stand in elements of one kind, of which the page has more than of any other. Kinds of blocks are
// not asked, since the trees take some entries of a list for the article and others for other stories. What stands in such an
// element under a heading of other stories, or beside the list, is no entry.
#include "document/story_entries.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "classify/names.h"
#include "document/story_addresses.h"
#include "document/story_elements.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinEntries = 6;
constexpr std::uint32_t kMinEntryWords = 2;
constexpr std::uint32_t kMaxPartWords = 6;  // of a link to a part of a service

bool is_entry_like(const Outline& outline, std::uint32_t block) {
  const Kind kind = outline.blocks[block].kind;
  const bool may_be = kind == Kind::related || kind == Kind::article || kind == Kind::ad;
  return may_be && outline.counts[block].text.words >= kMinEntryWords && link_of_all(outline, block) != nullptr;
}

// The number of the kind of element that most links of the page are in; 0 where there is no list.
std::uint32_t role_of_list(const Outline& outline, const std::vector<StoryTitle>& titles) {
  std::unordered_map<std::uint32_t, std::size_t> counts;
  for (const StoryTitle& title : titles)
    if (title.chosen() && !is_entry_like(outline, title.block)) ++counts[title.role];
  std::uint32_t best = 0;
  std::size_t most = 0;
  for (const auto& [role, count] : counts)
    if (count >= kMinEntries && (count > most || (count == most && role < best))) best = role, most = count;
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    if (!is_entry_like(outline, i)) continue;
    const std::uint32_t role = element_role(outline, i);
    if (const std::size_t count = ++counts[role]; count >= kMinEntries && count > most) best = role, most = count;
  }
  return best;
}

bool is_beside(const Outline& outline, std::uint32_t block) {
  for (ContainerId id = outline.counts[block].container; id != 0; id = outline.containers[id].parent)
    if ((outline.containers[id].name_rules & name_bit(Rule::name_related)) != 0) return true;
  return (outline.containers[outline.counts[block].container].landmarks & kInAside) != 0;
}

void drop_entries_of_list(const Outline& outline, std::vector<StoryTitle>& titles) {
  const std::uint32_t list = role_of_list(outline, titles);
  if (list == 0) return;
  std::vector<bool> is_entry(outline.blocks.size());
  bool under_others = false;
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    const bool in_list = element_role(outline, i) == list;
    if (outline.blocks[i].shape == Shape::heading && !in_list) under_others = outline.blocks[i].kind == Kind::related;
    is_entry[i] = in_list && !under_others && !is_beside(outline, i);
  }
  for (StoryTitle& title : titles)
    if (title.chosen() && is_entry[title.block]) title = {};
}

}  // namespace

void drop_entries(const Outline& outline, const StoryUses& uses, std::string_view page, std::vector<StoryTitle>& titles) {
  if (outline.type == PageType::listing || outline.type == PageType::collection) drop_entries_of_list(outline, titles);
  if (outline.type != PageType::service) return;
  for (AddressId id = 1; id < titles.size(); ++id)
    if (titles[id].chosen() && titles[id].words <= kMaxPartWords && lies_below(uses.address(id), page)) titles[id] = {};
}

}  // namespace pith::internal
