// The features of where a block stands: its containers, the cards that repeat around it, the regions that classic heuristics would
// take for the article. In: Measures. Out: more of each row.
//
// The idea: each verdict is made once for a container, from its own and from that on the container around it, and read by its
// blocks. What must be put together is sorted by counting, which takes as long as reading it.
#include <algorithm>
#include <bit>
#include <cmath>
#include <span>

#include "base/counting_sort.h"
#include "classify/measures.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMinCards = 3;
constexpr std::size_t kLevels = 5;      // containers around a block that are described one by one
constexpr std::size_t kMaxLevels = 64;  // containers around a block that are asked
constexpr double kScoredChars = 25;     // a shorter paragraph does not count for its container
constexpr double kScoreChars = 100;
constexpr double kMaxLengthScore = 3;
constexpr double kRunGain = 400;  // characters of a block that count for a run
constexpr double kRunCost = 30;   // characters that a block of another kind takes from it
constexpr NameSet kArticleNames = name_bit(Rule::name_article);
constexpr NameSet kOtherNames = name_bit(Rule::name_ad) | name_bit(Rule::name_comment) | name_bit(Rule::name_consent) |
                                name_bit(Rule::name_nav) | name_bit(Rule::name_newsletter) | name_bit(Rule::name_related) |
                                name_bit(Rule::name_share) | name_bit(Rule::name_side);
constexpr std::uint32_t kFurniture = kInNav | kInAside | kInHeader | kInFooter | kInForm;
constexpr int kFirstSmallLandmark = std::countr_zero(std::uint32_t{kInList});  // and what comes after it

// The thresholds of boilerpipe's decision, learned from pages of news: shares of linked text, and words of the block, the next and the
// last one.
constexpr double kMaxLinked = 1.0 / 3;
constexpr double kMaxLinkedBefore = 5.0 / 9;  // more of it, and the last block does not count
constexpr std::uint32_t kDenseWords = 16;
constexpr std::uint32_t kDenseNext = 15;
constexpr std::uint32_t kDenseLast = 4;
constexpr std::uint32_t kAloneWords = 40;
constexpr std::uint32_t kAloneNext = 17;

// A container by what its like would share, FNV-1a of element and first class name, digits left out.
std::uint32_t likeness(const Container& container) {
  std::uint32_t hash = 2166136261U;
  const auto add = [&](unsigned char byte) { hash = (hash ^ byte) * 16777619U; };
  add(static_cast<unsigned char>(container.tag));
  for (const char c : container.names.substr(0, container.names.find(' ')))
    if (c < '0' || c > '9') add(static_cast<unsigned char>(c));
  return hash;
}

bool can_be_card(Tag tag) {
  switch (tag) {
    case Tag::p:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::td:
    case Tag::th:
    case Tag::dt:
    case Tag::dd:
    case Tag::pre:
    case Tag::blockquote:
      return false;
    default:
      return true;
  }
}

// Calls `found` with each run of neighbours that are the same.
template <typename Same, typename Found>
void for_runs(std::span<const ContainerId> ids, const Same& same, const Found& found) {
  for (std::size_t first = 0; first < ids.size();) {
    std::size_t last = first + 1;
    while (last < ids.size() && same(ids[first], ids[last])) ++last;
    found(ids.subspan(first, last - first));
    first = last;
  }
}

std::uint8_t said_byte(int value) { return static_cast<std::uint8_t>(std::clamp(128 + value, 0, 255)); }

// One level more than from the container around; 0, for none, stays.
std::uint8_t one_more(std::uint8_t levels) {
  return static_cast<std::uint8_t>(levels == 0 || levels + 1U == kMaxLevels ? 0 : levels + 1);
}

}  // namespace

// Fills Places.
class PlaceFinder {
 public:
  explicit PlaceFinder(Places& places)
      : places_(places), m_(places.m_), containers_(m_.outline.containers), of_(places.containers_), card_of_(places.card_of_) {}

  void run() {
    order_by_likeness();
    find_cards();
    find_alike();
    score_containers();
    places_.top_article_ = largest([&](ContainerId id) { return containers_[id].tag == Tag::article; });
    places_.top_named_ = largest([&](ContainerId id) { return (own_names(id) & kArticleNames) != 0; });
    places_.run_ = run_of_article();
    describe_containers();
  }

 private:
  using S = Feature;
  using OfContainer = Places::OfContainer;

  // The blocks of containers that are alike.
  struct Kin {
    Sum sum{};
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };

  ContainerId parent(ContainerId id) const { return containers_[id].parent; }

