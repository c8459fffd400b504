// Blocks in their surroundings. In: an Outline and what each block says alone. Out: more evidence.
//
// The idea: a list of steps, each a few rules. First sections: a heading such as "Related articles" governs what follows in the
// container that it heads. Then the region: the container with the best balance of article and other text. Then what lies
// between, beside, ahead of and behind the article. Steps only add evidence; the order is that of their needs.
#include <algorithm>
#include <cmath>
#include <limits>

#include "classify/classify.h"

namespace pith::internal {
namespace {

constexpr std::size_t kSectionSteps = 30;  // blocks looked at for sections, for each block: a section in every line is none
constexpr std::uint32_t kSectionHeadWords = 10;
constexpr float kMaxOfPage = 0.6F;                    // share of the page's text from which a container is "the page"
constexpr std::uint32_t kArticleBeforeSection = 600;  // characters of running text that must precede a section of a flat page
constexpr std::uint32_t kParagraphWords = 25;
constexpr std::uint32_t kPitchBlocks = 4;  // short blocks that follow the heading of an advertisement
constexpr std::uint32_t kPitchWords = 30;
constexpr std::uint32_t kTagsBlocks = 12;
constexpr std::uint32_t kTagWords = 5;
constexpr std::uint32_t kGap = 6;  // blocks that the article may be interrupted for
constexpr float kSure = 0.6F;      // share of the article, which no other kind can have beside it
constexpr float kNeighbourPoints = 1.6F;
constexpr double kRunGain = 400;         // characters of a block that count for a run
constexpr double kRunCost = 30;          // characters that a block of another kind takes from it
constexpr float kThreadLine = 0.5F;      // strength for lines that are no sentence: names, dates, code
constexpr float kThreadShare = 0.4F;     // of the page's text in posts
constexpr std::uint32_t kNearTitle = 5;  // blocks
constexpr std::uint32_t kShortWords = 15;
constexpr std::uint32_t kHeadlineWords = 3;
constexpr std::uint32_t kLongestHeadline = 30;
constexpr std::uint32_t kMinArticle = 140;     // characters; a page with less has no clear article
constexpr std::uint32_t kShortArticle = 5000;  // characters; a page with less may be one of entries
constexpr std::uint32_t kEntryWords = 4;       // where nothing else tells entries from menus
constexpr double kWeakShare = 0.6;             // of what is no furniture; with less of it the article is no article
constexpr std::uint32_t kFurniturePlaces = kInNav | kInAside | kInHeader | kInFooter | kInForm | kInButton | kInDialog;
constexpr NameSet kFurnitureNames = name_bit(Rule::name_ad) | name_bit(Rule::name_comment) | name_bit(Rule::name_consent) |
                                    name_bit(Rule::name_nav) | name_bit(Rule::name_newsletter) | name_bit(Rule::name_share) |
                                    name_bit(Rule::name_side);
constexpr NameSet kFurnitureOfThreads = kFurnitureNames & ~name_bit(Rule::name_comment);
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct Range {
  std::uint32_t first = kNone;
  std::uint32_t last = 0;
  bool empty() const { return first == kNone; }
};

struct SectionRow {
  Rule cue;
  Rule governs;
};
constexpr SectionRow kSections[] = {
    {Rule::cue_comment_heading, Rule::ctx_comment_section}, {Rule::cue_related_heading, Rule::ctx_related_section},
    {Rule::cue_tags_heading, Rule::ctx_tags_section},       {Rule::cue_newsletter, Rule::ctx_pitch_section},
    {Rule::cue_paywall, Rule::ctx_pitch_section},           {Rule::cue_ad_label, Rule::ctx_pitch_section},
};

// What the steps ask of a block time and again.
struct Gist {
  std::uint32_t chars = 0;
  std::uint32_t words = 0;
  ContainerId container = 0;
  bool is_heading = false;
  bool is_paragraph = false;
  bool has_sentence = false;
};

Gist gist_of(const BlockCounts& f, Shape shape) {
  const bool sentence = f.text.sentence_ends > 0;
  const bool paragraph = f.text.words >= kParagraphWords && sentence && f.link_chars * 2 < f.text.chars;
  return {f.text.chars, f.text.words, f.container, shape == Shape::heading, paragraph, sentence};
}

class Context {
 public:
  Context(const Outline& outline, Judgement& judgement)
      : outline_(outline),
        judgement_(judgement),
        evidence_(judgement.evidence),
        count_(static_cast<std::uint32_t>(outline.blocks.size())) {
    governed_.resize(count_);
    measure();
  }

