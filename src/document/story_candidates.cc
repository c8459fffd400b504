// Candidates for headlines. In: the links of related blocks. Out: how much each is like a headline.
//
// The idea: a heading is most like one, then a long text that is no teaser. Labels, times, lists, searches, names in sentences and
// the words of an enumeration are none.
#include "document/story_candidates.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "blocks/letter_case.h"
#include "document/item_lines.h"
#include "document/printed_times.h"
#include "document/signature.h"
#include "document/story_addresses.h"
#include "document/story_elements.h"
#include "document/story_labels.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxTitleWords = 40;
constexpr std::uint32_t kMinTeaserWords = 10;
constexpr std::uint32_t kMaxSectionWords = 5;    // of a link to a list of stories
constexpr std::uint32_t kMaxNamedListWords = 9;  // of one to a list of a tag or an author
constexpr std::uint32_t kMinHeadingWords = 4;    // of a heading that is surely no label
constexpr std::uint32_t kMaxPartOfSiteWords = 9;
constexpr std::uint32_t kMinNamedWords = 4;      // of a title that the word of a short address is from
constexpr std::uint32_t kMinTableWords = 5;      // of a link in a row without a time
constexpr std::uint32_t kMinSentenceWords = 3;   // on each side of a link in a sentence
constexpr std::uint32_t kMinRestOfSentence = 6;  // after the link that begins it
constexpr std::uint32_t kMaxBeginningWords = 6;
constexpr std::uint32_t kMinLongSentenceWords = 8;
constexpr std::uint32_t kMaxNameInSentence = 5;
constexpr std::uint32_t kMaxSentenceLinks = 4;  // of a block that is no list
constexpr std::size_t kSentenceBytes = 100;     // that are looked at
constexpr std::size_t kMinCommas = 3;           // of links of an enumeration
constexpr std::size_t kMinListLinks = 3;        // that come after labels and end their blocks
constexpr int kHeadingRank = 100;
constexpr int kShortHeadingRank = 6;  // of a heading that may be a label
constexpr int kLabelRank = -300;

bool ends_as_teaser(std::string_view text) { return text.ends_with('.') || text.ends_with("\u2026"); }

