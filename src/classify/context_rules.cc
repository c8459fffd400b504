// The rules that look at a block's surroundings. In: an Outline and the evidence of the local rules. Out: more evidence.
//
// The idea: a list of steps, each a few rules. First sections: a heading such as "Related articles" governs what follows it. Then
// the region: the container with the best balance of article and other text. Then what lies between, beside, before and after
// blocks of the article. Each step sees the shares that the steps before it have made.
#include "classify/context_rules.h"

#include <limits>

#include "classify/article_run.h"
#include "classify/furniture_runs.h"
#include "classify/page_view.h"
#include "classify/section_rules.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxGapBlocks = 6;  // blocks that may interrupt the article
constexpr float kSureShare = 0.6F;          // of the article, so that no other kind can have as much
constexpr float kBetweenStrength = 0.6F;
constexpr float kNeighbourStrength = 1.6F;
constexpr float kThreadLineStrength = 0.5F;  // for lines without a sentence: names, dates, code
constexpr float kMinThreadShare = 0.4F;      // of the page's paragraphs in posts
constexpr std::uint32_t kNearTitleBlocks = 5;
constexpr std::uint32_t kBeforeTitleBlocks = 2;
constexpr std::uint32_t kMaxNearTitleWords = 15;
constexpr std::uint32_t kMinUnmarkedHeadlineWords = 3;
constexpr std::uint32_t kMinArticleChars = 140;  // a page with less has no clear article
constexpr std::uint32_t kMaxWeakChars = 5000;    // a page with an article of less may be a page of entries
constexpr std::uint32_t kMinEntryWords = 4;      // where no links tell entries from menus
constexpr double kMinClearShare = 0.6;           // of the content in a clear article
constexpr std::uint32_t kFurnitureLandmarks = kInNav | kInAside | kInHeader | kInFooter | kInForm | kInButton | kInDialog;
constexpr NameSet kFurnitureNames = name_bit(Rule::name_ad) | name_bit(Rule::name_comment) | name_bit(Rule::name_consent) |
                                    name_bit(Rule::name_nav) | name_bit(Rule::name_newsletter) | name_bit(Rule::name_share) |
                                    name_bit(Rule::name_side);
constexpr NameSet kThreadFurnitureNames = kFurnitureNames & ~name_bit(Rule::name_comment);
constexpr std::uint32_t kNoBlock = std::numeric_limits<std::uint32_t>::max();

class ContextRules {
 public:
  ContextRules(const Outline& outline, Evidence& evidence)
      : outline_(outline), evidence_(evidence), page_(outline, evidence), count_(page_.size()) {
    for (const BlockCounts& counts : outline.counts) has_links_ |= counts.links > 0;
  }

  void apply() {
    if (count_ == 0) return;
    in_section_ = apply_section_rules(outline_, evidence_);
    apply_furniture_runs(outline_, evidence_);
    thread_page();
    headline();
    region();
    around_title();
    headings();
    gaps();
    neighbours();
    gaps();
    weak_page();
  }

