// In: an Outline of HTML and its evidence. Out: the kinds of blocks whose form settles them.
//
// The idea: between two paragraphs of the article nearly all is article, so trees need much evidence to call a line anything
// else. A line that is wholly a byline, tags, a pointer to another story or a claim of copyright is that even there. A name or a
// date by itself is a byline only between the headline and what follows it.
#include "classify/furniture.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "base/text.h"
#include "classify/forum_posts.h"
#include "classify/furniture_boxes.h"
#include "classify/line_forms.h"
#include "classify/page_view.h"

namespace pith::internal {
namespace {

constexpr std::uint8_t kSureStrength = 255;
constexpr Rule kListCues[] = {Rule::cue_comment_action, Rule::cue_copyright, Rule::cue_site_footer, Rule::whole_pointer};
constexpr std::uint32_t kMinListLines = 2;
constexpr std::uint32_t kMaxListBlocks = 8;
constexpr std::uint32_t kMaxListWords = 60;
constexpr std::uint32_t kMaxNoteWords = 40;
constexpr std::uint32_t kMinMailingCues = 2;
constexpr std::uint32_t kMaxBylineBlocks = 8;    // below a headline
constexpr std::size_t kMaxBylinesElsewhere = 3;  // of a page; more are those of its entries
constexpr double kMaxTitleShare = 0.5;           // of a name's words
constexpr std::size_t kMinMemberLines = 2;
constexpr std::uint32_t kMaxMemberBlocks = 2;  // from one detail to the next
// What forums and mail programs put before the subject of what is answered.
constexpr std::string_view kReplyMarks[] = {
#define REPLY_MARK(language, text) text,
#include "classify/reply_marks.inc"
#undef REPLY_MARK
};

class Furniture {
 public:
  Furniture(const Outline& outline, const Evidence& evidence)
      : outline_(outline), evidence_(evidence), page_(outline, evidence), kinds_(page_.size()) {}

  std::vector<std::optional<SettledKind>> settle() {
    is_mailed_ = is_mailed();
    for (std::uint32_t i = 0; i < page_.size(); ++i) settle_line(i);
    head_ = find_title();
    settle_stated_title();
    settle_head();
    settle_bylines();
    settle_members();
    settle_subjects();
    settle_post_details(outline_, kinds_);
    settle_lists();
    settle_boxes(outline_, evidence_, kinds_);
    return std::move(kinds_);
  }

 private:
  bool is_sure(std::uint32_t i, Rule rule) const { return evidence_.strengths(i)[index_of(rule)] == kSureStrength; }
  bool fires(std::uint32_t i, Rule rule) const { return evidence_.strengths(i)[index_of(rule)] > 0; }

  bool is_line(std::uint32_t i) const {
    const Shape shape = outline_.blocks[i].shape;
    return !outline_.blocks[i].text.empty() && (shape == Shape::paragraph || shape == Shape::heading);
  }

  void settle_line(std::uint32_t i) {
    if (fires(i, Rule::ctx_edition_notes) || is_sure(i, Rule::ctx_consent)) kinds_[i] = {Kind::nav};
    if (!is_line(i)) return;
    if (fires(i, Rule::cue_ad_label) && !page_.has_sentence(i) && !page_.is_heading(i)) kinds_[i] = {Kind::ad};
    // A portrait stands before a biography, too, and a tracking picture before a note on affiliates.
    const bool is_note = fires(i, Rule::cue_biography) || fires(i, Rule::cue_affiliate);
    if (is_sure(i, Rule::whole_caption) && !is_note && !page_.is_heading(i)) kinds_[i] = {Kind::caption};
    if (is_sure(i, Rule::whole_rights)) kinds_[i] = {Kind::nav};
    if (is_sure(i, Rule::whole_pointer)) kinds_[i] = {Kind::related};
    if (is_sure(i, Rule::whole_tags)) kinds_[i] = {Kind::tags};
    if (kinds_[i] || page_.is_heading(i) || page_.words(i) > kMaxNoteWords) return;
    if (fires(i, Rule::cue_share) && outline_.counts[i].links > 0) kinds_[i] = {Kind::nav};
    if (fires(i, Rule::cue_biography) && is_emphasised(outline_.blocks[i])) kinds_[i] = {Kind::byline};
    if (is_mailed_ && fires(i, Rule::cue_mailing)) kinds_[i] = {Kind::nav};
    if (is_mailed_ && fires(i, Rule::cue_affiliate)) kinds_[i] = {Kind::ad};
  }

  // Two lines of what mails say of themselves, such as how to look at them elsewhere and how to receive no more, are those of a mail.
  bool is_mailed() const {
    std::uint32_t cues = 0;
    for (std::uint32_t i = 0; i < page_.size(); ++i) cues += fires(i, Rule::cue_mailing);
    return cues >= kMinMailingCues;
  }

  // The title that the page states is one, too, in a line that is no heading, where no heading says it.
  void settle_stated_title() {
    std::optional<std::uint32_t> found;
    for (std::uint32_t i = 0; i < page_.size(); ++i) {
      if (fires(i, Rule::is_title)) {
        if (page_.is_heading(i)) return;
        if (!found && is_line(i)) found = i;
      }
      if (!found && page_.is_paragraph(i)) return;
    }
    if (!found) return;
    if (!kinds_[*found]) kinds_[*found] = SettledKind{Kind::title};
    if (head_ == page_.size()) head_ = *found;
  }

