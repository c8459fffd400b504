// The signals of where a block stands: its containers, the cards that repeat around it, the regions that classic heuristics would
// take for the article. In: Measures. Out: more of each row.
//
// The idea: containers are few against blocks, so each verdict is made once for a container and read by its blocks.
#include <algorithm>
#include <array>

#include "base/phrases.h"
#include "classify/measures.h"

namespace pith {
namespace {

constexpr std::uint32_t kLeastCards = 3;
constexpr std::size_t kLevels = 5;       // containers around a block that are described one by one
constexpr std::size_t kMostLevels = 64;  // containers around a block that are asked
constexpr double kScoredChars = 25;      // a shorter paragraph does not count for its container
constexpr double kScoreChars = 100;
constexpr double kMostLengthScore = 3;
constexpr double kRunGain = 400;  // characters of a block that count for a run
constexpr double kRunCost = 30;   // characters that a block of another kind takes from it
constexpr NameSet kArticleNames = name_bit(Rule::name_article);
constexpr NameSet kOtherNames = name_bit(Rule::name_ad) | name_bit(Rule::name_comment) | name_bit(Rule::name_consent) |
                                name_bit(Rule::name_nav) | name_bit(Rule::name_newsletter) | name_bit(Rule::name_related) |
                                name_bit(Rule::name_share) | name_bit(Rule::name_side);
constexpr std::uint32_t kFurniture = kInNav | kInAside | kInHeader | kInFooter | kInForm;
constexpr std::uint32_t kFirstSmallLandmark = 7;  // kInList and what comes after it

// A container by what its like would share: element and first class name, digits left out.
std::uint32_t likeness(const Container& container) {
  PhraseHash hash;
  hash.add(static_cast<char>(container.tag));
  for (const char c : container.names.substr(0, container.names.find(' ')))
    if (c < '0' || c > '9') hash.add(c);
  return hash.value;
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

class PlaceSignals {
 public:
  PlaceSignals(const Measures& measures, SignalTable& table)
      : m_(measures), containers_(measures.outline.containers), table_(table) {}

  void run() {
    containers_once();
    find_cards();
    score_containers();
    top_article_ = largest([&](ContainerId id) { return containers_[id].tag == Tag::article; });
    top_named_ = largest([&](ContainerId id) { return (own_names(id) & kArticleNames) != 0; });
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      levels(i);
      said(i);
      upward(i);
      tops(i);
      card(i);
      dense(i);
    }
    alike();
    run_of_article();
  }

 private:
  using S = Signal;
  struct Card {
    std::uint32_t siblings = 0;
    std::uint32_t order = 0;
    std::uint8_t evenness = 0;
    SumBytes all{};
  };

  // What was learned of the names of a container and of those around it. train_gold.py has the same.
  struct Said {
    std::array<int, 4> up{};  // of the container itself first
    int nearest = 0;
    int least = 0;
    int most = 0;
    int sum = 0;

    Said inner(int own) const {
      return {{own, up[0], up[1], up[2]}, own != 0 ? own : nearest, std::min(least, own), std::max(most, own), sum * 4 / 5 + own};
    }
  };

  void set(std::uint32_t i, Signal signal, std::uint8_t byte) { put(table_.row(i), signal, byte); }
  ContainerId parent(ContainerId id) const { return containers_[id].parent; }

  void containers_once() {
    likeness_.reserve(containers_.size());
    for (const Container& container : containers_) likeness_.push_back(likeness(container));
    sums_.resize(containers_.size());
    summed_.resize(containers_.size());
    said_.resize(containers_.size());
    for (ContainerId id = 1; id < containers_.size(); ++id) said_[id] = said_[parent(id)].inner(m_.judgement.learned[id]);
  }

  // A container's sum is asked for by every block in it.
  const SumBytes& sum_of(ContainerId id) {
    if (!summed_[id]) {
      sums_[id] = bytes_of(m_.of(id), m_.page());
      summed_[id] = true;
    }
    return sums_[id];
  }

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

  // --------------------------------------------------------------------------------------------------------------- cards

  void find_cards() {
    std::vector<ContainerId> order;
    for (ContainerId id = 1; id < containers_.size(); ++id)
      if (can_be_card(containers_[id].tag)) order.push_back(id);
    const auto key = [&](ContainerId id) { return std::pair(parent(id), likeness_[id]); };
    std::sort(order.begin(), order.end(),
              [&](ContainerId a, ContainerId b) { return std::pair(key(a), a) < std::pair(key(b), b); });
    cards_.resize(containers_.size());
    for (std::size_t first = 0; first < order.size();) {
      std::size_t last = first;
      while (last < order.size() && key(order[last]) == key(order[first])) ++last;
      if (last - first >= kLeastCards) note_cards(order, first, last);
      first = last;
    }
    card_of_.resize(containers_.size());
    for (ContainerId id = 1; id < containers_.size(); ++id) card_of_[id] = cards_[id].siblings > 0 ? id : card_of_[parent(id)];
  }

  void note_cards(const std::vector<ContainerId>& order, std::size_t first, std::size_t last) {
    Sum all;
    double squares = 0;
    for (std::size_t i = first; i < last; ++i) {
      const Sum sum = m_.of(order[i]);
      all += sum;
      squares += sum.chars * sum.chars;
    }
    const auto count = static_cast<double>(last - first);
    const double mean = all.chars / count;
    const SumBytes bytes = bytes_of(all, m_.page());
    const double spread = mean > 0 ? std::sqrt(std::max(0.0, squares / count - mean * mean)) / mean : 0;
    for (std::size_t i = first; i < last; ++i)
      cards_[order[i]] = {static_cast<std::uint32_t>(last - first), static_cast<std::uint32_t>(i - first),
                          share_byte(1 / (1 + spread)), bytes};
  }

  void card(std::uint32_t i) {
    const ContainerId id = card_of_[m_.container_of(i)];
    if (id == 0) return;
    std::uint8_t* row = table_.row(i);
    put_sum(row, S::card_blocks, sum_of(id));
    put_sum(row, S::cards_blocks, cards_[id].all);
    put(row, S::card_siblings, log_byte(cards_[id].siblings));
    put(row, S::card_order, log_byte(cards_[id].order));
    put(row, S::card_evenness, cards_[id].evenness);
    put(row, S::card_place, small_byte(i - m_.stretches[id].begin));
  }

  // ---------------------------------------------------------------------------------------------------------- containers

  void levels(std::uint32_t i) {
    constexpr Signal kSums[kLevels] = {S::box0_blocks, S::box1_blocks, S::box2_blocks, S::box3_blocks, S::box4_blocks};
    std::uint8_t* row = table_.row(i);
    const Container& own = containers_[m_.container_of(i)];
    put(row, S::depth, small_byte(own.depth));
    put(row, S::landmarks_low, static_cast<std::uint8_t>(own.landmarks >> kFirstSmallLandmark));
    ContainerId id = m_.container_of(i);
    for (std::size_t level = 0; level < kLevels; ++level, id = parent(id)) {
      put_sum(row, kSums[level], sum_of(id));
      if (level < 4) row[static_cast<std::size_t>(S::tag0) + level] = static_cast<std::uint8_t>(containers_[id].tag);
    }
    if (i > 0) put(row, S::same_back, shared_level(i, i - 1));
    if (i + 1 < m_.blocks) put(row, S::same_next, shared_level(i, i + 1));
  }

  void said(std::uint32_t i) {
    const auto byte = [](int value) { return static_cast<std::uint8_t>(std::clamp(128 + value, 0, 255)); };
    const Said& said = said_[m_.container_of(i)];
    for (std::size_t level = 0; level < said.up.size(); ++level)
      table_.row(i)[static_cast<std::size_t>(S::said_own) + level] = byte(said.up[level]);
    set(i, S::said_nearest, byte(said.nearest));
    set(i, S::said_least, byte(said.least));
    set(i, S::said_most, byte(said.most));
    set(i, S::said_sum, byte(said.sum / 2));
  }

  std::uint8_t shared_level(std::uint32_t i, std::uint32_t other) const {
    ContainerId id = m_.container_of(i);
    std::uint8_t level = 0;
    while (id != 0 && level < kMostLevels && (other < m_.stretches[id].begin || other >= m_.stretches[id].end)) {
      id = parent(id);
      ++level;
    }
    return level;
  }

  // How far up the nearest container of each sort is; 0 when there is none.
  void upward(std::uint32_t i) {
    std::uint8_t* row = table_.row(i);
    const auto note = [&](Signal signal, std::size_t level) {
      std::uint8_t& byte = row[static_cast<std::size_t>(signal)];
      if (byte == 0) byte = small_byte(level);
    };
    ContainerId id = m_.container_of(i);
    for (std::size_t level = 1; id != 0 && level < kMostLevels; ++level, id = parent(id)) {
      const NameSet names = own_names(id);
      const std::uint32_t landmarks = containers_[id].landmarks & ~containers_[parent(id)].landmarks;
      if (names & kArticleNames) note(S::up_to_good, level);
      if (names & kOtherNames) note(S::up_to_bad, level);
      if (landmarks & kFurniture) note(S::up_to_landmark, level);
      if (landmarks & (kInArticle | kInMain)) note(S::up_to_article, level);
    }
  }

  // A paragraph counts for the container around it, and half for the one around that; links take their share away.
  void score_containers() {
    scores_.assign(containers_.size(), 0);
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      const Features& f = m_.outline.features[i];
      const double chars = f.text.chars;
      if (chars < kScoredChars || m_.outline.blocks[i].shape == Shape::heading) continue;
      const double links = f.link_chars / chars;
      const double score = (1 + f.text.commas + std::min(kMostLengthScore, chars / kScoreChars)) * (1 - links);
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

  void tops(std::uint32_t i) {
    std::uint8_t* row = table_.row(i);
    double best = 0;
    std::uint8_t level = 1;
    const Stretch top = m_.stretches[top_scored_];
    const bool inside = i >= top.begin && i < top.end;
    for (ContainerId id = m_.container_of(i); level < kMostLevels; id = parent(id), ++level) {
      best = std::max(best, scores_[id]);
      if (id == top_scored_ && inside) put(row, S::in_top_scored, level);
      if (id == 0) break;
    }
    put(row, S::top_scored_share, share_byte(best, scores_[top_scored_]));
    put(row, S::in_top_article, top_article_ != 0 && contains(top_article_, i));
    put(row, S::in_top_named, top_named_ != 0 && contains(top_named_, i));
  }

  bool contains(ContainerId id, std::uint32_t i) const { return i >= m_.stretches[id].begin && i < m_.stretches[id].end; }

  // ----------------------------------------------------------------------------------------------------- other verdicts

  // The decision over three blocks that densitometric extractors are known for: little linked, and long or among long ones.
  void dense(std::uint32_t i) {
    const auto words = [&](std::int64_t at) {
      return at < 0 || at >= m_.blocks ? 0U : m_.outline.features[static_cast<std::size_t>(at)].text.words;
    };
    const auto links = [&](std::int64_t at) {
      if (at < 0 || at >= m_.blocks) return 0.0;
      const Features& f = m_.outline.features[static_cast<std::size_t>(at)];
      return f.text.chars > 0 ? static_cast<double>(f.link_chars) / f.text.chars : 0.0;
    };
    const std::int64_t at = i;
    bool content = links(at) <= 1.0 / 3;
    if (content && links(at - 1) <= 5.0 / 9)
      content = words(at) > 16 || words(at + 1) > 15 || words(at - 1) > 4;
    else if (content)
      content = words(at) > 40 || words(at + 1) > 17;
    set(i, S::dense_rule, content);
  }

  void alike() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(m_.blocks);
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      const ContainerId id = m_.container_of(i);
      order.emplace_back(std::uint64_t{likeness_[id]} << 32 | likeness_[parent(id)], i);
    }
    std::sort(order.begin(), order.end());
    for (std::size_t first = 0; first < order.size();) {
      Sum sum;
      std::size_t last = first;
      for (; last < order.size() && order[last].first == order[first].first; ++last)
        sum += m_.between({order[last].second, order[last].second + 1});
      const std::uint32_t spread = order[last - 1].second - order[first].second;
      for (std::size_t i = first; i < last; ++i) put_alike(order[i].second, sum, spread);
      first = last;
    }
  }

