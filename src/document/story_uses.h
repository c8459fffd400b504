// The links to other pages in blocks of stories.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hosts.h"
#include "blocks/outline.h"
#include "document/story_addresses.h"
#include "document/story_places.h"

namespace pith::internal {

/// A link to another page.
struct LinkUse {
  AddressId address = kNoAddress;
  std::uint32_t block = 0;
  Span text{};  ///< what of the link's text is like a headline
};

/// All links of related blocks, and of headings like theirs, that may lead to stories, in the order of the page, and the addresses
/// that they lead to. The outline must outlive it.
class StoryUses {
 public:
  /// `page` is the address of the page, without its fragment.
  StoryUses(const Outline& outline, const StoryPlaces& places, std::string_view page);

  const std::vector<LinkUse>& all() const { return uses_; }

  /// The blocks of the first links to pages about the site.
  const std::vector<std::uint32_t>& blocks_of_site_pages() const { return blocks_of_site_pages_; }

  /// Addresses have the numbers from 1 to this.
  AddressId last_address() const { return static_cast<AddressId>(addresses_.size()); }
  /// The number of an address; kNoAddress for one of no link.
  AddressId id_of(std::string_view address) const {
    const auto known = ids_.find(address);
    return known == ids_.end() ? kNoAddress : known->second;
  }
  std::string_view address(AddressId id) const { return addresses_[id - 1]; }
  std::string_view target(AddressId id) const { return targets_[id - 1]; }  ///< as the first link has it

  /// Whether an address is that of a list of stories or of a part of the site.
  bool leads_to_list(AddressId id) const { return lists_[id - 1]; }

  /// Whether an address is that of a person, whose name links to it.
  bool leads_to_person(AddressId id) const { return people_[id - 1]; }

  /// Whether an address is that of a part of the site, on a page whose other links have longer ones.
  bool leads_to_part_of_site(AddressId id) const { return !short_addresses_ && is_part_of_site(address(id)); }

  /// Whether an address is of the page's site, or the page's address is unknown.
  bool is_of_site(AddressId id) const { return host_.empty() || is_same_site(host_of(address(id)), host_); }

  std::string_view text_of(std::uint32_t block, Span text) const;
  std::string_view text_of(const LinkUse& use) const { return text_of(use.block, use.text); }

  /// Whether a text links to several addresses, as labels do.
  bool is_repeated(std::string_view text) const;

  /// For each container, the one address that counts in it, or kSeveral.
  template <typename Counts>
  std::vector<AddressId> addresses_in(const Counts& counts) const {
    std::vector<AddressId> found(outline_.containers.size(), kNoAddress);
    const auto merge = [](AddressId& into, AddressId id) {
      if (id != kNoAddress) into = into == kNoAddress || into == id ? id : kSeveral;
    };
    for (const LinkUse& use : uses_)
      if (counts(use.address)) merge(found[outline_.counts[use.block].container], use.address);
    for (std::size_t id = found.size(); id-- > 1;) merge(found[outline_.containers[id].parent], found[id]);
    return found;
  }

 private:
  using Others = std::unordered_map<std::string_view, std::uint32_t>;  // addresses that are no stories, with their first blocks

  void collect(std::uint32_t block, std::string_view page, Others& others);
  void add_text(const LinkUse& use);

  const Outline& outline_;
  std::string_view host_;
  std::vector<LinkUse> uses_{};
  std::unordered_map<std::string_view, AddressId> ids_{};
  std::unordered_map<std::string_view, AddressId> address_of_text_{};  // kSeveral for a text that links to several
  std::vector<std::string_view> addresses_{};                          // by id less one
  std::vector<std::string_view> targets_{};
  std::vector<bool> lists_{};
  std::vector<bool> people_{};
  bool short_addresses_ = false;
  std::vector<std::uint32_t> blocks_of_site_pages_{};
};

}  // namespace pith::internal