  void run() {
    if (count_ == 0) return;
    sections();
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
  // ----------------------------------------------------------------------------------------------------------- measures

  void measure() {
    gists_.reserve(count_);
    ranges_.resize(outline_.containers.size());
    chars_.resize(outline_.containers.size());
    for (std::uint32_t i = 0; i < count_; ++i) {
      gists_.push_back(gist_of(outline_.counts[i], outline_.blocks[i].shape));
      const ContainerId id = container(i);
      ranges_[id].first = std::min(ranges_[id].first, i);
      ranges_[id].last = std::max(ranges_[id].last, i);
      chars_[id] += chars(i);
      has_links_ |= outline_.counts[i].links > 0;
    }
    for (auto id = static_cast<ContainerId>(outline_.containers.size() - 1); id > 0; --id) {
      const ContainerId parent = outline_.containers[id].parent;
      ranges_[parent].first = std::min(ranges_[parent].first, ranges_[id].first);
      ranges_[parent].last = std::max(ranges_[parent].last, ranges_[id].last);
      chars_[parent] += chars_[id];
    }
  }

  std::uint32_t chars(std::uint32_t i) const { return gists_[i].chars; }
  std::uint32_t words(std::uint32_t i) const { return gists_[i].words; }
  ContainerId container(std::uint32_t i) const { return gists_[i].container; }
  bool is_heading(std::uint32_t i) const { return gists_[i].is_heading; }
  bool is_paragraph(std::uint32_t i) const { return gists_[i].is_paragraph; }
  bool has_sentence(std::uint32_t i) const { return gists_[i].has_sentence; }
  bool says(std::uint32_t i, Rule cue) const {
    const auto& cues = judgement_.cues[i];
    return std::find(cues.begin(), cues.end(), cue) != cues.end();
  }
  bool is_article(std::uint32_t i) const { return evidence_.best(i) == Kind::article; }

  // ----------------------------------------------------------------------------------------------------------- sections

  const SectionRow* section_at(std::uint32_t i) const {
    if (judgement_.cues[i].empty() || (words(i) > kSectionHeadWords && !is_heading(i))) return nullptr;
    for (const SectionRow& row : kSections)
      if (says(i, row.cue)) return &row;
    return nullptr;
  }

  // The smallest container around the block that holds more than it.
  ContainerId place_of(std::uint32_t i) const {
    ContainerId id = container(i);
    while (id != 0 && ranges_[id].last == i) id = outline_.containers[id].parent;
    return id;
  }

  void sections() {
    std::uint32_t text_before = 0;
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (const SectionRow* row = section_at(i)) govern(i, *row, text_before);
      if (is_paragraph(i)) text_before += chars(i);
    }
  }

  void govern(std::uint32_t head, const SectionRow& row, std::uint32_t text_before) {
    const ContainerId place = place_of(head);
    const bool flat = static_cast<float>(chars_[place]) > kMaxOfPage * static_cast<float>(chars_[0]);
    const std::uint32_t last = ranges_[place].last;
    if (row.governs == Rule::ctx_pitch_section) return govern_short(head, last, row.governs, kPitchBlocks, kPitchWords);
    if (row.governs == Rule::ctx_tags_section) return govern_short(head, last, row.governs, kTagsBlocks, kTagWords);
    if (flat && text_before < kArticleBeforeSection) return;
    std::uint32_t furniture = 0;
    for (std::uint32_t i = head + 1; i <= last; ++i) {
      if (ends_section(head, i, row, flat) || steps_++ > kSectionSteps * count_) return;
      furniture = says(i, Rule::cue_menu) ? furniture + 1 : 0;
      if (flat && furniture > 1) return;
      evidence_.add(i, row.governs);
      governed_[i] = 1;
    }
  }

