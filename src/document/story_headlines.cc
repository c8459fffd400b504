// Headlines of stories. In: the links of related blocks. Out: for each address the text that is most like a headline.
//
// The idea: picture, category, headline, teaser and "read more" of one story lead to one address. A heading is its headline, else
// the longest text that is no teaser; but the stories of a list have their headlines in elements of one kind, so a text in the
// kind of element in which most others have theirs goes before a longer one.
#include "document/story_headlines.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "blocks/letter_case.h"
#include "document/item_lines.h"
#include "document/printed_times.h"
#include "document/story_addresses.h"
#include "document/story_labels.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMinTitleWords = 3;      // of a link that is no heading
constexpr std::uint32_t kMinLoneTitleWords = 2;  // of a link that is alone in its card
constexpr std::uint32_t kMaxTitleWords = 40;
constexpr std::uint32_t kMinTeaserWords = 10;
constexpr std::uint32_t kMaxSectionWords = 5;  // of a link to a list of stories
constexpr std::uint32_t kMinHeadingWords = 4;  // of a heading that is surely no label
constexpr std::uint32_t kMaxPartOfSiteWords = 9;
constexpr std::uint32_t kMinNamedWords = 4;    // of a title that the word of a short address is from
constexpr std::size_t kMaxFewerInAddress = 1;  // words of an address that a more usual headline may lack
constexpr std::uint32_t kMaxCompanionWords = 4;
constexpr std::size_t kMaxCompanions = 4;
constexpr std::size_t kMinSharedCards = 2;
constexpr std::size_t kMaxCardBlocks = 40;
constexpr std::uint32_t kMaxCardSpan = 6;       // blocks between two headlines of a card
constexpr std::uint32_t kMinTableWords = 5;     // of a link in a row without a time
constexpr std::uint32_t kMinSentenceWords = 3;  // on each side of a link in a sentence
constexpr std::uint32_t kMinLongSentenceWords = 8;
constexpr std::uint32_t kMaxNameInSentence = 5;
constexpr std::size_t kSentenceBytes = 100;  // that are looked at
constexpr std::size_t kMinUsual = 3;         // headlines in elements of one kind
constexpr std::size_t kUsualSupport = 2;     // times as many texts as those of another kind
constexpr std::size_t kUsualChoice = 3;      // times as many headlines
constexpr int kHeadingRank = 100;
constexpr int kShortHeadingRank = 6;  // of a heading that may be a label
constexpr int kTeaserRank = -200;
constexpr int kLabelRank = -300;
constexpr int kLowestRank = -1000;

bool ends_as_teaser(std::string_view text) { return text.ends_with('.') || text.ends_with("\u2026"); }

class TitleChooser {
 public:
  TitleChooser(const Outline& outline, const StoryUses& uses, const StoryPlaces& places)
      : outline_(outline),
        uses_(uses),
        places_(places),
        titles_(uses.last_address() + 1U),
        is_companion_(titles_.size()),
        longest_(outline.blocks.size()),
        has_title_(outline.blocks.size()) {}

  std::vector<StoryTitle> choose() {
    measure();
    choose_headlines();
    prefer_usual_roles();
    drop_companions();
    const std::vector<AddressId> stories = uses_.addresses_in([&](AddressId id) { return titles_[id].chosen(); });
    choose_headings_beside_links();
    choose_lone_links(stories);
    return std::move(titles_);
  }

