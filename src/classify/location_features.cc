// The features of where a block is: its containers, the cards around it, and the regions that classic heuristics would take for
// the article. In: Measures. Out: a part of each row.
//
// The idea: everything that follows from a container is worked out once for it, from its own properties and from the features of
// its parent, and copied to the rows of its blocks.
#include "classify/location_features.h"

#include <bit>

#include "classify/article_run.h"
#include "classify/cards.h"

namespace pith::internal {
namespace {

constexpr std::size_t kLevels = 5;      // containers around a block that have features of their own
constexpr std::size_t kMaxLevels = 64;  // containers around a block that are looked at
constexpr double kMinScoredChars = 25;  // a shorter paragraph does not count for its container
constexpr double kCharsPerScore = 100;
constexpr double kMaxLengthScore = 3;
constexpr NameSet kArticleNames = name_bit(Rule::name_article);
constexpr NameSet kOtherNames = name_bit(Rule::name_ad) | name_bit(Rule::name_comment) | name_bit(Rule::name_consent) |
                                name_bit(Rule::name_nav) | name_bit(Rule::name_newsletter) | name_bit(Rule::name_related) |
                                name_bit(Rule::name_share) | name_bit(Rule::name_side);
constexpr std::uint32_t kPageLandmarks = kInNav | kInAside | kInHeader | kInFooter | kInForm;
constexpr int kFirstSmallLandmark = std::countr_zero(std::uint32_t{kInList});  // and those after it
constexpr std::uint32_t kMinHeadlineWords = 3;                                 // of a link that may be a headline

// The thresholds of boilerpipe's decision, learned from pages of news: shares of linked text, and words of the block, the next
// and the previous one.
constexpr double kMaxLinked = 1.0 / 3;
constexpr double kMaxLinkedPrevious = 5.0 / 9;  // with more, the previous block does not count
constexpr std::uint32_t kDenseWords = 16;
constexpr std::uint32_t kDenseNextWords = 15;
constexpr std::uint32_t kDensePreviousWords = 4;
constexpr std::uint32_t kAloneWords = 40;
constexpr std::uint32_t kAloneNextWords = 17;

std::uint8_t name_score_byte(int score) { return static_cast<std::uint8_t>(std::clamp(128 + score, 0, 255)); }

// One level more than from the container around; 0, which means none, remains 0.
std::uint8_t one_more(std::uint8_t levels) {
  return static_cast<std::uint8_t>(levels == 0 || levels + 1U == kMaxLevels ? 0 : levels + 1);
}

// The rules that a container's own names match. A rule that the names around it match, too, is left out: a set does not count.
NameSet own_name_rules(const Measures& m, ContainerId id) {
  return id == 0 ? 0 : m.evidence.name_rules(id) & ~m.evidence.name_rules(m.outline.containers[id].parent);
}

// The container with the most text of those that are wanted; 0 for none.
template <typename Wanted>
ContainerId largest_container(const Measures& m, const Wanted& wanted) {
  ContainerId best = 0;
  double max_chars = 0;
  for (ContainerId id = 1; id < m.outline.containers.size(); ++id) {
    if (!wanted(id)) continue;
    const double chars = m.sum_of(id).chars;
    if (chars > max_chars) {
      max_chars = chars;
      best = id;
    }
  }
  return best;
}

// A paragraph counts for the container around its own, and half for the one around that; links take their share away.
std::vector<double> score_containers(const Measures& m) {
  const std::vector<Container>& containers = m.outline.containers;
  std::vector<double> scores(containers.size());
  for (std::uint32_t i = 0; i < m.blocks; ++i) {
    const BlockCounts& counts = m.outline.counts[i];
    const double chars = counts.text.chars;
    if (chars < kMinScoredChars || m.outline.blocks[i].shape == Shape::heading) continue;
    const double links = counts.link_chars / chars;
    const double score = (1 + counts.text.commas + std::min(kMaxLengthScore, chars / kCharsPerScore)) * (1 - links);
    const ContainerId around = containers[m.container_of(i)].parent;
    scores[around] += score;
    scores[containers[around].parent] += score / 2;
  }
  for (ContainerId id = 0; id < containers.size(); ++id) {
    const BlockSum sum = m.sum_of(id);
    if (sum.chars > 0) scores[id] *= 1 - sum.link_chars / sum.chars;
  }
  return scores;
}

// For each container whether a block in it is wanted.
template <typename Wanted>
std::vector<bool> with_blocks(const Measures& m, const Wanted& wanted) {
  std::vector<bool> found(m.outline.containers.size());
  for (std::uint32_t i = 0; i < m.blocks; ++i)
    if (wanted(i)) found[m.container_of(i)] = true;
  for (ContainerId id = static_cast<ContainerId>(found.size()); id-- > 1;)
    if (found[id]) found[m.outline.containers[id].parent] = true;
  return found;
}

// Nothing but a link, of the length of a headline.
bool is_headline_link(const Measures& m, std::uint32_t block) {
  const BlockCounts& counts = m.outline.counts[block];
  return counts.text.words >= kMinHeadlineWords && counts.link_chars >= counts.text.chars;
}

// Fills the features of containers, each from those of its parent.
class ContainerDescriber {
 public:
  ContainerDescriber(const Measures& measures, const std::vector<ContainerId>& card_of, std::vector<ContainerFeatures>& features)
      : m_(measures),
        containers_(measures.outline.containers),
        card_of_(card_of),
        features_(features),
        scores_(score_containers(measures)),
        best_scores_(containers_.size()),
        name_score_sums_(containers_.size()),
        with_headline_links_(with_blocks(measures, [&](std::uint32_t i) { return is_headline_link(measures, i); })),
        with_linked_headings_(with_blocks(
            measures, [&](std::uint32_t i) { return is_headline_link(measures, i) && measures.summary(i).is(Shape::heading); })),
        top_scored_(static_cast<ContainerId>(std::max_element(scores_.begin(), scores_.end()) - scores_.begin())) {}

