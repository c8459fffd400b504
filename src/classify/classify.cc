// Blocks to kinds. In: an Outline. Out: the same with the kind, score and reasons of every block, the page's type, the confidence
// and the headline.
//
// The idea: rules gather evidence; features put the evidence and everything else about a block in a row of bytes; learned trees
// turn a row into log odds, which blocks that belong together share. Which blocks are article is decided for the whole page at
// once; every other block gets its likeliest kind. In text, what is found as the headline then settles which blocks are titles.
#include "classify/classify.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "base/counting_sort.h"
#include "base/exp.h"
#include "classify/article_gaps.h"
#include "classify/confidence.h"
#include "classify/decisions.h"
#include "classify/features.h"
#include "classify/forum_posts.h"
#include "classify/furniture.h"
#include "classify/groups.h"
#include "classify/name_paths.h"
#include "classify/reasons.h"
#include "classify/sections.h"
#include "classify/thresholds.h"
#include "classify/trees.h"
#include "classify/type_chances.h"

namespace pith::internal {
namespace {

constexpr float kEvenChance = 0.5F;
constexpr float kBiasPoints = 2.0F;  // log odds that --precision takes from the article and --recall adds to it
// A title's chance among the kinds that are not article: above which the headline is a title, and from which another block is.
constexpr float kMinHeadlineShare = 0.1F;
constexpr float kSureTitleShare = 0.9F;
// Of a heading that the trees take for navigation: with a higher score they are sure.
constexpr float kMaxDoubtedScore = 0.7F;
constexpr std::uint32_t kApartFromArticle = kInNav | kInAside | kInHeader | kInFooter | kInForm | kInDialog;

float bias_points(Bias bias) {
  switch (bias) {
    case Bias::precision:
      return -kBiasPoints;
    case Bias::recall:
      return kBiasPoints;
    default:
      return 0;
  }
}

// Which blocks are article.
struct ArticleChoice {
  std::vector<char> article{};  // for each block
  float expected_f1 = 0;        // in words
};

// Blocks from the likeliest to the least likely, equal ones in the order of the page. Floats that are not negative have the same
// order as their bits.
std::vector<std::uint32_t> likeliest_first(const std::vector<float>& probabilities) {
  return sorted_ids(probabilities.size(), [&](std::uint32_t i) { return ~std::bit_cast<std::uint32_t>(probabilities[i]); });
}

// Takes the likeliest blocks, as many as give the highest expected F1 in words.
ArticleChoice choose_article(const Outline& outline, const std::vector<float>& probabilities) {
  ArticleChoice choice;
  choice.article.resize(probabilities.size());
  const std::vector<std::uint32_t> order = likeliest_first(probabilities);
  if (order.empty() || probabilities[order.front()] < kMinChance) return choice;
  const auto words_of = [&](std::uint32_t i) { return static_cast<double>(outline.counts[i].text.words); };
  double expected_words = 0;  // of the true article
  for (const std::uint32_t i : order) expected_words += static_cast<double>(probabilities[i]) * words_of(i);
  double hits = 0;
  double chosen = 0;
  double best = 0;
  std::size_t count = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    hits += static_cast<double>(probabilities[order[k]]) * words_of(order[k]);
    chosen += words_of(order[k]);
    const double expected_f1 = 2 * hits / std::max(chosen + expected_words, 1.0);
    if (expected_f1 <= best) continue;
    best = expected_f1;
    count = k + 1;
  }
  double words = 0;
  for (std::size_t k = 0; k < count; ++k) words += words_of(order[k]);
  if (words < kMinArticleWords) return choice;
  for (std::size_t k = 0; k < count; ++k) choice.article[order[k]] = 1;
  choice.expected_f1 = static_cast<float>(best);
  return choice;
}

// The notes to which the article refers belong to it, and so does the heading above the first one.
void add_notes(const std::vector<Block>& blocks, std::vector<char>& article) {
  std::set<std::string_view> notes;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!blocks[i].note.empty() && notes.count(blocks[i].note) > 0) {
      article[i] = 1;
      if (i > 0 && blocks[i - 1].shape == Shape::heading) article[i - 1] = 1;
    }
    for (const Inline& mark : article[i] != 0 ? blocks[i].inlines : std::span<const Inline>())
      if (!mark.note.empty()) notes.insert(mark.note);
  }
}

Kind likeliest(const KindPoints& shares) {
  return static_cast<Kind>(std::max_element(shares.begin(), shares.end()) - shares.begin());
}