// Not so for a name such as "iCloud".
bool begins_small(std::string_view text) {
  return class_at(text, 0) == CharClass::lower &&
         std::ranges::none_of(text.substr(0, text.find(' ')), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool begins_quotation(std::string_view text) {
  constexpr std::string_view kMarks[] = {"\u201E", "\u201C", "\u00AB", "\""};
  return std::ranges::any_of(kMarks, [&](std::string_view mark) { return text.starts_with(mark); });
}

// Whether a few words and what comes after them are one sentence: "The old quay" before "is to be mended by the end of May", but
// not before "by Ann Lee" or "posted on 3 May 2024".
bool begins_sentence(std::string_view link, std::string_view after, bool says_ago) {
  if (after.empty() || class_at(after, 0) != CharClass::lower || count_text(after).words < kMinRestOfSentence) return false;
  const std::string_view name = name_in(after);
  const bool is_announced = !name.empty() && name.size() < after.size() && name.data() != after.data();
  return count_text(link).words <= kMaxBeginningWords && !is_announced && !find_printed_time(after, says_ago);
}

class LinkRater {
 public:
  LinkRater(const Outline& outline, const StoryUses& uses)
      : outline_(outline), uses_(uses), longest_(longest_links(outline, uses)) {}

  std::vector<StoryTitle> rate() const {
    std::vector<StoryTitle> candidates;
    candidates.reserve(uses_.all().size());
    // The words of an enumeration have commas, but for the last.
    const auto enumerations = roles_of_most(kMinCommas, [&](const LinkUse& use) { return uses_.text_of(use).ends_with(','); });
    const auto lists =
        roles_of_most(kMinListLinks, [&](const LinkUse& use) { return !text_before(use).empty() && text_after(use).empty(); });
    for (const LinkUse& use : uses_.all()) {
      const std::string_view text = uses_.text_of(use);
      const TextCounts counts = count_text(text);
      const std::uint32_t role = element_role(outline_, use.block);
      const bool in_sentence = is_in_sentence(use, lists.contains(role));
      const bool usable = !in_sentence && is_usable(use, text, counts) && !enumerations.contains(role);
      const int rank = usable && !uses_.is_repeated(text) ? rank_of(use, text, counts.words) : StoryTitle::kLowestRank;
      candidates.push_back({use.block, use.text, counts.words, rank, role, in_sentence, usable});
    }
    return candidates;
  }

 private:
  bool is_usable(const LinkUse& use, std::string_view text, const TextCounts& counts) const {
    const std::string_view address = uses_.address(use.address);
    const std::uint32_t most = names_list(address) ? kMaxNamedListWords : kMaxSectionWords;
    const bool lists = (uses_.leads_to_list(use.address) && (counts.words <= most || is_teaser(use, text, counts.words))) ||
                       is_named_section(address, text);
    const bool label = is_link_label(text, counts) || is_link_to_all(text, counts) || is_price_change(text) ||
                       is_month_of_year(text, counts) || is_promotion(text, counts, address);
    return counts.letters > 0 && !lists && !uses_.leads_to_person(use.address) && !label && !is_heading_of_article(use) &&
           !is_mostly_time(text, counts) && !leads_beside_stories(uses_, use.address, text, counts.words) && !is_quotation(use) &&
           !is_in_plain_row(use, counts.words);
  }

  bool is_heading(const LinkUse& use) const {
    return is_headline_element(outline_, use.block, longest_[use.block] == use.text.end - use.text.begin);
  }

  bool is_teaser(const LinkUse& use, std::string_view text, std::uint32_t words) const {
    return words > kMaxTitleWords || (!is_heading(use) && words >= kMinTeaserWords && ends_as_teaser(text));
  }

  int rank_of(const LinkUse& use, std::string_view text, std::uint32_t words) const {
    const bool heading = is_heading(use);
    const bool teaser = is_teaser(use, text, words);
    const int as_heading = !heading ? 0 : words >= kMinHeadingWords ? kHeadingRank : kShortHeadingRank;
    const int as_label = begins_as_label(text) ? kLabelRank : 0;
    return static_cast<int>(std::min(words, kMaxTitleWords)) + as_heading + as_label + (teaser ? StoryTitle::kTeaserRank : 0);
  }

  // Words that someone said, or the name below them, not a story that is shown as a quotation.
  bool is_quotation(const LinkUse& use) const {
    if (outline_.blocks[use.block].shape != Shape::quote) return false;
    const bool continues = use.block > 0 && outline_.blocks[use.block - 1].shape == Shape::quote;
    return begins_quotation(uses_.text_of(use)) || (continues && begins_quotation(outline_.blocks[use.block - 1].text));
  }

  std::string_view text_after(const LinkUse& use) const { return trim(outline_.blocks[use.block].text.substr(use.text.end)); }

  // The end of what stands before the link in its block.
  std::string_view text_before(const LinkUse& use) const {
    const std::string_view text = outline_.blocks[use.block].text;
    std::size_t begin = use.text.begin - std::min<std::size_t>(use.text.begin, kSentenceBytes);
    while (begin < use.text.begin && is_continuation_byte(text[begin])) ++begin;
    return trim(text.substr(begin, use.text.begin - begin));
  }

  // Kinds of elements whose links mostly have something, at least so many.
  template <typename Has>
  std::unordered_set<std::uint32_t> roles_of_most(std::size_t least, const Has& has) const {
    RoleCounts counts;
    for (const LinkUse& use : uses_.all()) counts.add(element_role(outline_, use.block), has(use));
    return counts.with_most(0, least);
  }

  // Items and lines of their own have stories before what is said of them, so only the text of a paragraph is read on.
  bool is_part_of_text(const LinkUse& use) const {
    const Block& block = outline_.blocks[use.block];
    return block.shape == Shape::paragraph && !block.text.substr(use.text.end).starts_with('\n');
  }

  bool says_ago(std::uint32_t block) const { return has_cue(outline_, block, Rule::time_ago); }

  // A link between the words of a sentence that goes on after it or ends with it, or a name in a long one.
  bool is_in_sentence(const LinkUse& use, bool is_in_list) const {
    const Block& block = outline_.blocks[use.block];
    if (block.shape == Shape::heading || block.shape == Shape::table) return false;
    const std::string_view before = text_before(use);
    const std::string_view after = trim(truncate_utf8(block.text.substr(use.text.end), kSentenceBytes));
    if (before.empty()) return is_part_of_text(use) && begins_sentence(uses_.text_of(use), after, says_ago(use.block));
    const CharClass last = class_at(before, last_code_point_at(before));
    if (!is_part_of_word(last) && before.back() != ',') return false;
    const std::uint32_t words_before = count_text(before).words;
    const bool ends = after == "." || (after.empty() && !is_in_list);
    if (ends && begins_small(uses_.text_of(use))) return words_before >= kMinSentenceWords;
    if (after.empty()) return false;
    const bool is_list = outline_.counts[use.block].links > kMaxSentenceLinks;
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
    return !find_printed_time(outline_.blocks[use.block].text, says_ago(use.block));
  }

  const Outline& outline_;
  const StoryUses& uses_;
  std::vector<std::uint32_t> longest_;  // by block
};

}  // namespace

std::vector<StoryTitle> rate_links(const Outline& outline, const StoryUses& uses) { return LinkRater(outline, uses).rate(); }

std::vector<std::uint32_t> longest_links(const Outline& outline, const StoryUses& uses) {
  std::vector<std::uint32_t> longest(outline.blocks.size());
  for (const LinkUse& use : uses.all()) longest[use.block] = std::max(longest[use.block], use.text.end - use.text.begin);
  return longest;
}

bool leads_beside_stories(const StoryUses& uses, AddressId id, std::string_view text, std::uint32_t words) {
  if (is_search_for(uses.address(id), text)) return true;
  if (!uses.leads_to_part_of_site(id)) return false;
  const bool is_named = words >= kMinNamedWords && !ends_as_teaser(text) && words_in_address(uses.address(id), text) > 0;
  return !is_named && (words <= kMaxPartOfSiteWords || ends_as_teaser(text));
}

}  // namespace pith::internal
