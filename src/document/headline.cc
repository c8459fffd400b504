// The headline. In: blocks with their kinds. Out: one of them, or none.
//
// The idea: in HTML the trees know it, since pages mark it. Scraped text marks nothing, so no single sign tells a headline from
// the menus, share buttons, dates and teasers around it. But several signs together do: it is above the first long paragraph, the
// article uses its words, a date or a name follows, the top of the page repeats it. Each of these has points
// (headline_signs.inc), and the block with the most points is the headline. What the trees say about it is one of the signs.
#include "document/headline.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/utf8.h"
#include "classify/cues.h"
#include "classify/dates.h"
#include "classify/fold_text.h"
#include "classify/line_words.h"
#include "classify/rule_table.h"
#include "document/article_words.h"
#include "document/headline_text.h"

namespace pith::internal {
namespace {

enum class Sign : std::uint8_t {
#define SIGN(name, points) name,
#include "document/headline_signs.inc"
#undef SIGN
};

constexpr std::array kPoints = {
#define SIGN(name, points) points,
#include "document/headline_signs.inc"
#undef SIGN
};

constexpr double points_for(Sign sign) { return kPoints[static_cast<std::size_t>(sign)]; }

constexpr double kMinHeadlinePoints = -2.5;
constexpr double kMostFromWords = points_for(Sign::title_words) + points_for(Sign::words_of_article);
constexpr double kMostFromPlace = points_for(Sign::before_byline) + points_for(Sign::repeated_above) +
                                  points_for(Sign::first_block) + points_for(Sign::alone_above);

constexpr std::size_t kBlocksAbove = 80;  // the first long paragraph, that are looked at
constexpr std::size_t kBlocksBelow = 12;
constexpr std::uint32_t kParagraphWords = 20;  // of a long paragraph
constexpr std::uint32_t kMostWords = 40;       // of a headline
constexpr std::uint32_t kManyWords = 24;
constexpr std::uint32_t kFewWords = 5;
constexpr std::size_t kMostBytes = 400;
constexpr std::size_t kNumberBytes = 12;  // of a page's number and the space beside it, at most
constexpr std::uint32_t kDatedWords = 8;
constexpr std::uint32_t kSentenceWords = 12;      // a sentence of so many is a paragraph
constexpr std::size_t kTitleBlocks = 3;           // above a subheading, within which the headline is
constexpr std::size_t kBylineBlocks = 3;          // after a headline, within which a date or author follows
constexpr std::uint32_t kWordsForRepetition = 4;  // after the first two, that make a repetition certain
constexpr int kCertainLogOdds = 4;                // of the words being like those of titles

constexpr Rule kForeignCues[] = {Rule::cue_ad_label,        Rule::cue_author_box,     Rule::cue_byline,
                                 Rule::cue_caption,         Rule::cue_comment_action, Rule::cue_comment_heading,
                                 Rule::cue_consent,         Rule::cue_copyright,      Rule::cue_menu,
                                 Rule::cue_newsletter,      Rule::cue_paywall,        Rule::cue_product_action,
                                 Rule::cue_related_heading, Rule::cue_related_line,   Rule::cue_share,
                                 Rule::cue_site_footer,     Rule::cue_tags_heading,   Rule::time_ago};

struct HeadlineText {
  std::size_t block = 0;
  std::string_view text{};  // the part of the block's text that may be the headline
  TextCounts counts{};      // of it
};

class TextHeadlineFinder {
 public:
  explicit TextHeadlineFinder(const Outline& outline)
      : outline_(outline),
        first_paragraph_(find_first_paragraph()),
        first_sentence_(find_first_sentence()),
        article_(outline, first_paragraph_) {
    begin_ = first_paragraph_ > kBlocksAbove ? first_paragraph_ - kBlocksAbove : 0;
    end_ = std::min(first_paragraph_ + kBlocksBelow, outline.blocks.size());
    for (std::size_t i = begin_; i < std::min(end_, first_paragraph_); ++i)
      if (words(i) > 2 && block(i).text.size() <= kMostBytes) long_above_.push_back(i);
  }

