// Menus. In: titles of stories. Out: those of stories outside of menus.
//
// The idea: many links in a menu are its sections and what they are about, but for those whose addresses repeat their headlines;
// and where most links around were labelled as navigation, those are entries, too. Where there are few, the site's menu has short
// ones.
#include "document/story_menus.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "classify/names.h"
#include "document/item_lines.h"
#include "document/story_addresses.h"
#include "document/story_elements.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinMenuLinks = 6;
constexpr std::size_t kMinLargeMenuLinks = 20;  // in elements of one kind
constexpr std::size_t kMinWordsInAddress = 3;
constexpr std::uint32_t kMaxBelowHeading = 12;  // blocks of stories
constexpr std::uint32_t kMinMenuWords = 5;
constexpr std::uint32_t kMinHeadlineWords = 9;  // of a headline whose address has other words
constexpr std::uint32_t kMinWordsOfFew = 4;     // of a headline in the site's menu of few links

struct Menu {
  std::vector<AddressId> stories{};
  std::size_t links = 0;  // that may be stories or lead to pages about the site
};

class MenuFinder {
 public:
  MenuFinder(const Outline& outline, const StoryUses& uses, const StoryPlaces& places, std::vector<StoryTitle>& titles)
      : outline_(outline), uses_(uses), places_(places), titles_(titles), has_label_(titles.size()) {
    for (const LinkUse& use : uses.all())
      if (titles[use.address].chosen() && use.block != titles[use.address].block && !uses.text_of(use).empty())
        has_label_[use.address] = true;
  }

  void drop() {
    for (const auto& [id, menu] : collect()) {
      const bool is_long = menu.stories.size() + menu.links >= kMinMenuLinks;
      std::unordered_set<std::uint32_t> roles = roles_of_navigation(id);
      roles.merge(roles_of_entries(menu.stories));
      // Footers have the latest stories as well as menus, so that only links like them tell what they are.
      const bool is_plain_footer = outline_.containers[id].tag == Tag::footer && !is_named_menu(id);
      const std::vector<bool> named = blocks_under_menu_headings(id);
      const std::vector<bool> related = blocks_under_story_headings(id);
      for (const AddressId story : menu.stories) {
        if (related[titles_[story].block - outline_.containers[id].blocks.begin]) continue;
        const bool is_short = !is_plain_footer && is_short_entry(id, story, is_long);
        const bool is_named = named[titles_[story].block - outline_.containers[id].blocks.begin];
        if (is_short || is_named || roles.contains(titles_[story].role)) titles_[story] = {};
      }
    }
  }

 private:
  std::unordered_map<ContainerId, Menu> collect() const {
    std::unordered_map<ContainerId, Menu> menus;
    for (AddressId id = 1; id < titles_.size(); ++id)
      if (titles_[id].chosen())
        if (const ContainerId menu = places_.menu_around(titles_[id].block); menu != 0) menus[menu].stories.push_back(id);
    for (const std::uint32_t block : uses_.blocks_of_site_pages())
      if (const ContainerId menu = places_.menu_around(block); menu != 0) ++menus[menu].links;
    std::vector<bool> counted(titles_.size());
    for (const LinkUse& use : uses_.all()) {
      if (counted[use.address] || titles_[use.address].chosen() || !uses_.leads_to_part_of_site(use.address)) continue;
      counted[use.address] = true;
      if (const ContainerId menu = places_.menu_around(use.block); menu != 0) ++menus[menu].links;
    }
    return menus;
  }

  // For each block of a menu, whether the last heading before it says that links follow: "Quick links".
  std::vector<bool> blocks_under_menu_headings(ContainerId id) const {
    const BlockRange& blocks = outline_.containers[id].blocks;
    std::vector<bool> under(blocks.end - blocks.begin);
    bool is_menu = false;
    for (std::uint32_t i = blocks.begin; i < blocks.end; ++i) {
      if (outline_.blocks[i].shape == Shape::heading) is_menu = has_cue(outline_, i, Rule::cue_menu);
      under[i - blocks.begin] = is_menu;
    }
    return under;
  }

