// The rules that look at each block alone. In: an Outline. Out: evidence, and the cues and names that later stages ask for again.
//
// The idea: a block's own text, links and shape, and the landmarks and names of the containers around it, already tell much. What
// other blocks tell is left to context_rules.cc.
#include "classify/local_rules.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "classify/byline_form.h"
#include "classify/credits.h"
#include "classify/cues.h"
#include "classify/fold_text.h"
#include "classify/line_forms.h"
#include "classify/running_heads.h"

namespace pith::internal {
namespace {

constexpr float kFullLengthWords = 60;    // words at which long_text has its full strength
constexpr float kMaxLabelWords = 4;       // a block of so few words is a label, not a text
constexpr float kMinWordsNotShort = 12;   // words at which short_text has no strength left
constexpr float kFullStrengthCommas = 4;  // commas at which the rule has its full strength
constexpr std::uint32_t kMinSentenceWords = 6;
constexpr std::uint32_t kMinLinkedHeadlineWords = 4;
constexpr std::uint32_t kMaxDatedWords = 20;
constexpr float kMinLinkDensity = 0.25F;    // share of linked text from which links count
constexpr float kMinAllLinkDensity = 0.9F;  // share of linked text from which a block is nothing but links
constexpr std::uint32_t kMinManyLinks = 4;
constexpr float kPageEndPosition = 0.9F;  // share of the page's text after which the end of the page begins
constexpr std::uint32_t kMaxTitleWords = 40;
constexpr std::uint32_t kMinSeparators = 2;
constexpr float kUnlabelledStrength = 0.5F;    // of a byline
constexpr float kPossibleStrength = 0.5F;      // of a member's details
constexpr std::uint32_t kMaxBlocksToName = 8;  // from a heading to a byline that is nothing but names

constexpr std::uint32_t kMaxQuotingWords = 40;   // of a block whose quotation at the end does not count
constexpr std::size_t kMaxBeforeQuotation = 80;  // bytes before a headline that a heading quotes

struct QuotationMarks {
  std::string_view open;
  std::string_view close;
};
constexpr QuotationMarks kQuotationMarks[] = {{"\u201C", "\u201D"}, {"\u201E", "\u201C"}, {"\u00AB", "\u00BB"},
                                              {"\"", "\""},         {"\u300C", "\u300D"}, {"\u300A", "\u300B"}};

constexpr std::string_view kSeparators[] = {"\u00B7", "\u2022", "\u00BB", "\u203A"};                   // and the ASCII bar
constexpr std::string_view kTitleBars[] = {" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00BB "};  // before a site's name

struct LandmarkRow {
  std::uint32_t landmark;
  Rule rule;
};
constexpr LandmarkRow kLandmarkRules[] = {
    {kInNav, Rule::in_nav},         {kInAside, Rule::in_aside},   {kInHeader, Rule::in_header}, {kInFooter, Rule::in_footer},
    {kInArticle, Rule::in_article}, {kInMain, Rule::in_main},     {kInForm, Rule::in_form},     {kInButton, Rule::in_button},
    {kInCaption, Rule::in_caption}, {kInDialog, Rule::in_dialog}, {kInList, Rule::in_list},
};

float clamp01(float value) { return std::clamp(value, 0.0F, 1.0F); }

// The words of a quotation at the end, which are another text's, as in "3 thoughts on “A long headline”".
std::uint32_t words_in_last_quotation(std::string_view text) {
  for (const auto& [open, close] : kQuotationMarks) {
    if (text.back() != close.back() || !text.ends_with(close)) continue;
    const std::string_view before = text.substr(0, text.size() - close.size());
    const std::size_t begin = before.rfind(open);
    const bool is_behind_text = begin != std::string_view::npos && begin > 0 && begin < kMaxBeforeQuotation;
    return !is_behind_text ? 0 : count_text(before.substr(begin + open.size())).words;
  }
  return 0;
}

// Two words that begin with a capital.
bool begins_with_name(std::string_view text) {
  std::size_t at = 0;
  for (int word = 0; word < 2; ++word) {
    while (at < text.size() && text[at] == ' ') ++at;
    if (at == text.size()) return false;
    const char32_t first = decode_code_point(text, at);
    if (!is_upper(first)) return false;
    at = std::min(text.find(' ', at), text.size());
  }
  return true;
}

std::uint32_t count_of(std::string_view sign, std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + sign.size())) ++count;
  return count;
}

std::uint32_t count_separators(std::string_view text, bool is_ascii) {
  std::uint32_t count = count_of("|", text);
  if (is_ascii) return count;
  for (const std::string_view sign : kSeparators) count += count_of(sign, text);
  return count;
}

// "1. Costs"
bool is_numbered_section(std::string_view text) {
  const std::size_t digits = text.find_first_not_of("0123456789");
  return digits != std::string_view::npos && digits > 0 && text.substr(digits).starts_with(". ");
}