bool one_contains_other(std::string_view a, std::string_view b) {
  return a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos;
}

// A horizontal rule has no text to judge by: it goes with the block above.
void label_rulers(std::vector<Block>& blocks) {
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (!blocks[i].text.empty()) continue;
    blocks[i].kind = blocks[i - 1].kind;
    blocks[i].score = blocks[i - 1].score;
  }
}

bool is_formula(const Block& block) {
  return std::ranges::any_of(block.inlines, [&](const Inline& mark) {
    return mark.mark == Mark::math && mark.text.begin == 0 && mark.text.end == block.text.size();
  });
}

// A formula on lines of its own has no words to judge by: it belongs to the article above it.
void label_formulas(std::vector<Block>& blocks) {
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (blocks[i - 1].kind != Kind::article || blocks[i].kind == Kind::article || !is_formula(blocks[i])) continue;
    blocks[i].kind = Kind::article;
    blocks[i].score = blocks[i - 1].score;
  }
}

class Labeller {
 public:
  Labeller(Outline& outline, const Evidence& evidence, const Options& options)
      : outline_(outline),
        evidence_(evidence),
        features_(measure_features(outline, evidence, options.type)),
        furniture_(settle_furniture(outline, evidence)),
        input_(outline.html ? InputFormat::html : InputFormat::text),
        is_type_given_(options.type.has_value()) {
    if (options.explain) explainer_.emplace(outline, evidence, features_);
    find_type(options);
    find_probabilities(bias_points(options.bias));
  }

  void label_blocks() {
    ArticleChoice choice = choose_article(outline_, probabilities_);
    add_notes(outline_.blocks, choice.article);
    outline_.confidence = confidence_of(choice.expected_f1, input_);
    std::vector<std::uint32_t> others;
    std::copy_if(with_text_.begin(), with_text_.end(), std::back_inserter(others),
                 [&](std::uint32_t i) { return !stays_article(i, choice); });
    tree_points(input_, Forests::others, features_.bytes.data(), others, points_);
    share_points(outline_, groups_, others, points_);
    std::vector<ContainerId> comments = find_comments(outline_, choice.article);
    share_points(outline_, comments, others, points_);
    comments = with_lists_of_comments(outline_, choice.article, groups_, std::move(comments));
    give_comments(comments, others, Kind::nav, points_);
    // In a forum the names and details of members stand beside posts.
    if (outline_.type != PageType::forum) give_comments(comments, others, Kind::byline, points_);
    fill_article_gaps(outline_, evidence_, probabilities_, points_, choice.article);
    for (const std::uint32_t i : with_text_) label(i, choice);
    const std::vector<Kind> kinds = settle_sections(outline_);
    for (const std::uint32_t i : with_text_)
      if (kinds[i] != outline_.blocks[i].kind) set_kind(i, kinds[i], shares_of_others(i));
  }

  // A fragment of HTML has no head for the trees to compare headings with. If they find no title, its first heading of level one is
  // the title, unless they are sure that it is navigation, or it stands below the article or in a menu, a form or the like.
  void find_title_of_fragment() {
    const auto is_title = [](const Block& block) { return block.kind == Kind::title; };
    const bool has_head = !outline_.facts.first(Fact::head_title).empty() || !outline_.facts.first(Fact::og_title).empty();
    if (has_head || std::ranges::any_of(outline_.blocks, is_title)) return;
    for (const std::uint32_t i : with_text_) {
      const Block& block = outline_.blocks[i];
      if (block.kind == Kind::article) return;
      if (evidence_.strengths(i)[index_of(Rule::first_heading)] == 0) continue;
      const std::uint32_t places = outline_.containers[outline_.counts[i].container].landmarks & kApartFromArticle;
      if (block.kind == Kind::nav && block.score < kMaxDoubtedScore && places == 0) set_kind(i, Kind::title, shares_of_others(i));
      return;
    }
  }