  Headline find() {
    Headline best;
    double most = kMinHeadlinePoints;
    // Upwards, since the headline is mostly near the article, and many other blocks can then be left early.
    for (std::size_t i = end_; i-- > begin_;) {
      if (!may_be_headline(i)) continue;
      const HeadlineText candidate = headline_text(i);
      const double points = points_of(candidate, most);
      if (points <= most) continue;
      most = points;
      // Of several copies the one nearest to the article counts.
      if (candidate.text != best.text || best.block > first_paragraph_) best = {i, first_paragraph_, candidate.text};
    }
    return best;
  }

 private:
  const Block& block(std::size_t i) const { return outline_.blocks[i]; }
  std::uint32_t words(std::size_t i) const { return outline_.counts[i].text.words; }

  bool has_cue(std::size_t i) const {
    return std::ranges::any_of(outline_.cues[i],
                               [](Rule rule) { return std::ranges::find(kForeignCues, rule) != std::end(kForeignCues); });
  }

  bool is_article(std::size_t i) const { return i < outline_.blocks.size() && block(i).kind == Kind::article; }

  // The first sentence of the article, or the first of several lines of it, as poems have them, or its first long paragraph.
  std::size_t find_first_sentence() const {
    for (std::size_t i = 0; i < first_paragraph_; ++i) {
      if (!is_article(i)) continue;
      const bool is_sentence = words(i) >= kItemWords && ends_sentence(block(i).text);
      if (is_sentence || (is_article(i + 1) && is_article(i + 2))) return i;
    }
    return first_paragraph_;
  }

  // Whether the article follows the first block, or bylines do and then the article.
  bool is_article_after_bylines() {
    if (first_sentence_ == 0 || first_sentence_ > 1 + kBylineBlocks || first_sentence_ == outline_.blocks.size()) return false;
    for (std::size_t i = 1; i < first_sentence_; ++i)
      if (!is_byline(i)) return false;
    return true;
  }

  // A question of twenty words may be a headline.
  bool is_paragraph(std::size_t i) const {
    return words(i) >= kMostWords ||
           (words(i) >= kParagraphWords && outline_.counts[i].text.sentence_ends > 0 && !block(i).text.ends_with('?'));
  }

  // The first long paragraph of the article, or else of the page; the number of blocks where there is none.
  std::size_t find_first_paragraph() const {
    std::size_t any = outline_.blocks.size();
    for (std::size_t i = 0; i < outline_.blocks.size(); ++i) {
      if (!is_paragraph(i) || has_cue(i)) continue;
      if (block(i).kind == Kind::article) return i;
      any = std::min(any, i);
    }
    return any;
  }

  bool is_marked(std::size_t i) const { return block(i).kind == Kind::title || block(i).shape == Shape::heading; }

  // The signs are looked for in few blocks only: not in entries of menus, and below the first paragraph not in text.
  bool may_be_headline(std::size_t i) const {
    return words(i) > 0 && words(i) <= kMostWords && block(i).text.size() <= kMostBytes && outline_.counts[i].text.letters > 1 &&
           block(i).shape != Shape::code && (i <= first_paragraph_ || is_marked(i)) &&
           (words(i) > kItemWords || !has_cue(i) || is_marked(i));
  }

  HeadlineText headline_text(std::size_t i) const {
    const std::string_view text = without_repetition(without_path(block(i).text));
    const bool is_whole = text.size() == block(i).text.size();
    return {i, text, is_whole ? outline_.counts[i].text : count_text(text)};
  }