  void describe_all() {
    ContainerFeatures outside;  // the root has itself as parent
    for (const F tag : {F::tag0, F::tag1, F::tag2}) outside.location[tag] = static_cast<std::uint8_t>(containers_[0].tag);
    for (auto feature = index_of(F::learned_name_own); feature <= index_of(F::learned_name_sum); ++feature)
      outside.location[static_cast<F>(feature)] = name_score_byte(0);
    for (const F box : {F::box0_blocks, F::box1_blocks, F::box2_blocks, F::box3_blocks})
      outside.sums.set(box, bytes_of(m_.sum_of(0), m_.page()));
    for (ContainerId id = 0; id < containers_.size(); ++id) describe(id, id == 0 ? outside : features_[parent(id)]);
  }

 private:
  using F = Feature;

  ContainerId parent(ContainerId id) const { return containers_[id].parent; }

  void describe(ContainerId id, const ContainerFeatures& around) {
    auto& [location, sums] = features_[id];
    const Container& container = containers_[id];
    location[F::depth] = small_byte(container.depth);
    location[F::tag0] = static_cast<std::uint8_t>(container.tag);
    location.copy(F::tag1, around.location, F::tag0, 3);
    location[F::landmarks_low] = static_cast<std::uint8_t>(container.landmarks >> kFirstSmallLandmark);
    count_levels(id, around);
    add_name_scores(id, around);
    sums.set(F::box0_blocks, bytes_of(m_.sum_of(id), m_.page()));
    sums.copy(F::box1_blocks, around.sums, F::box0_blocks, (kLevels - 1) * std::tuple_size_v<SumBytes>);
    if (card_of_[id] == id) {
      sums.copy(F::card_blocks, sums, F::box0_blocks, std::tuple_size_v<SumBytes>);
    } else if (card_of_[id] != 0) {
      sums.copy(F::card_blocks, around.sums, F::card_blocks, 2 * std::tuple_size_v<SumBytes>);
      location.copy(F::card_siblings, around.location, F::card_siblings, 3);
    }
  }

  // How many levels up the nearest container of each type is; 0 when there is none.
  void count_levels(ContainerId id, const ContainerFeatures& around) {
    auto& location = features_[id].location;
    const auto set = [&](Feature feature, bool here) { location[feature] = here ? 1 : one_more(around.location[feature]); };
    const NameSet names = own_name_rules(m_, id);
    const std::uint32_t landmarks = containers_[id].landmarks & ~containers_[parent(id)].landmarks;
    set(F::up_to_good, (names & kArticleNames) != 0);
    set(F::up_to_bad, (names & kOtherNames) != 0);
    set(F::up_to_landmark, (landmarks & kPageLandmarks) != 0);
    set(F::up_to_article, (landmarks & (kInArticle | kInMain)) != 0);
    const std::uint8_t fields = containers_[id].fields;
    set(F::up_to_email, (fields & kEmailField) != 0);
    set(F::up_to_password, (fields & kPasswordField) != 0);
    set(F::up_to_search, (fields & kSearchField) != 0);
    set(F::up_to_text_area, (fields & kTextArea) != 0);
    set(F::up_to_headline_link, with_headline_links_[id]);
    set(F::up_to_linked_heading, with_linked_headings_[id]);
    set(F::in_top_scored, id == top_scored_);
    best_scores_[id] = best_score(id);
    location[F::top_scored_share] = share_byte(best_scores_[id], scores_[top_scored_]);
  }

