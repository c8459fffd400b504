// Entries of lists. In: titles of stories on a page that lists things. Out: those of other stories.
//
// The idea: the entries of a list stand in elements of one kind, of which the page has more than of any other. Kinds of blocks are
// not asked, since the trees take some entries of a list for the article and others for other stories. What stands in such an
// element under a heading of other stories, or beside the list, is no entry.
#include "document/story_entries.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "classify/names.h"
#include "document/address_parts.h"
#include "document/story_addresses.h"
#include "document/story_elements.h"
#include "document/story_labels.h"
#include "document/story_prices.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinEntries = 6;
constexpr std::uint32_t kMinEntryWords = 2;
constexpr std::uint32_t kMaxProductBlocks = 20;
constexpr std::uint32_t kMaxShortWords = 3;  // of an item of a list of lists
constexpr std::size_t kMinWordsInAddress = 2;
constexpr std::uint32_t kMinHeadlineWords = 3;  // with an amount
constexpr std::size_t kMaxPriceWords = 2;       // "EUR 5.40"
constexpr std::uint32_t kMaxSectionWords = 5;
constexpr std::size_t kMaxDigitsOfIssue = 2;
constexpr std::size_t kMinBelowSection = 3;
constexpr std::uint32_t kMaxManualWords = 6;  // of a document beside a product
constexpr std::uint32_t kMaxPartWords = 6;    // of a link to a part of a service

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

// Kinds of elements of headings that are like each other because they head the entries of a list.
std::unordered_set<std::uint32_t> roles_of_entry_headings(const Outline& outline) {
  std::unordered_map<std::uint32_t, std::size_t> counts;
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i)
    if (outline.blocks[i].shape == Shape::heading && link_of_all(outline, i) != nullptr) ++counts[element_role(outline, i)];
  std::unordered_set<std::uint32_t> found;
  for (const auto& [role, count] : counts)
    if (count >= kMinEntries) found.insert(role);
  return found;
}

// Returns the entries.
std::vector<AddressId> drop_entries_of_list(const Outline& outline, std::vector<StoryTitle>& titles) {
  const std::uint32_t list = role_of_list(outline, titles);
  if (list == 0) return {};
  std::vector<bool> is_entry(outline.blocks.size());
  const std::unordered_set<std::uint32_t> entry_headings = roles_of_entry_headings(outline);
  bool under_others = false;
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    const std::uint32_t role = element_role(outline, i);
    const bool in_list = role == list;
    if (outline.blocks[i].shape == Shape::heading && !in_list && !entry_headings.contains(role))
      under_others = outline.blocks[i].kind == Kind::related;
    is_entry[i] = in_list && !under_others && !is_beside(outline, i);
  }
  std::vector<AddressId> entries;
  for (AddressId id = 1; id < titles.size(); ++id) {
    if (!titles[id].chosen() || !is_entry[titles[id].block]) continue;
    titles[id] = {};
    entries.push_back(id);
  }
  return entries;
}

// In a shop, other links that lie where many entries of its shelf lie: the same goods in other colours.
void drop_beside_entries(const Outline& outline, const StoryUses& uses, std::span<const AddressId> entries,
                         std::vector<StoryTitle>& titles) {
  std::unordered_map<std::string_view, std::size_t> directories;
  for (const AddressId id : entries) ++directories[directory_of(uses.address(id))];
  directories.erase(std::string_view());
  for (AddressId id = 1; id < titles.size(); ++id) {
    if (!titles[id].chosen() || is_beside(outline, titles[id].block)) continue;
    const auto directory = directories.find(directory_of(uses.address(id)));
    if (directory != directories.end() && directory->second >= kMinEntries) titles[id] = {};
  }
}

// Whether an amount is part of a headline: it begins a heading or stands inside of one, or the address repeats what is beside it.
bool is_in_headline(const Outline& outline, std::uint32_t block) {
  const std::string_view text = outline.blocks[block].text;
  const bool is_long = outline.counts[block].text.words >= kMinHeadlineWords;
  if (outline.blocks[block].shape == Shape::heading && is_long && !ends_with_amount(text)) return true;
  const Inline* const link = link_of_all(outline, block);
  return link != nullptr && words_in_address(page_address(link->target), text) >= kMinWordsInAddress;
}

bool is_price_beside(const Outline& outline, std::uint32_t block) {
  const std::string_view text = outline.blocks[block].text;
  if (outline.blocks[block].shape == Shape::table) return false;
  return is_priced_label(text) || (is_price(text) && !is_in_headline(outline, block));
}

// Stories whose cards have prices, and those of addresses that prices link to.
std::vector<bool> find_priced(const Outline& outline, const StoryUses& uses, const std::vector<StoryTitle>& titles) {
  const std::vector<AddressId> stories = uses.addresses_in([&](AddressId id) { return titles[id].chosen(); });
  std::vector<bool> priced(titles.size());
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    if (!is_price_beside(outline, i)) continue;
    if (const Inline* link = link_of_all(outline, i); link != nullptr) {
      const AddressId id = uses.id_of(page_address(link->target));
      if (id != kNoAddress && titles[id].block != i) priced[id] = true;
      continue;
    }
    ContainerId card = outline.counts[i].container;
    while (card != 0 && stories[card] == kNoAddress) card = outline.containers[card].parent;
    const BlockRange& blocks = outline.containers[card].blocks;
    const bool is_card = card != 0 && stories[card] != kSeveral && blocks.end - blocks.begin <= kMaxProductBlocks;
    if (is_card && titles[stories[card]].block != i) priced[stories[card]] = true;
  }
  return priced;
}