  // Names of the container itself, not of those around it; as far as sets can tell.
  NameSet own_names(ContainerId id) const { return id == 0 ? 0 : m_.judgement.names[id] & ~m_.judgement.names[parent(id)]; }

  template <typename Wanted>
  ContainerId largest(Wanted&& wanted) const {
    ContainerId best = 0;
    double most = 0;
    for (ContainerId id = 1; id < containers_.size(); ++id) {
      if (!wanted(id)) continue;
      const double chars = m_.of(id).chars;
      if (chars > most) {
        most = chars;
        best = id;
      }
    }
    return best;
  }

  // ----------------------------------------------------------------------------------------------------- cards and their like

  void order_by_likeness() {
    std::vector<std::uint32_t> likenesses;
    likenesses.reserve(containers_.size());
    for (const Container& container : containers_) likenesses.push_back(likeness(container));
    order_ = sorted_ids(containers_.size(), [&](ContainerId id) { return likenesses[id]; });
    likeness_.resize(containers_.size());
    for_runs(
        order_, [&](ContainerId a, ContainerId b) { return likenesses[a] == likenesses[b]; },
        [&](std::span<const ContainerId> ids) {
          for (const ContainerId id : ids) likeness_[id] = likeness_count_;
          ++likeness_count_;
        });
  }

  void find_cards() {
    std::vector<ContainerId> order;
    order.reserve(order_.size());
    for (const ContainerId id : order_)
      if (id != 0 && can_be_card(containers_[id].tag)) order.push_back(id);
    counting_sort(order, containers_.size(), [&](ContainerId id) { return parent(id); });
    for_runs(
        order, [&](ContainerId a, ContainerId b) { return parent(a) == parent(b) && likeness_[a] == likeness_[b]; },
        [&](std::span<const ContainerId> cards) {
          if (cards.size() >= kMinCards) note_cards(cards);
        });
    for (ContainerId id = 1; id < containers_.size(); ++id)
      if (card_of_[id] == 0) card_of_[id] = card_of_[parent(id)];
  }

  void note_cards(std::span<const ContainerId> cards) {
    Sum all;
    double squares = 0;
    for (const ContainerId id : cards) {
      const Sum sum = m_.of(id);
      all += sum;
      squares += sum.chars * sum.chars;
    }
    const auto count = static_cast<double>(cards.size());
    const double mean = all.chars / count;
    const SumBytes bytes = bytes_of(all, m_.page());
    const double spread = mean > 0 ? std::sqrt(std::max(0.0, squares / count - mean * mean)) / mean : 0;
    for (std::uint32_t i = 0; i < cards.size(); ++i) {
      card_of_[cards[i]] = cards[i];
      auto& [place, sums] = of_[cards[i]];
      place[S::card_siblings] = log_byte(static_cast<std::uint32_t>(cards.size()));
      place[S::card_order] = log_byte(i);
      place[S::card_evenness] = share_byte(1 / (1 + spread));
      sums.set(S::cards_blocks, bytes);
    }
  }