  // The points of a block; less than `least` when they can't be more.
  double points_of(const HeadlineText& candidate, double least) {
    const std::size_t i = candidate.block;
    double sum = 0;
    const auto add = [&sum](Sign sign, double strength) { sum += points_for(sign) * strength; };
    add_kind(i, add);
    add_form(candidate, add);
    const bool is_in_article = i >= first_paragraph_ && block(i).kind == Kind::article;
    if (sum + kMostFromWords + kMostFromPlace <= least) return sum;
    add(Sign::title_words, likeness_of_words(candidate));
    add(Sign::words_of_article, article_.share_of(candidate.text, is_in_article ? 2 : 1));
    if (sum + kMostFromPlace <= least) return sum;
    add_place(candidate, add);
    return sum;
  }

  template <typename Add>
  void add_kind(std::size_t i, const Add& add) const {
    const double score = static_cast<double>(block(i).score);
    switch (block(i).kind) {
      case Kind::title:
        return add(Sign::kind_title, score);
      case Kind::article:
        return add(Sign::kind_article, score);
      default:
        return add(Sign::kind_foreign, score);
    }
  }

  template <typename Add>
  void add_form(const HeadlineText& candidate, const Add& add) const {
    const std::size_t i = candidate.block;
    const std::string_view text = candidate.text;
    const std::uint32_t count = candidate.counts.words;
    add(Sign::few_words, count < kFewWords ? static_cast<double>(kFewWords - count) / (kFewWords - 1) : 0);
    add(Sign::long_text, count > kManyWords);
    add(Sign::marked_heading, block(i).shape == Shape::heading);
    add(Sign::sentence, ends_sentence(text));
    add(Sign::sentences, candidate.counts.sentence_ends > 1 || (count >= kSentenceWords && ends_sentence(text)));
    add(Sign::announcement, text.ends_with(':') || text.ends_with("\uFF1A"));
    add(Sign::cue, has_cue(i));
    add(Sign::dated, count <= kDatedWords && candidate.counts.digits > 0 && has_date(text));
    add(Sign::parted, is_parted(text));
  }

  template <typename Add>
  void add_place(const HeadlineText& candidate, const Add& add) {
    const std::size_t i = candidate.block;
    if (i > first_paragraph_)
      add(Sign::below, 1);
    else
      add(Sign::far_above, std::min(1.0, static_cast<double>(first_paragraph_ - i) / 30));
    add(Sign::first_block, i == 0);
    add(Sign::alone_above, i == 0 && is_article_after_bylines());
    add(Sign::below_sentence, i > first_sentence_ && i < first_paragraph_);
    add(Sign::author_label, names_author(candidate.text));
    add(Sign::before_byline, follows_byline(i));
    add(Sign::repeated_above, repetition_above(candidate));
    add(Sign::below_title, title_above(i));
    add(Sign::running_head, is_running_head(i));
    add(Sign::site_name, is_site_name(candidate));
  }

  static bool has_date(std::string_view text) { return find_date(text, DateOrder::day_first) || looks_dated(text); }

  bool is_byline(std::size_t i) {
    if (i != known_byline_[i % kBylineBlocks].block) known_byline_[i % kBylineBlocks] = {i, reads_as_byline(i)};
    return known_byline_[i % kBylineBlocks].result;
  }

  bool reads_as_byline(std::size_t i) const {
    const std::string_view text = block(i).text;
    if (words(i) > kParagraphWords) return false;
    return std::ranges::any_of(outline_.cues[i], [](Rule rule) { return rule == Rule::cue_byline || rule == Rule::time_ago; }) ||
           (outline_.counts[i].text.digits > 0 && find_date(text, DateOrder::day_first)) || names_author(text);
  }

  // 1 where a byline follows at once, less where other blocks are between them.
  double follows_byline(std::size_t i) {
    for (std::size_t next = i + 1; next < std::min(i + 1 + kBylineBlocks, outline_.blocks.size()); ++next)
      if (is_byline(next)) return 1.0 / static_cast<double>(next - i);
    return 0;
  }