  // Of text, the headline is found by more than the trees see of a block. So it is a title unless the trees are sure that it is
  // not, and others that the trees take for one are not, unless they are sure or one text contains the other.
  void settle_titles() {
    const auto headline = static_cast<std::uint32_t>(outline_.headline.block);
    tree_points(input_, Forests::others, features_.bytes.data(), std::span(&headline, 1), points_);
    if (const KindPoints shares = shares_of_others(headline); shares[index_of(Kind::title)] > kMinHeadlineShare)
      set_kind(headline, Kind::title, shares);
    const std::string_view text = outline_.blocks[headline].text;
    for (const std::uint32_t i : with_text_) {
      if (i == headline || outline_.blocks[i].kind != Kind::title || one_contains_other(outline_.blocks[i].text, text)) continue;
      KindPoints shares = shares_of_others(i);
      if (std::exchange(shares[index_of(Kind::title)], 0.0F) < kSureTitleShare) set_kind(i, likeliest(shares), shares);
    }
  }

 private:
  void find_type(const Options& options) {
    if (outline_.blocks.empty() || options.type) {
      outline_.type = options.type.value_or(PageType::article);
      outline_.type_confidence = options.type ? 1 : 0;
      return;
    }
    TypePoints odds = features_.type_points;
    float sum = 0;
    for (float& of_type : odds) sum += of_type = exp_of(of_type);
    const auto best = std::max_element(odds.begin(), odds.end());
    outline_.type = static_cast<PageType>(best - odds.begin());
    outline_.type_confidence = *best / sum;
  }

  // What the page states about itself overrules a guess at its type, but not a type that the caller has given. An article with a
  // long discussion is easily guessed to be a forum, but forums show what they are.
  bool has_article_beside_comments() const {
    if (outline_.type == PageType::article) return true;
    if (is_type_given_) return false;
    if (outline_.type != PageType::forum) return states_article(outline_.facts);
    return !shows_forum(features_.row(0));
  }

  void find_probabilities(float bias) {
    const std::vector<Block>& blocks = outline_.blocks;
    for (std::uint32_t i = 0; i < blocks.size(); ++i)
      if (!blocks[i].text.empty()) with_text_.push_back(i);
    points_.resize(blocks.size());
    tree_points(input_, Forests::article, features_.bytes.data(), with_text_, points_);
    groups_ = find_groups(outline_, chances_of_article(0));
    share_points(outline_, groups_, with_text_, points_);
    share_along_paths(outline_, with_text_, points_);
    probabilities_ = chances_of_article(bias);
    if (has_article_beside_comments()) leave_out_sure_comments();
    if (outline_.type == PageType::forum) raise_post_texts();
    leave_out_furniture();
  }

  void raise_post_texts() {
    const std::vector<char> is_post_text = find_post_texts(outline_);
    for (const std::uint32_t i : with_text_)
      if (is_post_text[i] != 0) probabilities_[i] = std::max(probabilities_[i], kPostTextChance);
  }

  void leave_out_furniture() {
    looks_like_article_.resize(probabilities_.size());
    for (std::uint32_t i = 0; i < probabilities_.size(); ++i) {
      if (!furniture_[i]) continue;
      looks_like_article_[i] = probabilities_[i] >= kEvenChance;
      probabilities_[i] = 0;
    }
  }

  std::vector<float> chances_of_article(float bias) const {
    std::vector<float> chances(points_.size());
    for (const std::uint32_t i : with_text_) chances[i] = 1 / (1 + exp_of(-points_[i][index_of(Kind::article)] - bias));
    return chances;
  }

  // Not where they would be the greater part of the article, and the trees are clear that they are article: then a label or a
  // name has misled the rules. And not where nothing else is article: then the page is a discussion, maybe of another page.
  void leave_out_sure_comments() {
    const std::vector<char> sure = sure_comments();
    double article_words = 0;  // that are expected
    double left_out_words = 0;
    double comment_words = 0;
    float best_other = 0;
    bool has_others = false;
    for (const std::uint32_t i : with_text_) {
      const double words = outline_.counts[i].text.words;
      const double expected = static_cast<double>(probabilities_[i]) * words;
      article_words += expected;
      if (sure[i] == 0) {
        if (words >= kMinUndisputedWords) best_other = std::max(best_other, probabilities_[i]);
        has_others |= words >= kMinArticleWords && probabilities_[i] >= kMinChance && !furniture_[i];
        continue;
      }
      left_out_words += expected;
      comment_words += words;
    }
    const bool is_most = left_out_words >= static_cast<double>(kMaxSureCommentShare) * article_words;
    const double min_chance = std::max(kMinDisputedChance, best_other);
    if (!has_others || (is_most && left_out_words >= min_chance * comment_words)) return;
    for (const std::uint32_t i : with_text_)
      if (sure[i] != 0) probabilities_[i] = 0;
  }