  // The best score of the container and those around it, kMaxLevels in all.
  double best_score(ContainerId id) const {
    if (containers_[id].depth + 1U < kMaxLevels) return std::max(scores_[id], id == 0 ? 0 : best_scores_[parent(id)]);
    double best = 0;
    for (std::size_t level = 1; level < kMaxLevels; ++level, id = parent(id)) best = std::max(best, scores_[id]);
    return best;
  }

  // The learned scores of the names of the container and of those around it. train_names.py computes the same.
  void add_name_scores(ContainerId id, const ContainerFeatures& around) {
    auto& location = features_[id].location;
    const int own = m_.evidence.learned_name_score(id);
    const std::uint8_t byte = name_score_byte(own);
    location[F::learned_name_own] = byte;
    location.copy(F::learned_name_up1, around.location, F::learned_name_own, 3);
    location[F::learned_name_nearest] = own != 0 ? byte : around.location[F::learned_name_nearest];
    location[F::learned_name_min] = std::min(byte, around.location[F::learned_name_min]);
    location[F::learned_name_max] = std::max(byte, around.location[F::learned_name_max]);
    name_score_sums_[id] = name_score_sums_[parent(id)] * 4 / 5 + own;
    location[F::learned_name_sum] = name_score_byte(name_score_sums_[id] / 2);
  }

  const Measures& m_;
  const std::vector<Container>& containers_;
  const std::vector<ContainerId>& card_of_;
  std::vector<ContainerFeatures>& features_;
  std::vector<double> scores_;
  std::vector<double> best_scores_;   // of each container and those around it
  std::vector<int> name_score_sums_;  // likewise
  std::vector<bool> with_headline_links_;
  std::vector<bool> with_linked_headings_;
  ContainerId top_scored_ = 0;
};

}  // namespace

LocationFeatures::LocationFeatures(const Measures& measures) : m_(measures), containers_(measures.outline.containers.size()) {
  const std::vector<Container>& containers = measures.outline.containers;
  card_of_ = find_cards(measures, containers_);
  largest_article_ = largest_container(measures, [&](ContainerId id) { return containers[id].tag == Tag::article; });
  largest_named_ = largest_container(measures, [&](ContainerId id) { return (own_name_rules(m_, id) & kArticleNames) != 0; });
  run_ = best_article_run(measures.outline, [&](std::uint32_t i) { return m_.summary(i).share(Kind::article) / 255.0; });
  ContainerDescriber(measures, card_of_, containers_).describe_all();
}

void LocationFeatures::write(std::uint32_t i, std::uint8_t* row) const {
  using F = Feature;
  const ContainerId id = m_.container_of(i);
  containers_[id].location.write(row);
  containers_[id].sums.write(row);
  put(row, F::in_top_article, is_inside(i, largest_article_));
  put(row, F::in_top_named, is_inside(i, largest_named_));
  put(row, F::run_side, i < run_.begin ? 0 : i < run_.end ? 1 : 2);
  put(row, F::run_distance, i < run_.begin ? log_byte(run_.begin - i) : i < run_.end ? 0 : log_byte(i - run_.end + 1));
  put(row, F::dense_rule, is_dense(i));
  if (card_of_[id] != 0) put(row, F::card_place, small_byte(i - m_.outline.containers[card_of_[id]].blocks.begin));
  if (i > 0) put(row, F::same_back, levels_to_shared(i, i - 1));
  if (i + 1 < m_.blocks) put(row, F::same_next, levels_to_shared(i, i + 1));
}

std::uint8_t LocationFeatures::levels_to_shared(std::uint32_t i, std::uint32_t other) const {
  const std::vector<Container>& containers = m_.outline.containers;
  ContainerId id = m_.container_of(i);
  std::uint8_t level = 0;
  while (id != 0 && level < kMaxLevels && !containers[id].blocks.contains(other)) {
    id = containers[id].parent;
    ++level;
  }
  return level;
}

// The decision over three blocks that densitometric extractors are known for: few links, and a long text or long texts around it.
bool LocationFeatures::is_dense(std::uint32_t i) const {
  const auto words = [&](std::int64_t at) {
    return at < 0 || at >= m_.blocks ? 0U : m_.outline.counts[static_cast<std::size_t>(at)].text.words;
  };
  const auto links = [&](std::int64_t at) {
    if (at < 0 || at >= m_.blocks) return 0.0;
    const BlockCounts& counts = m_.outline.counts[static_cast<std::size_t>(at)];
    return counts.text.chars > 0 ? static_cast<double>(counts.link_chars) / counts.text.chars : 0.0;
  };
  const std::int64_t at = i;
  if (links(at) > kMaxLinked) return false;
  if (links(at - 1) > kMaxLinkedPrevious) return words(at) > kAloneWords || words(at + 1) > kAloneNextWords;
  return words(at) > kDenseWords || words(at + 1) > kDenseNextWords || words(at - 1) > kDensePreviousWords;
}

}  // namespace pith::internal
