// The rules of sections. In: an Outline with its cues. Out: evidence for the blocks under headings such as "Related articles".
//
// The idea: a heading governs what follows it in the smallest container that holds more than the heading. On a flat page, where
// that container is most of the page, the section may also end earlier: at a heading of the same level, or at site furniture.
#include "classify/section_rules.h"

#include "classify/page_view.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxStepsPerBlock =
    30;  // blocks looked at, on average; bounds the time on a page with a section in every line
constexpr std::uint32_t kMaxSectionHeadWords = 10;
constexpr float kMinFlatShare = 0.6F;  // share of the page's text from which a container is "the page"
constexpr std::uint32_t kMinArticleBeforeSection =
    600;                                      // characters of paragraphs that must come before a section of a flat page
constexpr std::uint32_t kMaxPitchBlocks = 4;  // short blocks that follow the heading of an advertisement
constexpr std::uint32_t kMaxPitchWords = 30;
constexpr std::uint32_t kMaxSurePitchWords = 15;
constexpr float kLongPitchStrength = 0.5F;
constexpr std::uint32_t kMaxTagsBlocks = 12;
constexpr std::uint32_t kMaxTagWords = 5;

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
      if (page_.is_paragraph(i)) text_before += page_.chars(i);
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
    if (!page_.has_cues(i) || (page_.words(i) > kMaxSectionHeadWords && !page_.is_heading(i))) return nullptr;
    for (const SectionRow& row : kSections)
      if (page_.has_cue(i, row.cue)) return &row;
    return nullptr;
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
    if (row.section == Rule::ctx_pitch_section) return mark_short_blocks(head, end, row.section, kMaxPitchBlocks, kMaxPitchWords);
    if (row.section == Rule::ctx_tags_section) return mark_short_blocks(head, end, row.section, kMaxTagsBlocks, kMaxTagWords);
    const bool flat = static_cast<float>(chars_[container]) > kMinFlatShare * static_cast<float>(chars_[0]);
    if (flat && text_before < kMinArticleBeforeSection) return;
    std::uint32_t furniture = 0;
    for (std::uint32_t i = head + 1; i < end; ++i) {
      if (ends_section(head, i, row, flat) || steps_++ > kMaxStepsPerBlock * page_.size()) return;
      furniture = page_.has_cue(i, Rule::cue_menu) ? furniture + 1 : 0;
      if (flat && furniture > 1) return;
      evidence_.add(i, row.section);
      in_section_[i] = 1;
    }
  }

  bool ends_section(std::uint32_t head, std::uint32_t i, const SectionRow& row, bool flat) const {
    const SectionRow* next = section_at(i);
    const bool another = next && next->section != row.section && next->section != Rule::ctx_pitch_section;
    if (another && (flat || page_.is_heading(i))) return true;
    const bool headings = page_.is_heading(head) && page_.is_heading(i);
    if (headings && outline_.blocks[i].level < outline_.blocks[head].level) return true;
    if (!flat) return false;
    if (page_.has_cue(i, Rule::cue_copyright)) return true;
    if (headings && outline_.blocks[i].level == outline_.blocks[head].level) return true;
    return has_links_ && row.section == Rule::ctx_related_section && page_.is_paragraph(i);
  }

  // Pitches and tags are a few short blocks; at the first longer one the article goes on.
  void mark_short_blocks(std::uint32_t head, std::uint32_t end, Rule rule, std::uint32_t max_blocks, std::uint32_t max_words) {
    for (std::uint32_t i = head + 1; i < end && i <= head + max_blocks; ++i) {
      if (page_.words(i) > max_words || section_at(i) || page_.is_heading(i)) return;
      if (rule == Rule::ctx_tags_section && page_.has_sentence(i)) return;
      const bool long_pitch = rule == Rule::ctx_pitch_section && page_.words(i) > kMaxSurePitchWords;
      evidence_.add(i, rule, long_pitch ? kLongPitchStrength : 1.0F);
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