void drop_products(const Outline& outline, const StoryUses& uses, std::string_view page, std::vector<StoryTitle>& titles) {
  const std::vector<bool> priced = find_priced(outline, uses, titles);
  for (AddressId id = 1; id < titles.size(); ++id) {
    if (!titles[id].chosen()) continue;
    const std::string_view text = uses.text_of(titles[id].block, titles[id].text);
    if (priced[id] || is_priced_label(text) || leads_to_goods(uses.address(id), page)) titles[id] = {};
  }
}

// "from $5" beside a product, its price elsewhere.
bool is_price_elsewhere(std::string_view text) {
  if (is_price(text) || is_priced_label(text)) return true;
  std::size_t space = text.rfind(' ');
  for (std::size_t words = 1; words <= kMaxPriceWords && space != std::string_view::npos && space > 0; ++words) {
    if (is_price(text.substr(space + 1))) return count_text(text.substr(0, space)).words <= kMaxShortWords;
    space = text.rfind(' ', space - 1);
  }
  return false;
}

// Beside a product: lists of others, its manuals, prices, and what the shop promises.
void drop_promises(const StoryUses& uses, std::vector<StoryTitle>& titles) {
  for (AddressId id = 1; id < titles.size(); ++id) {
    if (!titles[id].chosen()) continue;
    const std::string_view text = uses.text_of(titles[id].block, titles[id].text);
    const bool is_manual = is_document(uses.address(id)) && titles[id].words <= kMaxManualWords;
    if (uses.leads_to_list(id) || is_manual || is_price_elsewhere(text) || is_promise(text, count_text(text))) titles[id] = {};
  }
}

// Items of a few words with no other link and an address of other words, which lead to other lists.
void drop_short_items(const Outline& outline, const StoryUses& uses, std::vector<StoryTitle>& titles) {
  std::vector<std::size_t> links(titles.size());
  for (const LinkUse& use : uses.all()) ++links[use.address];
  for (AddressId id = 1; id < titles.size(); ++id)
    if (titles[id].chosen() && links[id] == 1 && titles[id].words <= kMaxShortWords &&
        outline.blocks[titles[id].block].shape == Shape::item &&
        words_in_address(uses.address(id), uses.text_of(titles[id].block, titles[id].text)) < kMinWordsInAddress)
      titles[id] = {};
}

// What lies below a list is an entry of it or a part, such as a filter.
void drop_below_page(const Outline& outline, const StoryUses& uses, std::string_view page, std::vector<StoryTitle>& titles) {
  for (AddressId id = 1; id < titles.size(); ++id)
    if (titles[id].chosen() && !is_beside(outline, titles[id].block) && lies_below(uses.address(id), page)) titles[id] = {};
}

// Whether an address ends with one word, perhaps with a number, or with that of a month or an issue, as those of sections do:
// "/trending/threads.1", "/2022/06".
bool ends_as_section(std::string_view address) {
  const std::string_view last = last_part(without_query(path_of(address)));
  if (is_number(last)) return last.size() <= kMaxDigitsOfIssue;
  const auto words = words_of_slug(last);
  return std::ranges::count_if(words, [](std::string_view word) { return !is_number(word); }) == 1 && !is_number(words.front());
}

// Whether a heading is all of the path of its link, such as "/harbour-news", or a few words that the address of a
// section does not repeat.
bool may_name_section(const StoryTitle& title, std::string_view address, std::string_view text, bool is_alone) {
  if (is_alone && title.words <= kMaxShortWords && is_path_of(address, text)) return true;
  return title.words <= kMaxSectionWords && words_in_address(address, text) < kMinWordsInAddress && ends_as_section(address);
}

// A heading that may name a section and stands over stories in other elements.
void drop_section_headings(const Outline& outline, const StoryUses& uses, std::vector<StoryTitle>& titles) {
  std::vector<AddressId> in_block(outline.blocks.size());
  std::unordered_map<std::uint32_t, std::size_t> roles;
  for (AddressId id = 1; id < titles.size(); ++id)
    if (titles[id].chosen()) in_block[titles[id].block] = id, ++roles[titles[id].role];
  AddressId heading = kNoAddress;  // that stories may come under
  int level = 0;
  std::size_t below = 0;
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    const AddressId id = in_block[i];
    const Block& block = outline.blocks[i];
    if (block.shape == Shape::heading && (heading == kNoAddress || block.level <= level)) {
      const bool is_section =
          id != kNoAddress && may_name_section(titles[id], uses.address(id), block.text, roles[titles[id].role] == 1);
      heading = is_section ? id : kNoAddress;
      level = block.level;
      below = 0;
    } else if (id != kNoAddress && ++below == kMinBelowSection && heading != kNoAddress) {
      titles[heading] = {};
    }
  }
}

}  // namespace

void drop_entries(const Outline& outline, const StoryUses& uses, std::string_view page, std::vector<StoryTitle>& titles) {
  if (lists_things(outline)) {
    const std::vector<AddressId> entries = drop_entries_of_list(outline, titles);
    if (outline.type == PageType::collection) drop_beside_entries(outline, uses, entries, titles);
    drop_short_items(outline, uses, titles);
    drop_below_page(outline, uses, page, titles);
  }
  drop_section_headings(outline, uses, titles);
  if (outline.type == PageType::product) drop_promises(uses, titles);
  if (outline.type != PageType::product && outline.type != PageType::service) drop_products(outline, uses, page, titles);
  if (outline.type != PageType::service) return;
  for (AddressId id = 1; id < titles.size(); ++id)
    if (titles[id].chosen() && titles[id].words <= kMaxPartWords && lies_below(uses.address(id), page)) titles[id] = {};
}

}  // namespace pith::internal