  bool ends_section(std::uint32_t head, std::uint32_t i, const SectionRow& row, bool flat) const {
    const SectionRow* next = section_at(i);
    const bool another = next && next->governs != row.governs && next->governs != Rule::ctx_pitch_section;
    if (another && (flat || is_heading(i))) return true;
    if (is_heading(head) && is_heading(i) && outline_.blocks[i].level < outline_.blocks[head].level) return true;
    if (!flat) return false;
    if (says(i, Rule::cue_copyright)) return true;
    const bool same_level = is_heading(head) && is_heading(i) && outline_.blocks[i].level == outline_.blocks[head].level;
    if (same_level) return true;
    return has_links_ && row.governs == Rule::ctx_related_section && is_paragraph(i);
  }

  // Pitches and tags are a few short blocks; the first longer one is the article going on.
  void govern_short(std::uint32_t head, std::uint32_t last, Rule rule, std::uint32_t most, std::uint32_t longest) {
    for (std::uint32_t i = head + 1; i <= last && i <= head + most; ++i) {
      if (words(i) > longest || section_at(i) || is_heading(i)) return;
      if (rule == Rule::ctx_tags_section && has_sentence(i)) return;
      evidence_.add(i, rule, rule == Rule::ctx_pitch_section && words(i) > kShortWords ? 0.5F : 1.0F);
    }
  }

  // ------------------------------------------------------------------------------------------------------------ threads

  // On a page of discussion the posts are the content, whatever their containers are called.
  void thread_page() {
    if (!is_thread()) return;
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (outline_.containers[container(i)].landmarks & kFurniturePlaces) continue;
      if (judgement_.names[container(i)] & kFurnitureOfThreads) continue;
      const bool sentence = has_sentence(i);
      if (sentence || judgement_.cues[i].empty()) evidence_.add(i, Rule::ctx_thread_page, sentence ? 1.0F : kThreadLine);
    }
  }

  bool is_thread() const {
    std::uint64_t posts = 0;
    std::uint64_t all = 0;
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (!is_paragraph(i)) continue;
      all += chars(i);
      if (judgement_.names[container(i)] & name_bit(Rule::name_thread)) posts += chars(i);
    }
    if (all > 0 && static_cast<float>(posts) >= kThreadShare * static_cast<float>(all)) return true;
    for (const Fact fact : {Fact::canonical_url, Fact::og_url})
      if (read_names(outline_.facts.first(fact)).rules & name_bit(Rule::name_thread)) return true;
    return false;
  }

  // ------------------------------------------------------------------------------------------------------------- region

  void region() {
    std::vector<double> gain(outline_.containers.size());
    for (std::uint32_t i = 0; i < count_; ++i) {
      const double article = evidence_.share(i, Kind::article);
      gain[container(i)] += (2 * article - 1) * chars(i);
    }
    ContainerId best = 0;
    for (auto id = static_cast<ContainerId>(outline_.containers.size()); id-- > 0;) {
      if (id > 0) gain[outline_.containers[id].parent] += gain[id];
      if (gain[id] > gain[best] || (best == 0 && gain[id] >= gain[0])) best = id;
    }
    const Range range = has_links_ ? ranges_[best] : best_run();
    if (gain[best] <= 0 || range.empty()) return;
    for (std::uint32_t i = 0; i < count_; ++i) {
      const bool inside = i >= range.first && i <= range.last;
      evidence_.add(i, inside ? Rule::ctx_region : Rule::ctx_outside);
    }
  }