// What the page's head states as its title, folded; the parts before the site's name count too.
std::vector<std::string> folded_titles(const Facts& facts) {
  std::vector<std::string> titles;
  const auto add_title = [&](std::string_view title) {
    std::string folded = fold_phrase(title);
    if (!folded.empty()) titles.push_back(std::move(folded));
  };
  for (const Fact fact : {Fact::og_title, Fact::jsonld_title, Fact::meta_title, Fact::head_title}) {
    const std::string_view title = facts.first(fact);
    add_title(title);
    for (const std::string_view bar : kTitleBars) {
      const std::size_t at = title.rfind(bar);
      if (at != std::string_view::npos) add_title(title.substr(0, at));
      const std::size_t first = title.find(bar);
      if (first != std::string_view::npos && first != at) add_title(title.substr(0, first));
    }
  }
  return titles;
}

class LocalRules {
 public:
  LocalRules(Outline& outline, Evidence& evidence)
      : outline_(outline), evidence_(evidence), titles_(folded_titles(outline.facts)) {}

  void apply() {
    read_names();
    outline_.cues.resize(outline_.blocks.size());
    for (std::uint32_t i = 0; i < outline_.blocks.size(); ++i) {
      if (outline_.blocks[i].text.empty()) continue;
      words(i);
      links(i);
      place(i);
      shape(i);
      cues(i);
      title(i);
      words_before_ += outline_.counts[i].text.words;
    }
    for (const std::uint32_t i : running_heads_.find(outline_)) add(i, Rule::running_head);
    evidence_.end_local_rules();
  }

 private:
  void read_names() {
    for (ContainerId id = 1; id < outline_.containers.size(); ++id) {
      Container& container = outline_.containers[id];
      const bool whole_page = container.tag == Tag::html || container.tag == Tag::body;
      const NameMatch match = names_.read(container.names);
      const NameMatch microdata = names_.read(container.microdata);
      const NameSet own = whole_page ? 0 : match.rules | microdata.rules;
      container.name_rules = match.rules;
      container.page_types = match.page_types | microdata.page_types;
      evidence_.name_rules(id) = evidence_.name_rules(container.parent) | own;
      evidence_.learned_name_score(id) = match.learned_score;
    }
  }

  void add(std::uint32_t block, Rule rule, float strength = 1) { evidence_.add(block, rule, strength); }

  void words(std::uint32_t i) {
    const TextCounts& text = outline_.counts[i].text;
    const auto count = static_cast<float>(text.words);
    if (count > kMaxLabelWords)
      add(i, Rule::long_text,
          clamp01(std::log1p(count) / std::log1p(kFullLengthWords)) * clamp01((count - kMaxLabelWords) / kMinWordsNotShort));
    if (outline_.blocks[i].shape != Shape::code)
      add(i, Rule::short_text, clamp01((kMinWordsNotShort - count) / (kMinWordsNotShort - 1)));
    if (text.sentence_ends == 0)
      add(i, Rule::no_sentence);
    else if (text.words >= kMinSentenceWords)
      add(i, Rule::sentences, clamp01(0.6F + 0.2F * static_cast<float>(text.sentence_ends)));
    add(i, Rule::commas, clamp01(static_cast<float>(text.commas) / kFullStrengthCommas));
  }

  void links(std::uint32_t i) {
    const BlockCounts& counts = outline_.counts[i];
    if (counts.links == 0 || counts.text.chars == 0) return;
    const float density = static_cast<float>(counts.link_chars) / static_cast<float>(counts.text.chars);
    if (density > kMinLinkDensity) add(i, Rule::link_density, clamp01((density - kMinLinkDensity) / (1 - kMinLinkDensity)));
    if (density < kMinAllLinkDensity) return;
    add(i, Rule::all_link);
    if (counts.links >= kMinManyLinks) add(i, Rule::many_links);
    const bool headline = counts.text.words >= kMinLinkedHeadlineWords && counts.text.words <= kMaxHeadlineWords;
    if (counts.links == 1 && headline) add(i, Rule::link_headline);
  }

  void place(std::uint32_t i) {
    const BlockCounts& counts = outline_.counts[i];
    const std::uint32_t landmarks = outline_.containers[counts.container].landmarks;
    for (const LandmarkRow& row : kLandmarkRules)
      if (landmarks & row.landmark) add(i, row.rule);
    if ((landmarks & kInFigure) && !(landmarks & kInCaption)) add(i, Rule::in_figure);
    const NameSet names = evidence_.name_rules(counts.container);
    for (NameSet rest = names; rest != 0; rest &= rest - 1)
      add(i, static_cast<Rule>(static_cast<int>(kFirstName) + std::countr_zero(rest)));
    if (counts.position > kPageEndPosition) add(i, Rule::page_end);
    if (counts.copies > 1) add(i, Rule::copied);
  }

  void shape(std::uint32_t i) {
    switch (outline_.blocks[i].shape) {
      case Shape::heading:
        add(i, Rule::heading);
        break;
      case Shape::quote:
        add(i, Rule::quotation);
        break;
      case Shape::code:
      case Shape::table:
        add(i, Rule::code_or_table);
        break;
      default:
        break;
    }
  }