  // For each block; of a group, all or none, as most of its words are.
  std::vector<char> sure_comments() const {
    std::vector<char> sure(outline_.blocks.size());
    for (const std::uint32_t i : with_text_) sure[i] = is_sure_comment(evidence_, i);
    for_each_group(groups_, with_text_, [&](std::span<const std::uint32_t> group) {
      std::uint64_t words = 0;
      std::uint64_t sure_words = 0;
      for (const std::uint32_t i : group) {
        words += outline_.counts[i].text.words;
        if (sure[i] != 0) sure_words += outline_.counts[i].text.words;
      }
      for (const std::uint32_t i : group) sure[i] = 2 * sure_words > words;
    });
    return sure;
  }

  // A headline that the trees take for article is the title, so that it is not printed twice.
  bool stays_article(std::uint32_t i, const ArticleChoice& choice) const {
    return choice.article[i] != 0 && evidence_.best(i) != Kind::title;
  }

  void label(std::uint32_t i, const ArticleChoice& choice) {
    Block& block = outline_.blocks[i];
    if (stays_article(i, choice)) {
      block.kind = Kind::article;
      block.score = probabilities_[i];
      if (explainer_) block.reasons = explainer_->strongest(i, block.kind);
      return;
    }
    const KindPoints shares = shares_of_others(i);
    const Kind kind = furniture_[i] ? settled_kind(i, likeliest(shares)) : likeliest(shares);
    set_kind(i, choice.article[i] != 0 ? Kind::title : kind, shares);
  }

  // Where the trees have not called a block article they know better than its form what else it is.
  Kind settled_kind(std::uint32_t i, Kind likeliest_other) const {
    const SettledKind& settled = *furniture_[i];
    const bool is_of_another = likeliest_other == Kind::related || likeliest_other == Kind::comment;
    if ((likeliest_other == Kind::title && !settled.is_never_title) || (settled.kind == Kind::byline && is_of_another))
      return likeliest_other;
    const bool is_weak = likeliest_other == Kind::nav || likeliest_other == Kind::tags;
    return looks_like_article_[i] || likeliest_other == Kind::title || (settled.is_sure && is_weak) ? settled.kind
                                                                                                    : likeliest_other;
  }

  // The chances of the other kinds if a block is not article.
  KindPoints shares_of_others(std::uint32_t i) const {
    KindPoints shares = exp_of(points_[i]);
    shares[index_of(Kind::article)] = 0;
    const float sum = std::accumulate(shares.begin(), shares.end(), 0.0F);
    for (float& share : shares) share /= sum;
    return shares;
  }

  void set_kind(std::uint32_t i, Kind kind, const KindPoints& shares) {
    Block& block = outline_.blocks[i];
    block.kind = kind;
    block.score = (1 - probabilities_[i]) * shares[index_of(kind)];
    if (explainer_) block.reasons = explainer_->strongest(i, kind);
  }

  Outline& outline_;
  const Evidence& evidence_;
  FeatureTable features_;
  std::vector<std::optional<SettledKind>> furniture_;  // what form settles
  InputFormat input_{};
  bool is_type_given_ = false;
  std::vector<ContainerId> groups_;       // for each block, the container that decides its kind, or 0
  std::optional<Explainer> explainer_{};  // with Options::explain
  std::vector<std::uint32_t> with_text_;  // blocks
  std::vector<KindPoints> points_;        // of each block
  std::vector<float> probabilities_;      // of being article, for each block
  std::vector<char> looks_like_article_;  // blocks of furniture_ that the trees would have called article
};

}  // namespace

bool is_sure_comment(const Evidence& evidence, std::uint32_t block) {
  return evidence.best(block) == Kind::comment && evidence.share(block, Kind::comment) >= kSureComment;
}

bool states_article(const Facts& facts) {
  const std::string_view type = facts.first(Fact::og_type);
  return type.starts_with("article") || type.starts_with("video");
}

void classify(Outline& outline, const Options& options, const FindHeadline& find_headline) {
  const Evidence evidence = gather_evidence(outline, options.explain);
  Labeller labeller(outline, evidence, options);
  labeller.label_blocks();
  if (outline.html) labeller.find_title_of_fragment();
  outline.headline = find_headline(outline);
  if (!outline.html && !outline.headline.text.empty()) labeller.settle_titles();
  label_rulers(outline.blocks);
  label_formulas(outline.blocks);
}

}  // namespace pith::internal