  // Containers are alike when they are, and those around them are.
  void find_alike() {
    std::vector<ContainerId> order = order_;
    counting_sort(order, likeness_count_, [&](ContainerId id) { return likeness_[parent(id)]; });
    std::vector<Kin> kins;
    std::vector<std::uint32_t> kin_of(containers_.size());
    for_runs(
        order,
        [&](ContainerId a, ContainerId b) {
          return likeness_[a] == likeness_[b] && likeness_[parent(a)] == likeness_[parent(b)];
        },
        [&](std::span<const ContainerId> ids) {
          for (const ContainerId id : ids) kin_of[id] = static_cast<std::uint32_t>(kins.size());
          kins.emplace_back();
        });
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      Kin& kin = kins[kin_of[m_.container_of(i)]];
      if (kin.sum.blocks == 0) kin.first = i;
      kin.last = i;
      kin.sum += m_.between({i, i + 1});
    }
    for (ContainerId id = 0; id < containers_.size(); ++id)
      if (kins[kin_of[id]].sum.blocks > 0) note_alike(kins[kin_of[id]], of_[id]);
  }

  void note_alike(const Kin& kin, OfContainer& of) const {
    const Sum& sum = kin.sum;
    of.place[S::alike_blocks] = log_byte(sum.blocks);
    of.place[S::alike_words] = log_byte(sum.words / sum.blocks);
    of.place[S::alike_links] = share_byte(sum.link_chars, sum.chars);
    of.place[S::alike_article] = share_byte(sum.article_chars, sum.chars);
    of.place[S::alike_text] = share_byte(sum.chars, m_.page().chars);
    of.place[S::alike_spread] = share_byte(kin.last - kin.first, m_.blocks);
  }

  // ------------------------------------------------------------------------------------------------- what others would take

  // A paragraph counts for the container around it, and half for the one around that; links take their share away.
  void score_containers() {
    scores_.assign(containers_.size(), 0);
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      const BlockCounts& f = m_.outline.counts[i];
      const double chars = f.text.chars;
      if (chars < kScoredChars || m_.outline.blocks[i].shape == Shape::heading) continue;
      const double links = f.link_chars / chars;
      const double score = (1 + f.text.commas + std::min(kMaxLengthScore, chars / kScoreChars)) * (1 - links);
      const ContainerId around = parent(m_.container_of(i));
      scores_[around] += score;
      scores_[parent(around)] += score / 2;
    }
    for (ContainerId id = 0; id < containers_.size(); ++id) {
      const Sum sum = m_.of(id);
      if (sum.chars > 0) scores_[id] *= 1 - sum.link_chars / sum.chars;
      if (scores_[id] > scores_[top_scored_]) top_scored_ = id;
    }
  }

  // The run of blocks with the best balance, in which each block of another kind costs what a line of the article brings.
  Stretch run_of_article() const {
    Stretch best;
    double most = 0;
    double sum = 0;
    std::uint32_t first = 0;
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      if (sum <= 0) {
        sum = 0;
        first = i;
      }
      const double article = m_.brief(i).share(Kind::article) / 255.0;
      sum += article * std::min<double>(m_.outline.counts[i].text.chars, kRunGain) - (1 - article) * kRunCost;
      if (sum > most) {
        most = sum;
        best = {first, i + 1};
      }
    }
    return best;
  }

  // ---------------------------------------------------------------------------------------------------------- containers

  void describe_containers() {
    said_sums_.resize(containers_.size());
    best_scores_.resize(containers_.size());
    OfContainer outside;  // of the root: more of the same
    for (const S tag : {S::tag0, S::tag1, S::tag2}) outside.place[tag] = static_cast<std::uint8_t>(containers_[0].tag);
    for (auto said = index_of(S::said_own); said <= index_of(S::said_sum); ++said)
      outside.place[static_cast<S>(said)] = said_byte(0);
    for (const S box : {S::box0_blocks, S::box1_blocks, S::box2_blocks, S::box3_blocks})
      outside.sums.set(box, bytes_of(m_.of(0), m_.page()));
    for (ContainerId id = 0; id < containers_.size(); ++id) describe(id, id == 0 ? outside : of_[parent(id)]);
  }

  void describe(ContainerId id, const OfContainer& around) {
    auto& [place, sums] = of_[id];
    const Container& container = containers_[id];
    place[S::depth] = small_byte(container.depth);
    place[S::tag0] = static_cast<std::uint8_t>(container.tag);
    place.take(S::tag1, around.place, S::tag0, 3);
    place[S::landmarks_low] = static_cast<std::uint8_t>(container.landmarks >> kFirstSmallLandmark);
    look_up(id, around);
    say(id, around);
    sums.set(S::box0_blocks, bytes_of(m_.of(id), m_.page()));
    sums.take(S::box1_blocks, around.sums, S::box0_blocks, (kLevels - 1) * std::tuple_size_v<SumBytes>);
    if (card_of_[id] == id) {
      sums.take(S::card_blocks, sums, S::box0_blocks, std::tuple_size_v<SumBytes>);
    } else if (card_of_[id] != 0) {
      sums.take(S::card_blocks, around.sums, S::card_blocks, 2 * std::tuple_size_v<SumBytes>);
      place.take(S::card_siblings, around.place, S::card_siblings, 3);
    }
  }

  // How far up the nearest container of each sort is; 0 when there is none.
  void look_up(ContainerId id, const OfContainer& around) {
    auto& place = of_[id].place;
    const auto note = [&](Feature feature, bool here) { place[feature] = here ? 1 : one_more(around.place[feature]); };
    const NameSet names = own_names(id);
    const std::uint32_t landmarks = containers_[id].landmarks & ~containers_[parent(id)].landmarks;
    note(S::up_to_good, (names & kArticleNames) != 0);
    note(S::up_to_bad, (names & kOtherNames) != 0);
    note(S::up_to_landmark, (landmarks & kFurniture) != 0);
    note(S::up_to_article, (landmarks & (kInArticle | kInMain)) != 0);
    note(S::in_top_scored, id == top_scored_);
    best_scores_[id] = best_score(id);
    place[S::top_scored_share] = share_byte(best_scores_[id], scores_[top_scored_]);
  }

  // Among the container and those around it, of which no more than kMaxLevels are asked.
  double best_score(ContainerId id) const {
    if (containers_[id].depth + 1U < kMaxLevels) return std::max(scores_[id], id == 0 ? 0 : best_scores_[parent(id)]);
    double best = 0;
    for (std::size_t level = 1; level < kMaxLevels; ++level, id = parent(id)) best = std::max(best, scores_[id]);
    return best;
  }

  // What was learned of the names of the container and of those around it. train_names.py has the same.
  void say(ContainerId id, const OfContainer& around) {
    auto& place = of_[id].place;
    const int own = m_.judgement.learned[id];
    const std::uint8_t byte = said_byte(own);
    place[S::said_own] = byte;
    place.take(S::said_up1, around.place, S::said_own, 3);
    place[S::said_nearest] = own != 0 ? byte : around.place[S::said_nearest];
    place[S::said_least] = std::min(byte, around.place[S::said_least]);
    place[S::said_most] = std::max(byte, around.place[S::said_most]);
    said_sums_[id] = said_sums_[parent(id)] * 4 / 5 + own;
    place[S::said_sum] = said_byte(said_sums_[id] / 2);
  }

  Places& places_;
  const Measures& m_;
  const std::vector<Container>& containers_;
  std::vector<OfContainer>& of_;
  std::vector<ContainerId>& card_of_;
  std::vector<ContainerId> order_;       // so that those of one likeness stand together
  std::vector<std::uint32_t> likeness_;  // of each container, numbered
  std::uint32_t likeness_count_ = 0;
  std::vector<double> scores_;
  std::vector<double> best_scores_;  // of each container and those around it
  std::vector<int> said_sums_;
  ContainerId top_scored_ = 0;
};

