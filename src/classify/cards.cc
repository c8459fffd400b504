// Cards and similar containers. In: Measures. Out: features of containers, and the card around each.
//
// The idea: two containers are alike when they have the same element and the same first class name. Cards are alike and have the
// same parent; similar containers are alike and have parents that are alike. Both are runs in an order that counting sort makes,
// which takes as long as reading them.
#include "classify/cards.h"

#include <cmath>
#include <span>

#include "base/counting_sort.h"
#include "base/hash.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMinCards = 3;

// FNV-1a of element and first class name, without digits.
std::uint32_t likeness_hash(const Container& container) {
  std::uint64_t hash = fnv1a(static_cast<char>(container.tag), kFnvBasis);
  for (const char c : container.names.substr(0, container.names.find(' ')))
    if (c < '0' || c > '9') hash = fnv1a(c, hash);
  return static_cast<std::uint32_t>(hash);
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

class CardFinder {
 public:
  CardFinder(const Measures& measures, std::vector<ContainerFeatures>& features)
      : m_(measures), containers_(measures.outline.containers), features_(features), card_of_(containers_.size()) {}

  std::vector<ContainerId> find() {
    order_by_likeness();
    find_cards();
    find_similar();
    return std::move(card_of_);
  }

 private:
  using F = Feature;

  // The blocks of similar containers.
  struct SimilarGroup {
    BlockSum sum{};
    std::uint32_t first_block = 0;
    std::uint32_t last_block = 0;
  };

  ContainerId parent(ContainerId id) const { return containers_[id].parent; }

  void order_by_likeness() {
    std::vector<std::uint32_t> hashes;
    hashes.reserve(containers_.size());
    for (const Container& container : containers_) hashes.push_back(likeness_hash(container));
    order_ = sorted_ids(containers_.size(), [&](ContainerId id) { return hashes[id]; });
    likeness_.resize(containers_.size());
    for_runs(
        order_, [&](ContainerId a, ContainerId b) { return hashes[a] == hashes[b]; },
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
          if (cards.size() >= kMinCards) set_cards(cards);
        });
    for (ContainerId id = 1; id < containers_.size(); ++id)
      if (card_of_[id] == 0) card_of_[id] = card_of_[parent(id)];
  }

  void set_cards(std::span<const ContainerId> cards) {
    BlockSum all;
    double squares = 0;
    for (const ContainerId id : cards) {
      const BlockSum sum = m_.sum_of(id);
      all += sum;
      squares += sum.chars * sum.chars;
    }
    const auto count = static_cast<double>(cards.size());
    const double mean = all.chars / count;
    const SumBytes bytes = bytes_of(all, m_.page());
    const double spread = mean > 0 ? std::sqrt(std::max(0.0, squares / count - mean * mean)) / mean : 0;
    for (std::uint32_t i = 0; i < cards.size(); ++i) {
      card_of_[cards[i]] = cards[i];
      auto& [location, sums] = features_[cards[i]];
      location[F::card_siblings] = log_byte(static_cast<std::uint32_t>(cards.size()));
      location[F::card_order] = log_byte(i);
      location[F::card_evenness] = share_byte(1 / (1 + spread));
      sums.set(F::cards_blocks, bytes);
    }
  }

  void find_similar() {
    std::vector<ContainerId> order = order_;
    counting_sort(order, likeness_count_, [&](ContainerId id) { return likeness_[parent(id)]; });
    std::vector<SimilarGroup> groups;
    std::vector<std::uint32_t> group_of(containers_.size());
    for_runs(
        order,
        [&](ContainerId a, ContainerId b) {
          return likeness_[a] == likeness_[b] && likeness_[parent(a)] == likeness_[parent(b)];
        },
        [&](std::span<const ContainerId> ids) {
          for (const ContainerId id : ids) group_of[id] = static_cast<std::uint32_t>(groups.size());
          groups.emplace_back();
        });
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      SimilarGroup& group = groups[group_of[m_.container_of(i)]];
      if (group.sum.blocks == 0) group.first_block = i;
      group.last_block = i;
      group.sum += m_.sum_of({i, i + 1});
    }
    for (ContainerId id = 0; id < containers_.size(); ++id)
      if (groups[group_of[id]].sum.blocks > 0) set_similar(groups[group_of[id]], features_[id]);
  }

  void set_similar(const SimilarGroup& group, ContainerFeatures& features) const {
    const BlockSum& sum = group.sum;
    features.location[F::alike_blocks] = log_byte(sum.blocks);
    features.location[F::alike_words] = log_byte(sum.words / sum.blocks);
    features.location[F::alike_links] = share_byte(sum.link_chars, sum.chars);
    features.location[F::alike_article] = share_byte(sum.article_chars, sum.chars);
    features.location[F::alike_text] = share_byte(sum.chars, m_.page().chars);
    features.location[F::alike_spread] = share_byte(group.last_block - group.first_block, m_.blocks);
  }

  const Measures& m_;
  const std::vector<Container>& containers_;
  std::vector<ContainerFeatures>& features_;
  std::vector<ContainerId> card_of_;
  std::vector<ContainerId> order_;       // of all containers, those that are alike next to each other
  std::vector<std::uint32_t> likeness_;  // for each container a number, the same for those that are alike
  std::uint32_t likeness_count_ = 0;
};

}  // namespace

std::vector<ContainerId> find_cards(const Measures& measures, std::vector<ContainerFeatures>& features) {
  return CardFinder(measures, features).find();
}

}  // namespace pith::internal