  void put_alike(std::uint32_t i, const Sum& sum, std::uint32_t spread) {
    std::uint8_t* row = table_.row(i);
    put(row, S::alike_blocks, log_byte(sum.blocks));
    put(row, S::alike_words, log_byte(sum.words / sum.blocks));
    put(row, S::alike_links, share_byte(sum.link_chars, sum.chars));
    put(row, S::alike_article, share_byte(sum.article_chars, sum.chars));
    put(row, S::alike_text, share_byte(sum.chars, m_.page().chars));
    put(row, S::alike_spread, share_byte(spread, m_.blocks));
  }

  // The run of blocks with the best balance, in which each block of another kind costs what a line of the article brings.
  void run_of_article() {
    Stretch best;
    double most = 0;
    double sum = 0;
    std::uint32_t first = 0;
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      if (sum <= 0) {
        sum = 0;
        first = i;
      }
      const double article = table_.row(i)[static_cast<std::size_t>(S::share_article)] / 255.0;
      sum += article * std::min<double>(m_.outline.features[i].text.chars, kRunGain) - (1 - article) * kRunCost;
      if (sum > most) {
        most = sum;
        best = {first, i + 1};
      }
    }
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      set(i, S::run_side, i < best.begin ? 0 : i < best.end ? 1 : 2);
      set(i, S::run_distance, i < best.begin ? log_byte(best.begin - i) : i < best.end ? 0 : log_byte(i - best.end + 1));
    }
  }

  const Measures& m_;
  const std::vector<Container>& containers_;
  SignalTable& table_;
  std::vector<std::uint32_t> likeness_;
  std::vector<SumBytes> sums_;  // of containers that were asked for
  std::vector<bool> summed_;
  std::vector<Said> said_;
  std::vector<Card> cards_;           // siblings 0: the container is none
  std::vector<ContainerId> card_of_;  // the innermost card around each container
  std::vector<double> scores_;
  ContainerId top_scored_ = 0;
  ContainerId top_article_ = 0;
  ContainerId top_named_ = 0;
};

}  // namespace

void measure_place_signals(const Measures& measures, SignalTable& table) { PlaceSignals(measures, table).run(); }

}  // namespace pith
