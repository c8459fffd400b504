// The verdict. In: an Outline. Out: the same with kind, score and reasons on every block, and the confidence.
//
// The idea: rules gather evidence, from each block alone and then in context; features put the evidence and all else that is known of
// a block in a row of bytes; learned trees read the rows. Which blocks are article is decided for the whole page at once, every other
// block gets the kind that its own trees find likeliest.
#include "classify/classify.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <iterator>
#include <numeric>

#include "base/counting_sort.h"
#include "base/exp.h"
#include "classify/features.h"
#include "classify/thresholds.h"
#include "classify/trees.h"

namespace pith::internal {
namespace {

constexpr float kBias = 2.0F;           // points that --precision and --recall put on the article's side of the scale
constexpr std::size_t kMaxReasons = 8;  // of a block
constexpr float kMinMove = 0.005F;      // points that are worth naming

float bias_of(Bias bias) {
  switch (bias) {
    case Bias::precision:
      return -kBias;
    case Bias::recall:
      return kBias;
    default:
      return 0;
  }
}

std::size_t index(Kind kind) { return static_cast<std::size_t>(kind); }

// Which blocks are article.
struct Choice {
  std::vector<char> article{};  // for each block
  float expected = 0;           // word F1 of the choice
};

// Blocks from the likeliest to the least likely, those alike in the order of the page. The bits of floats that are not negative are
// ordered as they are.
std::vector<std::uint32_t> likeliest_first(const std::vector<float>& chances) {
  return sorted_ids(chances.size(), [&](std::uint32_t i) { return ~std::bit_cast<std::uint32_t>(chances[i]); });
}

// Takes the likeliest blocks, down to where one more would lower the expected F1 of the whole choice in words.
Choice choose(const Outline& outline, const std::vector<float>& chances) {
  Choice choice;
  choice.article.resize(chances.size());
  const std::vector<std::uint32_t> order = likeliest_first(chances);
  if (order.empty() || chances[order.front()] < kMinChance) return choice;
  const auto size = [&](std::uint32_t i) { return static_cast<double>(outline.counts[i].text.words); };
  double gold = 0;
  for (const std::uint32_t i : order) gold += static_cast<double>(chances[i]) * size(i);
  double hit = 0;
  double said = 0;
  double best = 0;
  std::size_t count = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    hit += static_cast<double>(chances[order[k]]) * size(order[k]);
    said += size(order[k]);
    const double expected = 2 * hit / std::max(said + gold, 1.0);
    if (expected <= best) continue;
    best = expected;
    count = k + 1;
  }
  double words = 0;
  for (std::size_t k = 0; k < count; ++k) words += size(order[k]);
  if (words < kMinArticleWords) return choice;
  for (std::size_t k = 0; k < count; ++k) choice.article[order[k]] = 1;
  choice.expected = static_cast<float>(best);
  return choice;
}

KindPoints powers_of(const KindPoints& points) {
  FourFloats fours[sizeof(KindVectors) / sizeof(FourFloats)] = {};
  std::memcpy(fours, points.data(), sizeof(points));
  for (FourFloats& four : fours) four = exp_of(four);
  KindPoints powers;
  std::memcpy(powers.data(), fours, sizeof(powers));
  return powers;
}

class Verdict {
 public:
  Verdict(Outline& outline, const Judgement& judgement, const Options& options)
      : outline_(outline), judgement_(judgement), features_(measure_features(outline, judgement)), explain_(options.explain) {
    input_ = outline.html ? InputFormat::html : InputFormat::text;
    find_type(options);
    find_chances(bias_of(options.bias));
  }

  void run() {
    const Choice choice = choose(outline_, chances_);
    outline_.confidence = choice.expected;
    std::vector<std::uint32_t> others;
    std::copy_if(with_text_.begin(), with_text_.end(), std::back_inserter(others),
                 [&](std::uint32_t i) { return !stays_article(i, choice); });
    tree_points(input_, Forests::others, features_.bytes.data(), others, points_);
    for (const std::uint32_t i : with_text_) {
      decide(i, choice);
      if (explain_) give_reasons(i);
    }
    for (std::size_t i = 1; i < outline_.blocks.size(); ++i) {
      Block& block = outline_.blocks[i];
      if (!block.text.empty()) continue;  // a rule has no text to judge by: it goes with what stands above it
      block.kind = outline_.blocks[i - 1].kind;
      block.score = outline_.blocks[i - 1].score;
    }
  }