  // A short text is repeated by chance, as the name of a site is, unless its copies stand side by side.
  double repetition_above(const HeadlineText& candidate) const {
    const std::size_t i = candidate.block;
    const bool is_copy =
        (i > begin_ && block(i - 1).text == block(i).text) || (i + 1 < first_paragraph_ && block(i + 1).text == block(i).text);
    if (is_copy) return 1;
    const bool is_repeated =
        candidate.counts.words > 2 && std::ranges::any_of(long_above_, [&](std::size_t other) {
          return other != i && (block(other).text.starts_with(candidate.text) || block(other).text.ends_with(candidate.text));
        });
    return is_repeated ? std::min(1.0, (candidate.counts.words - 2) / static_cast<double>(kWordsForRepetition)) : 0;
  }

  // The trees' confidence that a block closely above is a title, since a subheading follows the headline.
  double title_above(std::size_t i) const {
    double most = 0;
    for (std::size_t above = i > kTitleBlocks ? i - kTitleBlocks : 0; above < i; ++above) {
      const Block& other = block(above);
      const bool is_title = other.kind == Kind::title && words(above) >= kItemWords && !is_parted(other.text) && !has_cue(above);
      if (is_title && other.text != block(i).text) most = std::max(most, static_cast<double>(other.score));
    }
    return most;
  }

  // "42 Selm Quarterly" where another page of the print begins with "Selm Quarterly 43".
  bool is_running_head(std::size_t i) const {
    const std::string_view name = without_numbers(block(i).text);
    if (name.size() == block(i).text.size() || name.empty()) return false;
    return std::ranges::any_of(outline_.blocks, [&](const Block& other) {
      return other.text.size() <= name.size() + kNumberBytes && other.text != block(i).text &&
             without_numbers(other.text) == name;
    });
  }

  bool is_site_name(const HeadlineText& candidate) const {
    return std::ranges::any_of(long_above_, [&](std::size_t other) {
      return follows_headline(candidate.text, candidate.counts.words, block(other).text);
    });
  }

  // How much more the words are like those of titles than like those of another kind, from -1 to 1.
  double likeness_of_words(const HeadlineText& candidate) {
    fold_text(candidate.text, folded_);
    const WordScores scores = score_words(folded_);
    int others = 0;
    for (std::size_t kind = 0; kind < scores.size(); ++kind)
      if (kind != index_of(Kind::title) && kind != index_of(Kind::article)) others = std::max<int>(others, scores[kind]);
    return std::clamp(static_cast<double>(scores[index_of(Kind::title)] - others) / (kCertainLogOdds * kWordScoreScale), -1.0,
                      1.0);
  }

  const Outline& outline_;
  std::size_t first_paragraph_;
  std::size_t first_sentence_;
  std::size_t begin_ = 0;  // of the blocks that are looked at
  std::size_t end_ = 0;
  std::vector<std::size_t> long_above_;  // blocks above the article that may hold a headline and more
  ArticleWords article_;
  FoldedText folded_;  // of the candidate
  struct KnownByline {
    std::size_t block = ~std::size_t{0};
    bool result = false;
  };
  std::array<KnownByline, kBylineBlocks> known_byline_{};  // of the blocks that were looked at last
};

float heading_score(const Block& block) {
  return block.score + (block.shape == Shape::heading ? 1.0F - 0.1F * static_cast<float>(block.level) : 0.0F);
}

Headline find_html_headline(const std::vector<Block>& blocks) {
  std::size_t best = blocks.size();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != Kind::title || blocks[i].text.empty()) continue;
    if (best == blocks.size() || heading_score(blocks[i]) > heading_score(blocks[best])) best = i;
  }
  return best < blocks.size() ? Headline{.block = best, .text = blocks[best].text} : Headline{};
}

}  // namespace

Headline find_headline(const Outline& outline) {
  return outline.html ? find_html_headline(outline.blocks) : TextHeadlineFinder(outline).find();
}

}  // namespace pith::internal