 private:
  // On a page of discussion the posts are the content, whatever names their containers have.
  void thread_page() {
    if (!is_thread()) return;
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (page_.has_landmark(i, kFurnitureLandmarks) || page_.has_name(i, kThreadFurnitureNames)) continue;
      const bool sentence = page_.has_sentence(i);
      if (sentence || !page_.has_cues(i)) evidence_.add(i, Rule::ctx_thread_page, sentence ? 1.0F : kThreadLineStrength);
    }
  }

  bool is_thread() const {
    std::uint64_t posts = 0;
    std::uint64_t all = 0;
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (!page_.is_paragraph(i)) continue;
      all += page_.chars(i);
      if (page_.has_name(i, name_bit(Rule::name_thread))) posts += page_.chars(i);
    }
    if (all > 0 && static_cast<float>(posts) >= kMinThreadShare * static_cast<float>(all)) return true;
    for (const Fact fact : {Fact::canonical_url, Fact::og_url})
      if (read_names(outline_.facts.first(fact)).rules & name_bit(Rule::name_thread)) return true;
    return false;
  }

  void region() {
    std::vector<double> gain(outline_.containers.size());
    for (std::uint32_t i = 0; i < count_; ++i) {
      const double article = evidence_.share(i, Kind::article);
      gain[page_.container(i)] += (2 * article - 1) * page_.chars(i);
    }
    ContainerId best = 0;
    for (auto id = static_cast<ContainerId>(outline_.containers.size()); id-- > 0;) {
      if (id > 0) gain[outline_.containers[id].parent] += gain[id];
      if (gain[id] > gain[best] || (best == 0 && gain[id] >= gain[0])) best = id;
    }
    const auto article_share = [&](std::uint32_t i) { return evidence_.share(i, Kind::article); };
    const BlockRange range = has_links_ ? outline_.containers[best].blocks : best_article_run(outline_, article_share);
    if (gain[best] <= 0 || range.empty()) return;
    for (std::uint32_t i = 0; i < count_; ++i) evidence_.add(i, range.contains(i) ? Rule::ctx_region : Rule::ctx_outside);
  }

  // The block with the most points for title among those where title is ahead.
  std::uint32_t title_by_points() const {
    std::uint32_t best = kNoBlock;
    float max_points = 0;
    for (std::uint32_t i = 0; i < count_; ++i) {
      const float points = evidence_.points(i, Kind::title);
      if (points <= max_points || evidence_.best(i) != Kind::title) continue;
      best = i;
      max_points = points;
    }
    return best;
  }

  // On a page that marks no headline: the last short line before the first paragraphs.
  void headline() {
    if (title_by_points() != kNoBlock) return;
    std::uint32_t first = 0;
    while (first < count_ && !(page_.is_paragraph(first) && page_.is_article(first))) ++first;
    if (first == count_) return;
    for (std::uint32_t i = first; i-- > 0 && i + kNearTitleBlocks >= first;) {
      const bool length = page_.words(i) >= kMinUnmarkedHeadlineWords && page_.words(i) <= kMaxHeadlineWords;
      if (!length || page_.has_cues(i) || outline_.blocks[i].text.ends_with('.')) continue;
      evidence_.add(i, Rule::ctx_headline);
      return;
    }
  }

  void around_title() {
    const std::uint32_t title = title_by_points();
    if (title == kNoBlock) return;
    for (std::uint32_t i = 0; i < title; ++i)
      if (!page_.is_paragraph(i)) evidence_.add(i, Rule::ctx_before_title);
    const std::uint32_t from = title > kNearTitleBlocks ? title - kBeforeTitleBlocks : 0;
    for (std::uint32_t i = from; i < count_ && i <= title + kNearTitleBlocks; ++i)
      if (i != title && page_.words(i) <= kMaxNearTitleWords) evidence_.add(i, Rule::ctx_near_title);
  }

  void headings() {
    for (std::uint32_t i = 0; i + 1 < count_; ++i) {
      if (!page_.is_heading(i) || evidence_.best(i) == Kind::title) continue;
      std::uint32_t next = i + 1;
      while (next < count_ && next <= i + 2 && page_.is_heading(next)) ++next;
      if (next < count_ && evidence_.share(next, Kind::article) > kSureShare) evidence_.add(i, Rule::ctx_heads_article);
    }
  }

  void gaps() {
    std::uint32_t before = kNoBlock;
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (evidence_.share(i, Kind::article) < kSureShare) continue;
      if (before != kNoBlock && i - before > 1 && i - before <= kMaxGapBlocks + 1)
        for (std::uint32_t between = before + 1; between < i; ++between)
          if (!page_.is_article(between)) evidence_.add(between, Rule::ctx_between_article, kBetweenStrength);
      before = i;
    }
  }

  void neighbours() {
    KindPoints above{};
    for (std::uint32_t i = 0; i < count_; ++i) {
      const KindPoints own = evidence_.shares(i);
      const KindPoints below = i + 1 < count_ ? evidence_.shares(i + 1) : KindPoints{};
      KindPoints strengths;
      for (std::size_t k = 0; k < kKindCount; ++k) strengths[k] = kNeighbourStrength * (above[k] + below[k]) / 2;
      strengths[index_of(Kind::title)] = 0;
      evidence_.add_for(i, Rule::ctx_neighbours, strengths);
      above = own;
    }
  }

  // A page whose content is entries, products or offers has little running text: there everything but furniture is its article.
  void weak_page() {
    std::uint64_t article = 0;
    std::uint64_t content = 0;
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (page_.is_article(i)) article += page_.chars(i);
      if (page_.is_article(i) || is_content(i)) content += page_.chars(i);
    }
    const auto share = static_cast<double>(article) / static_cast<double>(std::max<std::uint64_t>(content, 1));
    const bool weak = article < kMinArticleChars || (article < kMaxWeakChars && share < kMinClearShare);
    if (!weak) return;
    for (std::uint32_t i = 0; i < count_; ++i)
      if (is_content(i)) evidence_.add(i, Rule::ctx_best_of_weak);
  }

  // Neither its section, its landmarks, its names nor its words make the block furniture.
  bool is_content(std::uint32_t i) const {
    if (in_section_[i] || page_.has_landmark(i, kFurnitureLandmarks) || page_.has_name(i, kFurnitureNames)) return false;
    return !page_.has_cues(i) && (has_links_ || page_.words(i) >= kMinEntryWords) && evidence_.best(i) != Kind::title;
  }

  const Outline& outline_;
  Evidence& evidence_;
  PageView page_;
  std::uint32_t count_;
  std::vector<char> in_section_;  // for each block, whether a heading over comments or other stories governs it
  bool has_links_ = false;
};

}  // namespace

void apply_context_rules(const Outline& outline, Evidence& evidence) { ContextRules(outline, evidence).apply(); }

}  // namespace pith::internal
