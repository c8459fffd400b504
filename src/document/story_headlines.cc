// Headlines of stories. In: the links of related blocks. Out: for each address the text that is most like a headline.
//
// The idea: picture, category, headline, teaser and "read more" of one story lead to one address. A heading is its headline, else
// the longest text that is no teaser (story_candidates.h); but the stories of a list have their headlines in elements of one kind,
// so a text in the kind of element in which most others have theirs goes before a longer one. Then what belongs to another story is
// left out (story_companions.h), and addresses without a headline take the heading beside them (story_headings.h).
#include "document/story_headlines.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "document/story_addresses.h"
#include "document/story_companions.h"
#include "document/story_elements.h"
#include "document/story_headings.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxFewerInAddress = 1;  // words of an address that a more usual headline may lack
constexpr std::uint32_t kMaxCardSpan = 6;      // blocks between two headlines of a card
constexpr std::uint32_t kMaxTeaserSpan = 1;    // blocks from a headline to its teaser
constexpr std::size_t kMinAlike = 6;           // headlines of a list that says what its other links are
constexpr std::size_t kMaxUnlike = 4;          // one link in so many of such a list
constexpr std::size_t kMinUsual = 3;           // headlines in elements of one kind
constexpr std::size_t kUsualSupport = 2;       // times as many texts as those of another kind
constexpr std::size_t kUsualChoice = 3;        // times as many headlines

// How many addresses have a text, and how many their headline, in elements of one kind.
struct Role {
  std::size_t texts = 0;
  std::size_t titles = 0;
};

bool is_more_usual(const Role& a, const Role& b) {
  return (a.titles > 0 && a.texts >= kMinUsual && a.texts >= b.texts * kUsualSupport) ||
         (a.titles >= kMinUsual && a.titles >= b.titles * kUsualChoice);
}

class TitleChooser {
 public:
  TitleChooser(const Outline& outline, const StoryUses& uses, const StoryPlaces& places)
      : outline_(outline),
        uses_(uses),
        places_(places),
        candidates_(rate_links(outline, uses)),
        longest_(longest_links(outline, uses)),
        titles_(uses.last_address() + 1U) {}

  std::vector<StoryTitle> choose() {
    choose_headlines();
    prefer_usual_roles();
    is_companion_ = drop_companions(outline_, uses_, titles_);
    const std::vector<AddressId> stories = uses_.addresses_in([&](AddressId id) { return titles_[id].chosen(); });
    choose_headings_beside_links(outline_, uses_, places_, candidates_, titles_);
    choose_lone_links(stories);
    choose_like_others(stories);
    return std::move(titles_);
  }