Places::Places(const Measures& measures)
    : m_(measures), containers_(measures.outline.containers.size()), card_of_(measures.outline.containers.size()) {
  PlaceFinder(*this).run();
}

void Places::write(std::uint32_t i, std::uint8_t* row) const {
  using S = Feature;
  const ContainerId id = m_.container_of(i);
  containers_[id].place.write(row);
  containers_[id].sums.write(row);
  put(row, S::in_top_article, contains(top_article_, i));
  put(row, S::in_top_named, contains(top_named_, i));
  put(row, S::run_side, i < run_.begin ? 0 : i < run_.end ? 1 : 2);
  put(row, S::run_distance, i < run_.begin ? log_byte(run_.begin - i) : i < run_.end ? 0 : log_byte(i - run_.end + 1));
  put(row, S::dense_rule, is_dense(i));
  if (card_of_[id] != 0) put(row, S::card_place, small_byte(i - m_.stretches[card_of_[id]].begin));
  if (i > 0) put(row, S::same_back, shared_level(i, i - 1));
  if (i + 1 < m_.blocks) put(row, S::same_next, shared_level(i, i + 1));
}

std::uint8_t Places::shared_level(std::uint32_t i, std::uint32_t other) const {
  ContainerId id = m_.container_of(i);
  std::uint8_t level = 0;
  while (id != 0 && level < kMaxLevels && (other < m_.stretches[id].begin || other >= m_.stretches[id].end)) {
    id = m_.outline.containers[id].parent;
    ++level;
  }
  return level;
}

// The decision over three blocks that densitometric extractors are known for: little linked, and long or among long ones.
bool Places::is_dense(std::uint32_t i) const {
  const auto words = [&](std::int64_t at) {
    return at < 0 || at >= m_.blocks ? 0U : m_.outline.counts[static_cast<std::size_t>(at)].text.words;
  };
  const auto links = [&](std::int64_t at) {
    if (at < 0 || at >= m_.blocks) return 0.0;
    const BlockCounts& f = m_.outline.counts[static_cast<std::size_t>(at)];
    return f.text.chars > 0 ? static_cast<double>(f.link_chars) / f.text.chars : 0.0;
  };
  const std::int64_t at = i;
  if (links(at) > kMaxLinked) return false;
  if (links(at - 1) > kMaxLinkedBefore) return words(at) > kAloneWords || words(at + 1) > kAloneNext;
  return words(at) > kDenseWords || words(at + 1) > kDenseNext || words(at - 1) > kDenseLast;
}

}  // namespace pith::internal