 private:
  void find_type(const Options& options) {
    if (outline_.blocks.empty() || options.type) {
      outline_.type = options.type.value_or(PageType::article);
      outline_.type_confidence = options.type ? 1 : 0;
      return;
    }
    std::array<float, kPageTypeCount> odds{};
    float sum = 0;
    for (std::size_t k = 0; k < kPageTypeCount; ++k)
      sum += odds[k] = exp_of(tree_points(input_, static_cast<PageType>(k), features_.row(0)));
    const auto best = std::max_element(odds.begin(), odds.end());
    outline_.type = static_cast<PageType>(best - odds.begin());
    outline_.type_confidence = *best / sum;
  }

  // What the page says of itself stands against a guess at its type, not against the caller's word.
  bool beside_article() const {
    if (outline_.type == PageType::article) return true;
    return outline_.type_confidence < 1 && outline_.type != PageType::forum && says_article(outline_.facts);
  }

  void find_chances(float bias) {
    const std::vector<Block>& blocks = outline_.blocks;
    for (std::uint32_t i = 0; i < blocks.size(); ++i)
      if (!blocks[i].text.empty()) with_text_.push_back(i);
    const bool comments = beside_article();
    std::vector<std::uint32_t> in;
    std::copy_if(with_text_.begin(), with_text_.end(), std::back_inserter(in),
                 [&](std::uint32_t i) { return !comments || !is_sure_comment(judgement_.evidence, i); });
    points_.resize(blocks.size());
    tree_points(input_, Forests::article, features_.bytes.data(), in, points_);
    chances_.resize(blocks.size());
    for (const std::uint32_t i : in) chances_[i] = 1 / (1 + exp_of(-points_[i][index(Kind::article)] - bias));
  }

  // The headline is not printed twice: as title it is named in the metadata.
  bool stays_article(std::uint32_t i, const Choice& choice) const {
    return choice.article[i] != 0 && judgement_.evidence.best(i) != Kind::title;
  }

  void decide(std::uint32_t i, const Choice& choice) {
    Block& block = outline_.blocks[i];
    if (stays_article(i, choice)) {
      block.kind = Kind::article;
      block.score = chances_[i];
      return;
    }
    KindPoints odds = powers_of(points_[i]);
    odds[index(Kind::article)] = 0;
    const float sum = std::accumulate(odds.begin(), odds.end(), 0.0F);
    const auto best = std::max_element(odds.begin(), odds.end());
    block.kind = choice.article[i] != 0 ? Kind::title : static_cast<Kind>(best - odds.begin());
    block.score = (1 - chances_[i]) * odds[index(block.kind)] / sum;
  }

  // What moved the points of the block's kind most. For a block that is no article that is also what kept it from being one.
  void give_reasons(std::uint32_t i) {
    Block& block = outline_.blocks[i];
    std::vector<float> moves(kFeatureCount);
    add_tree_moves(input_, Kind::article, features_.row(i), block.kind == Kind::article ? 1.0F : -1.0F, moves);
    if (block.kind != Kind::article) add_tree_moves(input_, block.kind, features_.row(i), 1, moves);
    std::vector<Reason> reasons;
    for (std::size_t k = 0; k < moves.size(); ++k)
      if (std::abs(moves[k]) >= kMinMove) reasons.push_back({feature_name(k), block.kind, moves[k]});
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Reason& a, const Reason& b) { return std::abs(a.points) > std::abs(b.points); });
    if (reasons.size() > kMaxReasons) reasons.resize(kMaxReasons);
    block.reasons = outline_.arena->copy(reasons);
  }

  Outline& outline_;
  const Judgement& judgement_;
  FeatureTable features_;
  InputFormat input_{};
  bool explain_ = false;
  std::vector<std::uint32_t> with_text_;  // blocks
  std::vector<KindPoints> points_;        // of each block
  std::vector<float> chances_;            // of being article, for each block
};

}  // namespace

bool is_sure_comment(const Evidence& evidence, std::uint32_t block) {
  return evidence.best(block) == Kind::comment && evidence.share(block, Kind::comment) >= kSureComment;
}

bool says_article(const Facts& facts) {
  const std::string_view type = facts.first(Fact::og_type);
  return type.starts_with("article") || type.starts_with("video");
}

void classify(Outline& outline, const Options& options) {
  Judgement judgement(outline);
  judge_alone(outline, judgement);
  judge_in_context(outline, judgement);
  Verdict(outline, judgement, options).run();
}

}  // namespace pith::internal
