// The rules of sections. In: an Outline with its cues. Out: evidence for the blocks under headings such as "Related articles".
//
// The idea: a heading governs what follows it in the smallest container that holds more than the heading. On a flat page, where
// that container is most of the page, the section may also end earlier: at a heading of the same level, or at site furniture. No
// length or distance decides alone: the rule of a section fires weaker the longer its heading is, the less text comes before it
// on a flat page (before comments on any page, since their label or count may stand above the article), and the farther a block
// is from the heading of a pitch.
#include "classify/section_rules.h"

#include <algorithm>

#include "blocks/letter_case.h"
#include "classify/page_view.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxStepsPerBlock =
    30;                                 // blocks looked at, on average; bounds the time on a page with a section in every line
constexpr float kSureHeadWords = 10;    // a line of more words is the less likely to head a section the longer it is
constexpr float kSureTextBefore = 600;  // characters of sentences before a section of a flat page, below which it is less sure
constexpr float kSureTextBeforeComments = 200;   // the same before comments on any page
constexpr std::uint32_t kMinSentenceWords = 15;  // a line of fewer is not text of the article
constexpr float kMinFlatShare = 0.6F;            // share of the page's text from which a container is "the page"
constexpr float kPitchReach = 8;                 // blocks after the heading of a pitch over which its rule falls to nothing
constexpr float kSurePitchWords = 15;            // after the heading of a pitch; with more its rule fires weaker
constexpr std::uint32_t kMaxLinkedWords = 3;     // of a link inside running text
constexpr std::uint32_t kMinGoingOnWords = 6;    // after it
constexpr std::uint32_t kMaxTagsBlocks = 12;
constexpr std::uint32_t kMaxTagWords = 5;
constexpr float kMinStrength = 0.1F;     // a section ends where its rule would fire with less
constexpr float kGovernStrength = 0.5F;  // from which the heading is believed

struct SectionRow {
  Rule cue;
  Rule section;
};
constexpr SectionRow kSections[] = {
    {Rule::cue_comment_heading, Rule::ctx_comment_section}, {Rule::cue_related_heading, Rule::ctx_related_section},
    {Rule::cue_tags_heading, Rule::ctx_tags_section},       {Rule::cue_newsletter, Rule::ctx_pitch_section},
    {Rule::cue_paywall, Rule::ctx_pitch_section},           {Rule::cue_ad_label, Rule::ctx_pitch_section},
};

class SectionRules {
 public:
  SectionRules(const Outline& outline, Evidence& evidence)
      : outline_(outline), evidence_(evidence), page_(outline, evidence), in_section_(page_.size()) {
    for (const BlockCounts& counts : outline.counts) has_links_ |= counts.links > 0;
    count_chars();
  }

  std::vector<char> apply() {
    std::uint32_t text_before = 0;
    for (std::uint32_t i = 0; i < page_.size(); ++i) {
      if (const SectionRow* row = section_at(i)) mark_section(i, *row, text_before);
      if (page_.has_sentence(i) && page_.words(i) >= kMinSentenceWords) text_before += page_.chars(i);
    }
    return std::move(in_section_);
  }

 private:
  void count_chars() {
    chars_.resize(outline_.containers.size());
    for (std::uint32_t i = 0; i < page_.size(); ++i) chars_[page_.container(i)] += page_.chars(i);
    for (auto id = static_cast<ContainerId>(chars_.size()); id-- > 1;) chars_[outline_.containers[id].parent] += chars_[id];
  }

  // The section that the block opens, or null.
  const SectionRow* section_at(std::uint32_t i) const {
    if (!page_.has_cues(i)) return nullptr;
    for (const SectionRow& row : kSections)
      if (page_.has_cue(i, row.cue)) return &row;
    return nullptr;
  }

  // How sure it is that a block with a cue heads a section, 0 to 1.
  float strength_of_head(std::uint32_t i) const { return page_.is_heading(i) ? 1 : falling(kSureHeadWords, page_.words(i)); }

  // How sure it is that the article came before a section, 0 to 1. A menu and a lead are little evidence: squared.
  static float rising(std::uint32_t text_before, float sure) {
    const float part = std::min(1.0F, static_cast<float>(text_before) / sure);
    return part * part;
  }

  // 1 up to `sure`; half of it at twice as many.
  static float falling(float sure, std::uint32_t number) {
    return std::min(1.0F, sure / static_cast<float>(std::max(number, 1U)));
  }

  // The smallest container around the block that goes on after it.
  ContainerId container_to_govern(std::uint32_t i) const {
    ContainerId id = page_.container(i);
    while (id != 0 && outline_.containers[id].blocks.end == i + 1) id = outline_.containers[id].parent;
    return id;
  }