  // For each block of a menu, whether a line before it says that stories follow, "More about boats", and as few follow as such a
  // list has. Headings are no such lines, since they part the columns of large menus.
  std::vector<bool> blocks_under_story_headings(ContainerId id) const {
    const BlockRange& blocks = outline_.containers[id].blocks;
    std::vector<bool> under(blocks.end - blocks.begin);
    if ((outline_.containers[id].landmarks & kInHeader) != 0) return under;
    for (std::uint32_t i = blocks.begin; i < blocks.end;) {
      const bool announces = is_related(i) && has_cue(outline_, i, Rule::cue_related_heading);
      const std::uint32_t first = ++i;
      if (!announces) continue;
      while (i < blocks.end && is_related(i) && !has_cue(outline_, i, Rule::cue_related_heading)) ++i;
      if (i - first > kMaxBelowHeading) continue;
      for (std::uint32_t k = first; k < i; ++k) under[k - blocks.begin] = true;
    }
    return under;
  }

  bool is_related(std::uint32_t block) const {
    return outline_.blocks[block].kind == Kind::related && outline_.blocks[block].shape != Shape::heading;
  }

  // Kinds of elements of which a menu has more that were labelled as navigation than as stories.
  std::unordered_set<std::uint32_t> roles_of_navigation(ContainerId id) const {
    RoleCounts counts;
    const BlockRange& blocks = outline_.containers[id].blocks;
    for (std::uint32_t i = blocks.begin; i < blocks.end; ++i) {
      const Kind kind = outline_.blocks[i].kind;
      if (outline_.counts[i].links > 0 && (kind == Kind::nav || kind == Kind::related))
        counts.add(element_role(outline_, i), kind == Kind::nav);
    }
    return counts.with_most(kMinMenuLinks, kMinMenuLinks);
  }

  // Kinds of elements with many links in a menu, most of which are no headlines. Their other links are entries of the menu, too.
  std::unordered_set<std::uint32_t> roles_of_entries(const std::vector<AddressId>& stories) const {
    RoleCounts counts;
    for (const AddressId story : stories) counts.add(titles_[story].role, is_entry(story));
    return counts.with_most(kMinLargeMenuLinks, 0);
  }

  bool is_short_entry(ContainerId menu, AddressId story, bool is_long) const {
    return is_long ? is_entry(story) : is_site_menu(menu) && titles_[story].words < kMinWordsOfFew;
  }

  bool is_entry(AddressId id) const {
    const StoryTitle& title = titles_[id];
    if (title.words < kMinMenuWords) return true;
    if (outline_.blocks[title.block].shape == Shape::heading) return false;
    return (title.words < kMinHeadlineWords || has_label_[id]) &&
           words_in_address(uses_.address(id), uses_.text_of(title.block, title.text)) < kMinWordsInAddress;
  }

  bool is_named_menu(ContainerId id) const {
    const Container& container = outline_.containers[id];
    return container.role == "navigation" || (container.name_rules & name_bit(Rule::name_nav)) != 0 || is_site_menu(id);
  }

  // Not the links to the story before and after the page's own.
  bool is_site_menu(ContainerId id) const {
    const Container& container = outline_.containers[id];
    return (container.landmarks & kInHeader) != 0 || to_lower(container.names).find("menu") != std::string::npos;
  }

  const Outline& outline_;
  const StoryUses& uses_;
  const StoryPlaces& places_;
  std::vector<StoryTitle>& titles_;
  std::vector<bool> has_label_;  // by address: whether another text links to it, which the title explains
};

}  // namespace

void drop_menus(const Outline& outline, const StoryUses& uses, const StoryPlaces& places, std::vector<StoryTitle>& titles) {
  MenuFinder(outline, uses, places, titles).drop();
}

}  // namespace pith::internal