  // Without containers worth the name: the run of blocks with the best balance, in which each block of another kind costs what a
  // line or two of the article bring.
  Range best_run() const {
    Range best;
    double most = 0;
    double sum = 0;
    std::uint32_t first = 0;
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (sum <= 0) {
        sum = 0;
        first = i;
      }
      const double article = evidence_.share(i, Kind::article);
      sum += article * std::min<double>(chars(i), kRunGain) - (1 - article) * kRunCost;
      if (sum > most) {
        most = sum;
        best = {first, i};
      }
    }
    return best;
  }

  // -------------------------------------------------------------------------------------------------------------- title

  std::uint32_t best_title() const {
    std::uint32_t best = kNone;
    float most = 0;
    for (std::uint32_t i = 0; i < count_; ++i) {
      const float points = evidence_.points(i, Kind::title);
      if (points <= most || evidence_.best(i) != Kind::title) continue;
      best = i;
      most = points;
    }
    return best;
  }

  // On a page that marks no headline: the last short line before the first paragraphs.
  void headline() {
    if (best_title() != kNone) return;
    std::uint32_t first = 0;
    while (first < count_ && !(is_paragraph(first) && is_article(first))) ++first;
    if (first == count_) return;
    for (std::uint32_t i = first; i-- > 0 && i + kNearTitle >= first;) {
      const bool length = words(i) >= kHeadlineWords && words(i) <= kLongestHeadline;
      if (!length || !judgement_.cues[i].empty() || outline_.blocks[i].text.ends_with('.')) continue;
      evidence_.add(i, Rule::ctx_headline);
      return;
    }
  }

  void around_title() {
    const std::uint32_t title = best_title();
    if (title == kNone) return;
    for (std::uint32_t i = 0; i < title; ++i)
      if (!is_paragraph(i)) evidence_.add(i, Rule::ctx_before_title);
    const std::uint32_t from = title > kNearTitle ? title - 2 : 0;
    for (std::uint32_t i = from; i < count_ && i <= title + kNearTitle; ++i)
      if (i != title && words(i) <= kShortWords) evidence_.add(i, Rule::ctx_near_title);
  }

  // -------------------------------------------------------------------------------------------------- between and beside

  void headings() {
    for (std::uint32_t i = 0; i + 1 < count_; ++i) {
      if (!is_heading(i) || evidence_.best(i) == Kind::title) continue;
      std::uint32_t next = i + 1;
      while (next < count_ && next <= i + 2 && is_heading(next)) ++next;
      if (next < count_ && evidence_.share(next, Kind::article) > kSure) evidence_.add(i, Rule::ctx_heads_article);
    }
  }

  void gaps() {
    std::uint32_t before = kNone;
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (evidence_.share(i, Kind::article) < kSure) continue;
      if (before != kNone && i - before > 1 && i - before <= kGap + 1)
        for (std::uint32_t between = before + 1; between < i; ++between)
          if (!is_article(between)) evidence_.add(between, Rule::ctx_between_article, 0.6F);
      before = i;
    }
  }

  void neighbours() {
    KindPoints above{};
    for (std::uint32_t i = 0; i < count_; ++i) {
      const KindPoints own = evidence_.shares(i);
      const KindPoints below = i + 1 < count_ ? evidence_.shares(i + 1) : KindPoints{};
      KindPoints strengths;
      for (std::size_t k = 0; k < kKindCount; ++k) strengths[k] = kNeighbourPoints * (above[k] + below[k]) / 2;
      strengths[static_cast<std::size_t>(Kind::title)] = 0;
      evidence_.add_for(i, Rule::ctx_neighbours, strengths);
      above = own;
    }
  }

  // --------------------------------------------------------------------------------------------------------- weak pages

  // A page whose content is entries, products or offers has little running text: there everything that is no furniture is its
  // article.
  void weak_page() {
    std::uint64_t article = 0;
    std::uint64_t content = 0;
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (is_article(i)) article += chars(i);
      if (is_article(i) || is_content(i)) content += chars(i);
    }
    const auto share = static_cast<double>(article) / static_cast<double>(std::max<std::uint64_t>(content, 1));
    const bool weak = article < kMinArticle || (article < kShortArticle && share < kWeakShare);
    if (!weak) return;
    for (std::uint32_t i = 0; i < count_; ++i)
      if (is_content(i)) evidence_.add(i, Rule::ctx_best_of_weak);
  }

  // Not furniture by its place, its names or its words.
  bool is_content(std::uint32_t i) const {
    if (governed_[i] || (outline_.containers[container(i)].landmarks & kFurniturePlaces)) return false;
    if (judgement_.names[container(i)] & kFurnitureNames) return false;
    return judgement_.cues[i].empty() && (has_links_ || words(i) >= kEntryWords) && evidence_.best(i) != Kind::title;
  }

  const Outline& outline_;
  Judgement& judgement_;
  Evidence& evidence_;
  std::uint32_t count_;
  std::size_t steps_ = 0;  // of sections, all together
  std::vector<Gist> gists_;
  std::vector<Range> ranges_;         // blocks in each container
  std::vector<std::uint64_t> chars_;  // characters in each container
  std::vector<char> governed_;        // blocks under a heading that names their kind
  bool has_links_ = false;
};

}  // namespace

void judge_in_context(const Outline& outline, Judgement& judgement) { Context(outline, judgement).run(); }

}  // namespace pith::internal
