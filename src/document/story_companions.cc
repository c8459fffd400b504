// Companions of headlines. In: the titles of stories. Out: those that are no sections or authors of others.
//
// The idea: a record is a list item, an article or one of several like containers. Of the few addresses in a record, the one with
// the best title is its story, and those with titles of a few words belong to that story.
#include "document/story_companions.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "base/hash.h"
#include "document/story_elements.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxCompanionWords = 4;
constexpr std::size_t kMinSharedCards = 2;

using InRecord = std::pair<ContainerId, AddressId>;

class Companions {
 public:
  Companions(const Outline& outline, const StoryUses& uses, std::vector<StoryTitle>& titles)
      : outline_(outline), uses_(uses), titles_(titles), records_(find_records()) {}

  std::vector<bool> drop() {
    const std::vector<InRecord> in_record = addresses_in_records();
    std::vector<InRecord> companions;
    for (std::size_t begin = 0; begin < in_record.size();) {
      std::size_t end = begin;
      while (end < in_record.size() && in_record[end].first == in_record[begin].first) ++end;
      if (end - begin <= kMaxCompanions) add_companions(std::span(in_record).subspan(begin, end - begin), companions);
      begin = end;
    }
    std::vector<std::size_t> cards(titles_.size());
    for (const auto& [record, id] : companions) ++cards[id];
    std::vector<bool> is_companion(titles_.size());
    for (const auto& [record, id] : companions) {
      is_companion[id] = cards[id] >= kMinSharedCards;
      if (titles_[id].chosen() && (is_companion[id] || record == record_of(titles_[id].block))) titles_[id] = {};
    }
    return is_companion;
  }

 private:
  // A list item, an article, or a container beside another of the same tag and first name.
  std::vector<bool> find_records() const {
    const std::vector<AddressId> in = uses_.addresses_in([](AddressId) { return true; });
    std::vector<std::uint64_t> keys;
    for (ContainerId id = 1; id < in.size(); ++id)
      if (in[id] != kNoAddress) keys.push_back(key_of(id));
    std::sort(keys.begin(), keys.end());
    std::vector<bool> records(in.size());
    for (ContainerId id = 1; id < in.size(); ++id) {
      if (in[id] == kNoAddress) continue;
      const auto same = std::equal_range(keys.begin(), keys.end(), key_of(id));
      const Tag tag = outline_.containers[id].tag;
      records[id] = tag == Tag::li || tag == Tag::article || same.second - same.first > 1;
    }
    return records;
  }

  std::uint64_t key_of(ContainerId id) const {
    const Container& container = outline_.containers[id];
    const std::string_view first = container.names.substr(0, container.names.find(' '));
    return fnv1a(first, (kFnvBasis ^ container.parent) * kHashMultiplier + static_cast<std::uint64_t>(container.tag));
  }

  ContainerId record_of(std::uint32_t block) const {
    ContainerId id = outline_.counts[block].container;
    while (id != 0 && !records_[id]) id = outline_.containers[id].parent;
    return id;
  }

  std::vector<InRecord> addresses_in_records() const {
    std::vector<InRecord> found;
    for (const LinkUse& use : uses_.all())
      if (const ContainerId id = titles_[use.address].chosen() ? record_of(use.block) : 0; id != 0)
        found.emplace_back(id, use.address);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  void add_companions(std::span<const InRecord> record, std::vector<InRecord>& companions) const {
    AddressId best = record.front().second;
    for (const auto& [container, id] : record)
      if (titles_[id].rank > titles_[best].rank) best = id;
    for (const auto& [container, id] : record)
      if (id != best && titles_[id].words <= kMaxCompanionWords && titles_[id].rank + 1 < titles_[best].rank &&
          !is_pager(id, best))
        companions.emplace_back(container, id);
  }

  // The stories before and after the page's own, in one block between signs: "« Ferry is late | A new clock »".
  bool is_pager(AddressId a, AddressId b) const {
    return titles_[a].block == titles_[b].block && is_pager_line(outline_, titles_[a].block);
  }

  const Outline& outline_;
  const StoryUses& uses_;
  std::vector<StoryTitle>& titles_;
  std::vector<bool> records_;  // by container
};

}  // namespace

std::vector<bool> drop_companions(const Outline& outline, const StoryUses& uses, std::vector<StoryTitle>& titles) {
  return Companions(outline, uses, titles).drop();
}

}  // namespace pith::internal