 private:
  // What each link would be as a headline.
  void measure() {
    candidates_.reserve(uses_.all().size());
    for (const LinkUse& use : uses_.all()) longest_[use.block] = std::max(longest_[use.block], use.text.end - use.text.begin);
    const std::unordered_set<std::uint32_t> enumerations = find_enumerations();
    for (const LinkUse& use : uses_.all()) {
      const std::string_view text = uses_.text_of(use);
      const TextCounts counts = count_text(text);
      const bool lists = uses_.leads_to_list(use.address) && counts.words <= kMaxSectionWords;
      const bool label = uses_.is_repeated(text) || is_link_label(text, counts) || is_link_to_all(text, counts);
      const bool usable = counts.letters > 0 && !lists && !label && !is_heading_of_article(use) &&
                          !is_mostly_time(text, counts) && !leads_beside_stories(use.address, text, counts.words) &&
                          !is_in_sentence(use) && !is_in_plain_row(use, counts.words);
      const std::uint32_t role = role_of(use.block);
      const int rank = usable && !enumerations.contains(role) ? rank_of(use, text, counts.words) : kLowestRank;
      candidates_.push_back({use.block, use.text, counts.words, rank, role});
    }
  }

  // Elements of a kind in which most links end with a comma: the words of a list, but for its last.
  std::unordered_set<std::uint32_t> find_enumerations() const {
    std::unordered_map<std::uint32_t, std::pair<std::size_t, std::size_t>> links_and_commas;
    for (const LinkUse& use : uses_.all()) {
      auto& [links, commas] = links_and_commas[role_of(use.block)];
      ++links;
      commas += uses_.text_of(use).ends_with(',');
    }
    std::unordered_set<std::uint32_t> found;
    for (const auto& [role, counts] : links_and_commas)
      if (counts.second >= kMinUsual && counts.second * 2 > counts.first) found.insert(role);
    return found;
  }

  int rank_of(const LinkUse& use, std::string_view text, std::uint32_t words) const {
    const bool heading = is_heading(use);
    const bool teaser = words > kMaxTitleWords || (!heading && words >= kMinTeaserWords && ends_as_teaser(text));
    const int as_heading = !heading ? 0 : words >= kMinHeadingWords ? kHeadingRank : kShortHeadingRank;
    const int as_label = begins_as_label(text) ? kLabelRank : 0;
    return static_cast<int>(std::min(words, kMaxTitleWords)) + as_heading + as_label + (teaser ? kTeaserRank : 0);
  }

  // Of several links in a block, the longest is the headline that elements in it are named for.
  bool is_heading(const LinkUse& use) const {
    return is_heading(use.block, longest_[use.block] == use.text.end - use.text.begin);
  }

  bool is_heading(std::uint32_t block, bool is_longest) const {
    if (outline_.blocks[block].shape == Shape::heading) return true;
    const std::string_view names = is_longest ? outline_.counts[block].inline_names : std::string_view();
    const std::string_view outer = outline_.containers[outline_.counts[block].container].names;
    constexpr std::string_view kSigns[] = {"title", "headline", "heading"};
    return std::ranges::any_of(kSigns, [&](std::string_view sign) {
      return names.find(sign) != std::string_view::npos || outer.find(sign) != std::string_view::npos;
    });
  }

  // A hash of the element that a block is in: its tag, its first class name without digits, the level of a heading.
  std::uint32_t role_of(std::uint32_t block) const {
    const Container& container = outline_.containers[outline_.counts[block].container];
    std::uint64_t hash = fnv1a(static_cast<char>(container.tag), kFnvBasis);
    hash = fnv1a(static_cast<char>(outline_.blocks[block].shape), fnv1a(static_cast<char>(outline_.blocks[block].level), hash));
    for (const char c : container.names.substr(0, container.names.find(' ')))
      if (c < '0' || c > '9') hash = fnv1a(c, hash);
    return static_cast<std::uint32_t>(hash);
  }

  // A search, or a part of the site under a few words or a sentence about it.
  bool leads_beside_stories(AddressId id, std::string_view text, std::uint32_t words) const {
    if (is_search_for(uses_.address(id), text)) return true;
    if (!uses_.leads_to_part_of_site(id)) return false;
    const bool is_named = words >= kMinNamedWords && !ends_as_teaser(text) && words_in_address(uses_.address(id), text) > 0;
    return !is_named && (words <= kMaxPartOfSiteWords || ends_as_teaser(text));
  }

