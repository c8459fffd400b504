// Every block alone. In: an Outline. Out: evidence, each rule that fired with its strength.
//
// The idea: what a block says by itself and by where it stands, before any other block is asked.
#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

#include "base/utf8.h"
#include "classify/classify.h"
#include "classify/cues.h"

namespace pith::internal {
namespace {

constexpr float kLongWords = 60;   // words of a block of full length
constexpr float kLabelWords = 4;   // words of a block that says nothing for itself
constexpr float kShortWords = 12;  // words from which a block is not short
constexpr float kFullCommas = 4;
constexpr std::uint32_t kSentenceWords = 6;
constexpr std::uint32_t kHeadlineWords = 4;
constexpr std::uint32_t kLongestHeadline = 30;
constexpr std::uint32_t kDateWords = 20;
constexpr float kDenseLinks = 0.25F;  // share of linked text from which links count
constexpr float kAllLink = 0.9F;
constexpr std::uint32_t kManyLinks = 4;
constexpr float kPageEnd = 0.9F;
constexpr std::uint32_t kLongestTitle = 40;  // words
constexpr std::size_t kLongestCredit = 60;   // bytes
constexpr std::uint32_t kFewSeparators = 2;

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

// "(Jane Doe/Agency)" at the very end, without digits: names parted by a slash, as picture credits are.
bool ends_in_credit(std::string_view text) {
  if (!text.ends_with(')')) return false;
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || text.size() - open > kLongestCredit) return false;
  const std::string_view credit = text.substr(open + 1, text.size() - open - 2);
  const std::size_t slash = credit.find('/');
  const bool digits = std::any_of(credit.begin(), credit.end(), [](char c) { return c >= '0' && c <= '9'; });
  return slash != std::string_view::npos && slash > 1 && slash + 2 < credit.size() && credit[slash - 1] != ' ' && !digits;
}

std::uint32_t count_of(std::string_view sign, std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + sign.size())) ++count;
  return count;
}

std::uint32_t count_separators(std::string_view text, bool is_ascii) {
  std::uint32_t count = count_of("|", text);
  if (is_ascii) return count;
  for (const std::string_view sign : {"\u00B7", "\u2022", "\u00BB", "\u203A"}) count += count_of(sign, text);
  return count;
}

// The page's own statements of its title, folded; the part before the site's name counts too.
std::vector<std::string> folded_titles(const Facts& facts) {
  std::vector<std::string> titles;
  const auto offer = [&](std::string_view title) {
    std::string folded = fold_phrase(title);
    if (!folded.empty()) titles.push_back(std::move(folded));
  };
  for (const Fact fact : {Fact::og_title, Fact::jsonld_title, Fact::meta_title, Fact::head_title}) {
    const std::string_view title = facts.first(fact);
    offer(title);
    for (const std::string_view bar : {" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00BB "}) {
      const std::size_t at = title.rfind(bar);
      if (at != std::string_view::npos) offer(title.substr(0, at));
      const std::size_t first = title.find(bar);
      if (first != std::string_view::npos && first != at) offer(title.substr(0, first));
    }
  }
  return titles;
}

class Alone {
 public:
  Alone(const Outline& outline, Judgement& judgement)
      : outline_(outline), judgement_(judgement), titles_(folded_titles(outline.facts)) {}

  void run() {
    name_containers();
    judgement_.cues.resize(outline_.blocks.size());
    for (std::uint32_t i = 0; i < outline_.blocks.size(); ++i) {
      if (outline_.blocks[i].text.empty()) continue;
      words(i);
      links(i);
      place(i);
      shape(i);
      said(i);
      title(i);
    }
    for (std::uint32_t i = 0; i < outline_.blocks.size(); ++i)
      judgement_.alone.push_back(judgement_.evidence.share(i, Kind::article));
  }

 private:
  void name_containers() {
    for (ContainerId id = 1; id < outline_.containers.size(); ++id) {
      const Container& container = outline_.containers[id];
      const bool whole_page = container.tag == Tag::html || container.tag == Tag::body;
      const NameSaying said = names_.read(container.names);
      const NameSet own = whole_page ? 0 : said.rules | names_.read(container.microdata).rules;
      judgement_.names[id] = judgement_.names[container.parent] | own;
      judgement_.learned[id] = said.learned;
    }
  }