  void cues(std::uint32_t i) {
    const std::string_view text = outline_.blocks[i].text;
    const std::uint32_t count = outline_.counts[i].text.words;
    cues_.clear();
    const std::uint32_t quoted = count <= kMaxQuotingWords ? words_in_last_quotation(text) : 0;
    for (const Rule rule : reader_.read(text, count - quoted)) {
      if (rule == Rule::cue_biography && !begins_with_name(text)) continue;
      add(i, rule);
      if (has_points(rule))
        cues_.push_back(rule);  // other rules ask whether a block has any cue, and a new one must change nothing
    }
    outline_.cues[i] = outline_.arena->copy(cues_);
    evidence_.word_scores()[i] = score_words(reader_.folded_text());
    credit(i);
    forms(i);
    if (count <= kMaxDatedWords && reader_.has_number() && looks_dated(text)) add(i, Rule::dated);
    if (count <= row_of(Rule::running_head).limit && reader_.has_number())
      running_heads_.add(i, text, reader_.folded(), words_before_);
    if (count <= kMaxDatedWords && count_separators(text, reader_.is_ascii()) >= kMinSeparators) add(i, Rule::separators);
  }

  // Lines of which nothing is left besides what their kind consists of.
  void forms(std::uint32_t i) {
    const Block& block = outline_.blocks[i];
    const std::uint32_t count = outline_.counts[i].text.words;
    const auto has = [&](Rule rule) { return evidence_.strengths(i)[index_of(rule)] > 0; };
    // A byline has a label that is known, or a date; names alone are one only below a heading, and not in text.
    if (block.shape == Shape::heading) last_heading_ = i;
    const bool may_be_name = outline_.html && last_heading_ && i - *last_heading_ <= kMaxBlocksToName;
    const bool may_be_byline = may_be_name || reader_.has_number() || has(Rule::cue_byline);
    if (may_be_byline && count <= row_of(Rule::whole_byline).limit)
      if (const BylineForm form = byline_form_of(block);
          form == BylineForm::sure || (outline_.html && form != BylineForm::none))
        add(i, Rule::whole_byline, form == BylineForm::sure ? 1 : kUnlabelledStrength);
    const bool is_known = has(Rule::picture_credit) || has(Rule::name_caption);
    if (count <= row_of(Rule::whole_caption).limit && is_caption_line(block, is_known)) add(i, Rule::whole_caption);
    if (count <= row_of(Rule::whole_tags).limit && is_tag_line(block, outline_.counts[i], has(Rule::cue_tags_heading)))
      add(i, Rule::whole_tags);
    if (has(Rule::cue_related_line) && is_pointer_line(block, outline_.counts[i])) add(i, Rule::whole_pointer);
    if (count <= row_of(Rule::whole_member).limit)
      if (const MemberLine line = member_line(block.text); line != MemberLine::none)
        add(i, Rule::whole_member, line == MemberLine::sure ? 1 : kPossibleStrength);
    if (count <= row_of(Rule::whole_rights).limit && is_rights_line(block.text, reader_.folded())) add(i, Rule::whole_rights);
  }

  void credit(std::uint32_t i) {
    const std::uint32_t count = outline_.counts[i].text.words;
    if (count > row_of(Rule::picture_credit).limit) return;
    const Credit credit = credit_at_end(outline_.blocks[i].text);
    if (credit.picture) add(i, Rule::picture_credit);
    if (credit.agency && count <= row_of(Rule::agency_at_end).limit) add(i, Rule::agency_at_end);
  }

  void title(std::uint32_t i) {
    const Block& block = outline_.blocks[i];
    const bool is_section = seen_title_line_ && is_numbered_section(block.text);
    if (block.shape == Shape::heading && block.level == 1 && !seen_heading_ && !is_section) {
      seen_heading_ = true;
      add(i, Rule::first_heading);
    }
    if (outline_.counts[i].text.words > kMaxTitleWords || titles_.empty()) return;
    const std::string_view folded = reader_.folded();
    if (folded.empty() || std::find(titles_.begin(), titles_.end(), folded) == titles_.end()) return;
    // A linked or repeated title is a breadcrumb or a card; the first plain one is the headline.
    seen_title_line_ = true;
    const bool heading = block.shape == Shape::heading;
    if (heading || !seen_title_heading_) add(i, Rule::is_title, heading ? 1.0F : 0.6F);
    seen_title_heading_ = seen_title_heading_ || heading;
  }

  Outline& outline_;
  Evidence& evidence_;
  std::vector<std::string> titles_;
  NameReader names_;
  CueReader reader_;        // has read the current block
  std::vector<Rule> cues_;  // of the current block
  RunningHeads running_heads_;
  std::uint32_t words_before_ = 0;  // the current block
  std::optional<std::uint32_t> last_heading_;
  bool seen_heading_ = false;
  bool seen_title_heading_ = false;
  bool seen_title_line_ = false;
};

}  // namespace

void apply_local_rules(Outline& outline, Evidence& evidence) { LocalRules(outline, evidence).apply(); }

}  // namespace pith::internal
