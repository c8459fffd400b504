// Copies of menus. In: titles of stories. Out: those of stories that are not in a list that repeats the site's menu.
//
// The idea: a list of short links, most of which the site's menu has as well, is navigation, and so are the few that the menu
// lacks. A heading, or a date, an author or a teaser beside a link, makes it a story, which a menu may show, too.
#include "document/menu_copies.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "base/utf8.h"
#include "document/story_addresses.h"
#include "document/story_parts.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinCopies = 10;  // a list of fewer may be of stories that are also in the menu
constexpr double kMinCopiedShare = 0.75;
constexpr std::uint32_t kMaxMenuWords = 5;
constexpr std::uint32_t kMaxUnspacedMenuWords = 2;  // in scripts without spaces, where a word is two characters

struct LinkList {
  std::vector<AddressId> short_links{};
  std::size_t copies = 0;  // of the short links
  std::size_t links = 0;
};

class MenuCopies {
 public:
  MenuCopies(const Outline& outline, const StoryUses& uses, const StoryPlaces& places, std::vector<StoryTitle>& titles)
      : outline_(outline),
        uses_(uses),
        places_(places),
        titles_(titles),
        in_(uses.addresses_in([&](AddressId id) { return titles[id].chosen(); })) {}

  void drop() {
    std::unordered_map<ContainerId, LinkList> lists;
    const std::vector<bool> in_menu = links_of_menu();
    for (AddressId id = 1; id < titles_.size(); ++id) {
      if (!titles_[id].chosen()) continue;
      LinkList& list = lists[list_around(titles_[id].block)];
      ++list.links;
      if (!is_menu_like(id)) continue;
      list.short_links.push_back(id);
      list.copies += in_menu[id];
    }
    for (const auto& [container, list] : lists)
      if (list.copies >= kMinCopies && static_cast<double>(list.copies) > kMinCopiedShare * static_cast<double>(list.links))
        for (const AddressId id : list.short_links) titles_[id] = {};
  }

 private:
  std::vector<bool> links_of_menu() const {
    std::vector<bool> found(titles_.size());
    for (std::uint32_t i = 0; i < outline_.blocks.size(); ++i) {
      if (outline_.counts[i].links == 0 || !is_in_site_menu(outline_, i)) continue;
      for (const Inline& part : outline_.blocks[i].inlines)
        if (part.mark == Mark::link) found[uses_.id_of(page_address(part.target))] = true;
    }
    return found;
  }

  // The smallest container around a block that has several stories.
  ContainerId list_around(std::uint32_t block) const {
    ContainerId id = outline_.counts[block].container;
    while (id != 0 && in_[id] != kSeveral) id = outline_.containers[id].parent;
    return id;
  }

  bool is_menu_like(AddressId id) const {
    const StoryTitle& title = titles_[id];
    if (outline_.blocks[title.block].shape == Shape::heading) return false;
    std::size_t at = 0;
    const std::string_view text = uses_.text_of(title.block, title.text);
    const bool is_unspaced = is_unspaced_script(decode_code_point(text, at));
    if (title.words > (is_unspaced ? kMaxUnspacedMenuWords : kMaxMenuWords)) return false;
    const ContainerId card = places_.card_of(title.block, id, in_);
    if (card == 0) return true;
    const BlockRange& blocks = outline_.containers[card].blocks;
    return blocks.end - blocks.begin == 1 && !has_parts_beside(outline_, title.block, title.text);
  }

  const Outline& outline_;
  const StoryUses& uses_;
  const StoryPlaces& places_;
  std::vector<StoryTitle>& titles_;
  std::vector<AddressId> in_;  // by container
};

}  // namespace

void drop_menu_copies(const Outline& outline, const StoryUses& uses, const StoryPlaces& places, std::vector<StoryTitle>& titles) {
  MenuCopies(outline, uses, places, titles).drop();
}

}  // namespace pith::internal