  void add(std::uint32_t block, Rule rule, float strength = 1) { judgement_.evidence.add(block, rule, strength); }

  void words(std::uint32_t i) {
    const TextCounts& text = outline_.counts[i].text;
    const auto count = static_cast<float>(text.words);
    if (count > kLabelWords)
      add(i, Rule::long_text, clamp01(std::log1p(count) / std::log1p(kLongWords)) * clamp01((count - kLabelWords) / kShortWords));
    if (outline_.blocks[i].shape != Shape::code) add(i, Rule::short_text, clamp01((kShortWords - count) / (kShortWords - 1)));
    if (text.sentence_ends == 0)
      add(i, Rule::no_sentence);
    else if (text.words >= kSentenceWords)
      add(i, Rule::sentences, clamp01(0.6F + 0.2F * static_cast<float>(text.sentence_ends)));
    add(i, Rule::commas, clamp01(static_cast<float>(text.commas) / kFullCommas));
  }

  void links(std::uint32_t i) {
    const BlockCounts& features = outline_.counts[i];
    if (features.links == 0 || features.text.chars == 0) return;
    const float density = static_cast<float>(features.link_chars) / static_cast<float>(features.text.chars);
    if (density > kDenseLinks) add(i, Rule::link_density, clamp01((density - kDenseLinks) / (1 - kDenseLinks)));
    if (density < kAllLink) return;
    add(i, Rule::all_link);
    if (features.links >= kManyLinks) add(i, Rule::many_links);
    const bool headline = features.text.words >= kHeadlineWords && features.text.words <= kLongestHeadline;
    if (features.links == 1 && headline) add(i, Rule::link_headline);
  }

  void place(std::uint32_t i) {
    const BlockCounts& features = outline_.counts[i];
    const std::uint32_t landmarks = outline_.containers[features.container].landmarks;
    for (const LandmarkRow& row : kLandmarkRules)
      if (landmarks & row.landmark) add(i, row.rule);
    if ((landmarks & kInFigure) && !(landmarks & kInCaption)) add(i, Rule::in_figure);
    const NameSet names = judgement_.names[features.container];
    for (NameSet rest = names; rest != 0; rest &= rest - 1)
      add(i, static_cast<Rule>(static_cast<int>(kFirstName) + std::countr_zero(rest)));
    if (features.position > kPageEnd) add(i, Rule::page_end);
    if (features.copies > 1) add(i, Rule::copied);
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

  void said(std::uint32_t i) {
    const std::string_view text = outline_.blocks[i].text;
    const std::uint32_t count = outline_.counts[i].text.words;
    judgement_.cues[i] = reader_.read(text, count);
    for (const Rule rule : judgement_.cues[i]) add(i, rule);
    if (count <= row_of(Rule::picture_credit).limit && ends_in_credit(text)) add(i, Rule::picture_credit);
    if (count <= kDateWords && reader_.has_number() && looks_dated(text)) add(i, Rule::dated);
    if (count <= kDateWords && count_separators(text, reader_.is_ascii()) >= kFewSeparators) add(i, Rule::separators);
  }

  void title(std::uint32_t i) {
    const Block& block = outline_.blocks[i];
    if (block.shape == Shape::heading && block.level == 1 && !seen_heading_) {
      seen_heading_ = true;
      add(i, Rule::first_heading);
    }
    if (outline_.counts[i].text.words > kLongestTitle || titles_.empty()) return;
    const std::string_view folded = reader_.folded();
    if (folded.empty() || std::find(titles_.begin(), titles_.end(), folded) == titles_.end()) return;
    // A linked or repeated title is a breadcrumb or a card, the plain first one the headline.
    const bool heading = block.shape == Shape::heading;
    if (heading || !seen_title_) add(i, Rule::is_title, heading ? 1.0F : 0.6F);
    seen_title_ = seen_title_ || heading;
  }

  const Outline& outline_;
  Judgement& judgement_;
  std::vector<std::string> titles_;
  NameReader names_;
  CueReader reader_;  // has read the block at hand
  bool seen_heading_ = false;
  bool seen_title_ = false;
};

}  // namespace

void judge_alone(const Outline& outline, Judgement& judgement) { Alone(outline, judgement).run(); }

}  // namespace pith::internal