  // A link between the words of a sentence that goes on behind it, or a name in a long one.
  bool is_in_sentence(const LinkUse& use) const {
    const Block& block = outline_.blocks[use.block];
    if (block.shape == Shape::heading || block.shape == Shape::table) return false;
    std::size_t begin = use.text.begin - std::min<std::size_t>(use.text.begin, kSentenceBytes);
    while (begin < use.text.begin && is_continuation_byte(block.text[begin])) ++begin;
    const std::string_view before = trim(block.text.substr(begin, use.text.begin - begin));
    const std::string_view after = trim(truncate_utf8(block.text.substr(use.text.end), kSentenceBytes));
    if (before.empty() || after.empty()) return false;
    const CharClass last = class_at(before, last_code_point_at(before));
    if (!is_part_of_word(last) && before.back() != ',') return false;
    const std::uint32_t words_before = count_text(before).words;
    const bool is_list = outline_.counts[use.block].links > kMaxCompanions;
    const bool is_name = !is_list && count_text(uses_.text_of(use)).words <= kMaxNameInSentence;
    if (is_name && words_before >= kMinLongSentenceWords) return true;
    const bool goes_on = class_at(after, 0) == CharClass::lower || after.front() == ',';
    return goes_on && words_before >= kMinSentenceWords && count_text(after).words >= kMinSentenceWords;
  }

  // A heading inside of the article that is a link, but not to the site's own pages, is a heading of the article.
  bool is_heading_of_article(const LinkUse& use) const {
    const auto is_article = [&](std::size_t i) { return i < outline_.blocks.size() && outline_.blocks[i].kind == Kind::article; };
    return outline_.blocks[use.block].shape == Shape::heading && !uses_.is_of_site(use.address) && use.block > 0 &&
           is_article(use.block - 1) && is_article(use.block + 1);
  }

  // A row of a table lists stories with their times, or anything.
  bool is_in_plain_row(const LinkUse& use, std::uint32_t words) const {
    if (outline_.blocks[use.block].shape != Shape::table || words >= kMinTableWords) return false;
    return !find_printed_time(outline_.blocks[use.block].text, has_cue(outline_, use.block, Rule::time_ago));
  }