  // Lists of what can be done with a text, of who owns it, and of what to read before and after it: half of the items or more are
  // such lines.
  void settle_lists() {
    for (const Container& list : outline_.containers) {
      if (list.tag != Tag::ul && list.tag != Tag::ol) continue;
      if (list.blocks.end - list.blocks.begin > kMaxListBlocks) continue;
      std::uint32_t lines = 0;
      std::uint32_t words = 0;
      for (std::uint32_t i = list.blocks.begin; i < list.blocks.end; ++i) {
        words += page_.words(i);
        lines += std::ranges::any_of(kListCues, [&](Rule cue) { return fires(i, cue); });
      }
      if (lines < kMinListLines || 2 * lines < list.blocks.end - list.blocks.begin || words > kMaxListWords) continue;
      for (std::uint32_t i = list.blocks.begin; i < list.blocks.end; ++i)
        if (!kinds_[i]) kinds_[i] = SettledKind{is_sure(i, Rule::whole_pointer) ? Kind::related : Kind::nav};
    }
  }

  // The block that is most likely the headline.
  std::uint32_t find_title() const {
    std::uint32_t best = page_.size();
    float max_points = 0;
    for (std::uint32_t i = 0; i < page_.size(); ++i) {
      const float points = evidence_.points(i, Kind::title);
      if (evidence_.best(i) != Kind::title || points <= max_points) continue;
      best = i;
      max_points = points;
    }
    return best;
  }

  // Bylines below the headline, up to the next heading or paragraph.
  void settle_head() {
    bool has_article = false;
    for (end_ = head_ + 1; end_ < page_.size() && end_ <= head_ + kMaxBylineBlocks; ++end_) {
      has_article = page_.is_paragraph(end_);
      if (has_article || (page_.is_heading(end_) && !fires(end_, Rule::whole_byline))) break;
    }
    for (std::uint32_t i = head_ + 1; i < end_; ++i) {
      if (!is_line(i) || kinds_[i]) continue;
      // A label and a date are enough there: "Drawn up by N. N. for the parish, 3 May".
      const bool is_sentence = outline_.blocks[i].text.ends_with('.');
      if (fires(i, Rule::cue_byline) && fires(i, Rule::dated) && !is_sentence) kinds_[i] = {Kind::byline};
      if (!fires(i, Rule::whole_byline)) continue;
      const bool is_firm = is_sure(i, Rule::whole_byline) || fires(i, Rule::dated) || is_beside_dated(i);
      if (is_firm || (has_article && is_name_of_head(i))) kinds_[i] = SettledKind{Kind::byline, is_firm};
    }
  }

  bool is_beside_dated(std::uint32_t i) const {
    const auto is_dated = [&](std::uint32_t k) { return fires(k, Rule::whole_byline) && fires(k, Rule::dated); };
    return (i > head_ + 1 && is_dated(i - 1)) || (i + 1 < end_ && is_dated(i + 1));
  }

  // A line of names is none if it is of the headline's words: "Three Clocks".
  bool is_name_of_head(std::uint32_t i) const {
    return !page_.is_heading(i) && !page_.has_cues(i) &&
           word_overlap(outline_.blocks[i].text, outline_.blocks[head_].text) < kMaxTitleShare;
  }

  void settle_bylines() {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < page_.size(); ++i)
      if ((i < head_ || i >= end_) && is_line(i) && is_sure(i, Rule::whole_byline)) found.push_back(i);
    if (found.size() > kMaxBylinesElsewhere) return;
    for (const std::uint32_t i : found)
      if (!kinds_[i]) kinds_[i] = SettledKind{Kind::byline};
  }

  // Details of those who have posted, on a page with more than one of them; others beside them.
  void settle_members() {
    std::vector<std::uint32_t> sure;
    for (std::uint32_t i = 0; i < page_.size(); ++i)
      if (is_sure(i, Rule::whole_member)) sure.push_back(i);
    if (sure.size() < kMinMemberLines) return;
    for (std::uint32_t i = 0; i < page_.size(); ++i)
      if (!kinds_[i] && is_signature(outline_.blocks[i].text)) kinds_[i] = SettledKind{Kind::byline};
    for (const std::uint32_t i : sure)
      for (std::uint32_t k = i - std::min(i, kMaxMemberBlocks); k <= std::min(i + kMaxMemberBlocks, page_.size() - 1); ++k)
        if (!kinds_[k] && fires(k, Rule::whole_member)) kinds_[k] = SettledKind{Kind::byline};
  }

  // The subject of an answer is that of the thread, which the page has as its headline, or an earlier answer has it.
  void settle_subjects() {
    const std::string_view headline = head_ < page_.size() ? outline_.blocks[head_].text : std::string_view();
    std::unordered_set<std::string_view> earlier;
    for (std::uint32_t i = 0; i < page_.size(); ++i) {
      const std::string_view text = outline_.blocks[i].text;
      if (i == head_ || !is_line(i)) continue;
      const auto mark = std::ranges::find_if(kReplyMarks, [&](std::string_view one) { return istarts_with(text, one); });
      if (mark == std::end(kReplyMarks)) continue;
      const bool is_repeated = !earlier.insert(text).second || text.substr(mark->size()) == headline;
      if (is_repeated && !kinds_[i]) kinds_[i] = SettledKind{.kind = Kind::byline, .is_never_title = true};
    }
  }

  const Outline& outline_;
  const Evidence& evidence_;
  PageView page_;
  std::vector<std::optional<SettledKind>> kinds_;
  bool is_mailed_ = false;
  std::uint32_t head_ = 0;  // the headline, or the number of blocks
  std::uint32_t end_ = 0;   // of the lines below the headline
};

}  // namespace

std::vector<std::optional<SettledKind>> settle_furniture(const Outline& outline, const Evidence& evidence) {
  return outline.html ? Furniture(outline, evidence).settle() : std::vector<std::optional<SettledKind>>(outline.blocks.size());
}

}  // namespace pith::internal