  void mark_section(std::uint32_t head, const SectionRow& row, std::uint32_t text_before) {
    const ContainerId container = container_to_govern(head);
    const std::uint32_t end = outline_.containers[container].blocks.end;
    if (row.section == Rule::ctx_pitch_section) return mark_pitch(head, end);
    if (row.section == Rule::ctx_tags_section) return mark_tags(head, end);
    const bool flat = static_cast<float>(chars_[container]) > kMinFlatShare * static_cast<float>(chars_[0]);
    float strength = strength_of_head(head);
    if (flat) strength *= rising(text_before, kSureTextBefore);
    if (!flat && row.section == Rule::ctx_comment_section) strength *= rising(text_before, kSureTextBeforeComments);
    std::uint32_t furniture = 0;
    for (std::uint32_t i = head + 1; i < end; ++i) {
      if (ends_section(head, i, row, flat) || steps_++ > kMaxStepsPerBlock * page_.size()) return;
      if (opens_another(i, row) && (flat || page_.is_heading(i))) strength *= 1 - strength_of_head(i);
      furniture = page_.has_cue(i, Rule::cue_menu) ? furniture + 1 : 0;
      if ((flat && furniture > 1) || strength < kMinStrength) return;
      evidence_.add(i, row.section, strength);
      if (strength >= kGovernStrength) in_section_[i] = 1;
    }
  }

  bool opens_another(std::uint32_t i, const SectionRow& row) const {
    const SectionRow* next = section_at(i);
    return next && next->section != row.section && next->section != Rule::ctx_pitch_section;
  }

  bool ends_section(std::uint32_t head, std::uint32_t i, const SectionRow& row, bool flat) const {
    const bool headings = page_.is_heading(head) && page_.is_heading(i);
    if (headings && outline_.blocks[i].level < outline_.blocks[head].level) return true;
    if (!flat) return false;
    if (page_.has_cue(i, Rule::cue_copyright)) return true;
    if (row.section == Rule::ctx_related_section && i > head + 1 && (goes_on(i) || goes_on(i + 2))) return true;
    if (headings && outline_.blocks[i].level == outline_.blocks[head].level) return true;
    return has_links_ && row.section == Rule::ctx_related_section && page_.is_paragraph(i);
  }

  // Whether the block goes on with a sentence after a few linked words, where links of running text are lines of their own.
  bool goes_on(std::uint32_t i) const {
    if (i >= page_.size() || page_.words(i) < kMinGoingOnWords || page_.words(i - 1) > kMaxLinkedWords) return false;
    const std::string_view text = outline_.blocks[i].text;
    const std::string_view before = outline_.blocks[i - 1].text;
    if (text.empty() || before.empty()) return false;
    const CharClass last = class_at(before, last_code_point_at(before));
    const bool is_open = last == CharClass::lower || last == CharClass::upper || last == CharClass::digit;
    return is_open && (text.front() == ',' || class_at(text, 0) == CharClass::lower);
  }

  // A pitch is a few short blocks: the more blocks and words lie between its heading and a block, the less likely it is part of
  // it.
  void mark_pitch(std::uint32_t head, std::uint32_t end) {
    std::uint32_t words = 0;
    for (std::uint32_t i = head + 1; i < end; ++i) {
      if (section_at(i) || page_.is_heading(i)) return;
      words += page_.words(i);
      const float near = 1 - static_cast<float>(i - head - 1) / kPitchReach;
      const float strength = strength_of_head(head) * std::min(near, falling(kSurePitchWords, words));
      if (strength < kMinStrength) return;
      evidence_.add(i, Rule::ctx_pitch_section, strength);
    }
  }

  // Tags are a few short blocks; at the first longer one the article goes on.
  void mark_tags(std::uint32_t head, std::uint32_t end) {
    for (std::uint32_t i = head + 1; i < end && i <= head + kMaxTagsBlocks; ++i) {
      if (page_.words(i) > kMaxTagWords || page_.has_sentence(i) || section_at(i) || page_.is_heading(i)) return;
      evidence_.add(i, Rule::ctx_tags_section, strength_of_head(head));
    }
  }

  const Outline& outline_;
  Evidence& evidence_;
  PageView page_;
  std::vector<char> in_section_;
  std::vector<std::uint64_t> chars_;  // characters in each container
  std::size_t steps_ = 0;             // of all sections together
  bool has_links_ = false;
};

}  // namespace

std::vector<char> apply_section_rules(const Outline& outline, Evidence& evidence) {
  return SectionRules(outline, evidence).apply();
}

}  // namespace pith::internal