  void choose_headlines() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const StoryTitle& candidate = candidates_[i];
      StoryTitle& title = titles_[uses_.all()[i].address];
      const std::uint32_t least = is_heading(uses_.all()[i]) ? 1 : kMinTitleWords;
      if (candidate.words >= least && candidate.rank > title.rank) title = candidate;
    }
  }

  // How many addresses have a text, and how many their headline, in elements of one kind.
  struct Role {
    std::size_t texts = 0;
    std::size_t titles = 0;
  };

  void prefer_usual_roles() {
    std::vector<std::pair<std::uint32_t, AddressId>> texts;
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (candidates_[i].rank > kLowestRank) texts.emplace_back(candidates_[i].role, uses_.all()[i].address);
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    std::unordered_map<std::uint32_t, Role> roles;
    for (const auto& [role, address] : texts) ++roles[role].texts;
    for (const StoryTitle& title : titles_)
      if (title.chosen()) ++roles[title.role].titles;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      StoryTitle& title = titles_[uses_.all()[i].address];
      const StoryTitle& other = candidates_[i];
      if (!title.chosen() || other.rank < kTeaserRank || !is_more_usual(roles[other.role], roles[title.role])) continue;
      if (is_heading(title.block, true) && !is_heading(other.block, true)) continue;
      if (std::max(title.block, other.block) - std::min(title.block, other.block) > kMaxCardSpan) continue;
      const std::string_view address = uses_.address(uses_.all()[i].address);
      const std::string_view text = uses_.text_of(title.block, title.text);
      const std::string_view usual = uses_.text_of(other.block, other.text);
      if (usual != text && words_in_address(address, usual) + kMaxFewerInAddress >= words_in_address(address, text))
        title = other;
    }
  }

  static bool is_more_usual(const Role& a, const Role& b) {
    return (a.titles > 0 && a.texts >= kMinUsual && a.texts >= b.texts * kUsualSupport) ||
           (a.titles >= kMinUsual && a.titles >= b.titles * kUsualChoice);
  }

  // A list item, an article, or a container beside another of the same tag and first name.
  std::vector<bool> find_records() const {
    const std::vector<AddressId> in = uses_.addresses_in([](AddressId) { return true; });
    const auto key_of = [&](ContainerId id) {
      const Container& container = outline_.containers[id];
      const std::string_view first = container.names.substr(0, container.names.find(' '));
      return fnv1a(first, (kFnvBasis ^ container.parent) * kHashMultiplier + static_cast<std::uint64_t>(container.tag));
    };
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

  // Short links beside a longer headline in one card: its section, its author. Such a link of several cards is no story at all,
  // wherever else it stands.
  void drop_companions() {
    const std::vector<bool> records = find_records();
    const auto record_of = [&](std::uint32_t block) {
      ContainerId id = outline_.counts[block].container;
      while (id != 0 && !records[id]) id = outline_.containers[id].parent;
      return id;
    };
    std::vector<std::pair<ContainerId, AddressId>> in_record;
    for (const LinkUse& use : uses_.all())
      if (const ContainerId id = titles_[use.address].chosen() ? record_of(use.block) : 0; id != 0)
        in_record.emplace_back(id, use.address);
    std::sort(in_record.begin(), in_record.end());
    in_record.erase(std::unique(in_record.begin(), in_record.end()), in_record.end());
    std::vector<std::pair<AddressId, ContainerId>> companions;
    for (std::size_t begin = 0; begin < in_record.size();) {
      std::size_t end = begin;
      while (end < in_record.size() && in_record[end].first == in_record[begin].first) ++end;
      if (end - begin <= kMaxCompanions) add_companions(std::span(in_record).subspan(begin, end - begin), companions);
      begin = end;
    }
    std::vector<std::size_t> cards(titles_.size());
    for (const auto& [id, record] : companions) ++cards[id];
    for (const auto& [id, record] : companions) {
      is_companion_[id] = cards[id] >= kMinSharedCards;
      if (titles_[id].chosen() && (is_companion_[id] || record == record_of(titles_[id].block))) titles_[id] = {};
    }
  }

  void add_companions(std::span<const std::pair<ContainerId, AddressId>> record,
                      std::vector<std::pair<AddressId, ContainerId>>& companions) const {
    AddressId best = record.front().second;
    for (const auto& [container, id] : record)
      if (titles_[id].rank > titles_[best].rank) best = id;
    for (const auto& [container, id] : record)
      if (id != best && titles_[id].words <= kMaxCompanionWords && titles_[id].rank + 1 < titles_[best].rank &&
          !is_pager(id, best))
        companions.emplace_back(id, container);
  }

  // The stories before and after the page's own, in one block between signs: "« Ferry is late | A new clock »".
  bool is_pager(AddressId a, AddressId b) const { return titles_[a].block == titles_[b].block && is_pager(titles_[a].block); }

  bool is_pager(std::uint32_t block) const {
    constexpr std::string_view kArrows[] = {"\u00AB", "\u2039", "\u2190", "<"};
    const std::string_view text = outline_.blocks[block].text;
    return std::ranges::any_of(kArrows, [&](std::string_view arrow) { return text.starts_with(arrow); });
  }

  // A heading that is no link, with "read more" below it, or one that is no related block itself.
  void choose_headings_beside_links() {
    const std::vector<bool> sections = find_short_links();
    const std::vector<AddressId> all = uses_.addresses_in([&](AddressId id) { return !sections[id]; });
    for (const LinkUse& use : uses_.all()) {
      const StoryTitle& title = titles_[use.address];
      // A label or a teaser is better than nothing, but a heading is better.
      if (title.rank >= 0 || uses_.leads_to_list(use.address)) continue;
      const std::string_view link = uses_.text_of(use);
      if (is_link_to_all(link, count_text(link))) continue;
      const ContainerId card = places_.card_of(use.block, use.address, all);
      if (card == 0) continue;
      const BlockRange& blocks = outline_.containers[card].blocks;
      const std::size_t end = std::min<std::size_t>(blocks.end, blocks.begin + kMaxCardBlocks);
      for (std::uint32_t i = blocks.begin; i < end && !choose_heading(i, use.address); ++i) continue;
    }
  }

  // By address: whether all of several links to it are of a word or two, as those to the sections of stories are.
  std::vector<bool> find_short_links() const {
    std::vector<std::uint32_t> words(titles_.size());
    std::vector<std::uint32_t> links(titles_.size());
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const AddressId id = uses_.all()[i].address;
      words[id] = std::max(words[id], candidates_[i].words);
      links[id] += candidates_[i].words > 0;
    }
    std::vector<bool> found(titles_.size());
    for (AddressId id = 1; id < found.size(); ++id)
      found[id] = links[id] > 1 && words[id] < kMinTitleWords && !titles_[id].chosen();
    return found;
  }

  bool choose_heading(std::uint32_t block, AddressId address) {
    const bool heading = is_heading(block, true) &&
                         (titles_[address].chosen() ? links_only_to(block, address) : outline_.counts[block].links == 0);
    const std::uint32_t words = outline_.counts[block].text.words;
    if (!heading || words < kMinLoneTitleWords || has_cue(outline_, block, Rule::cue_related_heading)) return false;
    const std::string_view text = outline_.blocks[block].text;
    if (!may_be_story(uses_.address(address), text) || leads_beside_stories(address, text, words)) return false;
    titles_[address] = {block, {0, static_cast<std::uint32_t>(outline_.blocks[block].text.size())}, words, 0, role_of(block)};
    return true;
  }

  // Whether a block has no links but to an address. Blocks of other kinds have links that are not known by number.
  bool links_only_to(std::uint32_t block, AddressId address) const {
    return std::ranges::all_of(outline_.blocks[block].inlines, [&](const Inline& part) {
      return part.mark != Mark::link || page_address(part.target) == uses_.address(address);
    });
  }

  // A short link that is in no card of another story, such as a headline of two words.
  void choose_lone_links(const std::vector<AddressId>& stories) {
    for (const StoryTitle& title : titles_)
      if (title.chosen()) has_title_[title.block] = true;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const LinkUse& use = uses_.all()[i];
      if (titles_[use.address].chosen() || is_companion_[use.address] || uses_.leads_to_list(use.address)) continue;
      if (candidates_[i].rank == kLowestRank || candidates_[i].words < kMinLoneTitleWords) continue;
      if (is_inside_story(use.block, stories) || !may_be_story(uses_.address(use.address), uses_.text_of(use))) continue;
      titles_[use.address] = candidates_[i];
      titles_[use.address].rank = 0;
    }
  }

  bool is_inside_story(std::uint32_t block, const std::vector<AddressId>& stories) const {
    if (has_title_[block] && outline_.counts[block].links <= kMaxCompanions && !is_pager(block)) return true;
    ContainerId id = outline_.counts[block].container;
    while (id != 0 && stories[id] == kNoAddress) id = outline_.containers[id].parent;
    return stories[id] != kNoAddress && stories[id] != kSeveral;
  }

  const Outline& outline_;
  const StoryUses& uses_;
  const StoryPlaces& places_;
  std::vector<StoryTitle> candidates_{};  // one for each use
  std::vector<StoryTitle> titles_;        // by address
  std::vector<bool> is_companion_;        // by address: of several cards
  std::vector<std::uint32_t> longest_;    // by block: the bytes of the longest text of a link
  std::vector<bool> has_title_;           // by block, before links of two words are looked for
};

}  // namespace

std::vector<StoryTitle> choose_titles(const Outline& outline, const StoryUses& uses, const StoryPlaces& places) {
  return TitleChooser(outline, uses, places).choose();
}

}  // namespace pith::internal