 private:
  void choose_headlines() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const StoryTitle& candidate = candidates_[i];
      StoryTitle& title = titles_[uses_.all()[i].address];
      const bool is_longest = longest_[candidate.block] == candidate.text.end - candidate.text.begin;
      const std::uint32_t least = is_headline_element(outline_, candidate.block, is_longest) ? 1 : kMinLinkTitleWords;
      if (candidate.words >= least && candidate.rank > title.rank && !follows_headline(title, candidate, uses_.all()[i].address))
        title = candidate;
    }
  }

  // Whether a text is the teaser after a headline that is a link to the same address: the first of two links is the headline, unless
  // the other is a heading or has more words of the address.
  bool follows_headline(const StoryTitle& title, const StoryTitle& other, AddressId id) const {
    if (!title.chosen() || title.rank < 0 || other.block - title.block > kMaxTeaserSpan) return false;
    const bool is_beside = outline_.counts[title.block].container == outline_.counts[other.block].container;
    if (!is_beside || (other.block != title.block && is_headline_element(outline_, other.block, true))) return false;
    const std::string_view address = uses_.address(id);
    return words_in_address(address, uses_.text_of(other.block, other.text)) <=
           words_in_address(address, uses_.text_of(title.block, title.text));
  }

  std::unordered_map<std::uint32_t, Role> count_roles() const {
    std::vector<std::pair<std::uint32_t, AddressId>> texts;
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (candidates_[i].rank > StoryTitle::kLowestRank) texts.emplace_back(candidates_[i].role, uses_.all()[i].address);
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    std::unordered_map<std::uint32_t, Role> roles;
    for (const auto& [role, address] : texts) ++roles[role].texts;
    for (const StoryTitle& title : titles_)
      if (title.chosen()) ++roles[title.role].titles;
    return roles;
  }

  void prefer_usual_roles() {
    std::unordered_map<std::uint32_t, Role> roles = count_roles();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      StoryTitle& title = titles_[uses_.all()[i].address];
      const StoryTitle& other = candidates_[i];
      if (!title.chosen() || other.rank < StoryTitle::kTeaserRank || !is_more_usual(roles[other.role], roles[title.role]))
        continue;
      if (may_replace(title, other, uses_.address(uses_.all()[i].address))) title = other;
    }
  }

  // Whether another text of a card has nearly all words of the address that its headline has, and is a heading if that is one.
  bool may_replace(const StoryTitle& title, const StoryTitle& other, std::string_view address) const {
    if (is_headline_element(outline_, title.block, true) && !is_headline_element(outline_, other.block, true)) return false;
    if (std::max(title.block, other.block) - std::min(title.block, other.block) > kMaxCardSpan) return false;
    const std::string_view text = uses_.text_of(title.block, title.text);
    const std::string_view usual = uses_.text_of(other.block, other.text);
    return usual != text && words_in_address(address, usual) + kMaxFewerInAddress >= words_in_address(address, text);
  }

  // A short link that is in no card of another story, such as a headline of two words.
  void choose_lone_links(const std::vector<AddressId>& stories) {
    std::vector<bool> has_title(outline_.blocks.size());
    for (const StoryTitle& title : titles_)
      if (title.chosen()) has_title[title.block] = true;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const LinkUse& use = uses_.all()[i];
      if (titles_[use.address].chosen() || is_companion_[use.address] || uses_.leads_to_list(use.address)) continue;
      if (candidates_[i].rank == StoryTitle::kLowestRank || candidates_[i].words < kMinLoneTitleWords) continue;
      const bool beside =
          has_title[use.block] && outline_.counts[use.block].links <= kMaxCompanions && !is_pager_line(outline_, use.block);
      if (beside || is_inside_story(use.block, stories)) continue;
      if (!may_be_story(uses_.address(use.address), uses_.text_of(use))) continue;
      titles_[use.address] = candidates_[i];
      titles_[use.address].rank = 0;
    }
  }

  // Where nearly all addresses in elements of one kind are stories, the others are, too, though their texts are single words or
  // those of two stories.
  void choose_like_others(const std::vector<AddressId>& stories) {
    const std::unordered_map<std::uint32_t, Role> roles = count_addresses();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const StoryTitle& candidate = candidates_[i];
      const AddressId id = uses_.all()[i].address;
      if (titles_[id].chosen() || is_companion_[id] || !candidate.is_usable || candidate.in_sentence) continue;
      const Role& role = roles.at(candidate.role);
      const bool is_list = role.titles >= kMinAlike && role.titles * kMaxUnlike >= role.texts * (kMaxUnlike - 1);
      if (!is_list || uses_.leads_to_list(id) || is_inside_story(candidate.block, stories)) continue;
      if (!may_be_story(uses_.address(id), uses_.text_of(uses_.all()[i]))) continue;
      titles_[id] = candidate;
      titles_[id].rank = 0;
    }
  }

  // How many addresses have a text in elements of one kind, and how many have their headline there.
  std::unordered_map<std::uint32_t, Role> count_addresses() const {
    std::vector<std::pair<std::uint32_t, AddressId>> texts;
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (candidates_[i].words > 0) texts.emplace_back(candidates_[i].role, uses_.all()[i].address);
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    std::unordered_map<std::uint32_t, Role> roles;
    for (const StoryTitle& candidate : candidates_) roles.try_emplace(candidate.role);
    for (const auto& [role, address] : texts) {
      ++roles[role].texts;
      roles[role].titles += titles_[address].chosen() && titles_[address].role == role;
    }
    return roles;
  }

  bool is_inside_story(std::uint32_t block, const std::vector<AddressId>& stories) const {
    ContainerId id = outline_.counts[block].container;
    while (id != 0 && stories[id] == kNoAddress) id = outline_.containers[id].parent;
    return stories[id] != kNoAddress && stories[id] != kSeveral;
  }

  const Outline& outline_;
  const StoryUses& uses_;
  const StoryPlaces& places_;
  std::vector<StoryTitle> candidates_;  // one for each use
  std::vector<std::uint32_t> longest_;  // by block: the bytes of the longest text of a link
  std::vector<StoryTitle> titles_;      // by address
  std::vector<bool> is_companion_{};    // by address: of several cards
};

}  // namespace

std::vector<StoryTitle> choose_titles(const Outline& outline, const StoryUses& uses, const StoryPlaces& places) {
  return TitleChooser(outline, uses, places).choose();
}

}  // namespace pith::internal
