// Stacked generalization (Wolpert 1992): forests that see what a first forest makes of the blocks around. In: rows of features.
// Out: the features of these rows that are chances.
//
// The idea: whether a line is a comment, one sees by the lines before and after it, but what those are is in question too. So a
// small forest, which has seen no chances, guesses the kind of every block, and the forests that decide read for each block the
// guesses at its neighbours, and means over the blocks before, after, and of the page. All numbers are whole, so that training
// computes the same.
#include "classify/stacking.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "base/divider.h"
#include "classify/chances.h"
#include "classify/feature_bytes.h"
#include "classify/thresholds.h"
#include "classify/trees.h"

namespace pith::internal {
namespace {

using F = Feature;
using Chances = std::array<std::uint8_t, kKindCount>;  // in 255ths

// The chances of all kinds are copied to a row at once.
#define KIND(kind, ...)                                                                                     \
  static_assert(index_of(F::chance_back1_##kind) == index_of(F::chance_back1_title) + index_of(Kind::kind), \
                "features.inc: the kinds of CHANCES are not in their order");
#include "base/kinds.inc"
#undef KIND

struct NeighbourRow {
  Feature first;  // of nine
  int offset;
};
constexpr NeighbourRow kNeighbours[] = {{F::chance_back1_title, -1}, {F::chance_next1_title, 1}};

struct WindowRow {
  Feature before;  // the first of nine
  Feature after;
  std::uint32_t blocks;
};
constexpr WindowRow kWindows[] = {{F::chance_before5_title, F::chance_after5_title, kChanceWindows[0]},
                                  {F::chance_before15_title, F::chance_after15_title, kChanceWindows[1]}};

// Weights and weighted chances of the blocks before a place, added up. They wrap around, but their differences over a few blocks
// are right.
struct Sums {
  std::uint32_t weight = 0;
  std::array<std::uint32_t, kKindCount> chances{};
};

class ChanceWriter {
 public:
  ChanceWriter(const Outline& outline, FeatureTable& rows)
      : rows_(rows), size_(static_cast<std::uint32_t>(outline.blocks.size())), chances_(size_), before_(size_ + 1) {
    guess(outline);
    add_up(outline);
  }

  void write() {
    for (std::uint32_t i = 0; i < size_; ++i) {
      std::uint8_t* row = rows_.row(i);
      for (const NeighbourRow& neighbour : kNeighbours) {
        const std::int64_t at = std::int64_t{i} + neighbour.offset;
        put(row, neighbour.first, at >= 0 && at < size_ ? chances_[static_cast<std::size_t>(at)] : Chances{});
      }
      for (const WindowRow& window : kWindows) {
        put(row, window.before, mean(i > window.blocks ? i - window.blocks : 0, i));
        put(row, window.after, mean(i + 1, std::min(size_, i + 1 + window.blocks)));
      }
      put(row, F::page_chance_title, page_);
    }
  }

 private:
  static void put(std::uint8_t* row, Feature first, const Chances& chances) {
    std::copy(chances.begin(), chances.end(), row + index_of(first));
  }

  void guess(const Outline& outline) {
    std::vector<std::uint32_t> all(size_);
    std::iota(all.begin(), all.end(), 0U);
    std::vector<KindPoints> points(size_);
    tree_points(outline.html ? InputFormat::html : InputFormat::text, Forests::first, rows_.bytes.data(), all, points);
    std::transform(points.begin(), points.end(), chances_.begin(), chances_of<kKindCount>);
  }

  void add_up(const Outline& outline) {
    std::array<std::uint64_t, kKindCount> sums{};
    std::uint64_t weights = 0;
    for (std::uint32_t i = 0; i < size_; ++i) {
      const std::uint32_t weight = kMinChanceWeight + log_byte(outline.counts[i].text.words);
      before_[i + 1].weight = before_[i].weight + weight;
      weights += weight;
      for (std::size_t k = 0; k < kKindCount; ++k) {
        const std::uint32_t part = weight * chances_[i][k];
        before_[i + 1].chances[k] = before_[i].chances[k] + part;
        sums[k] += part;
      }
    }
    for (std::size_t k = 0; k < kKindCount; ++k)
      page_[k] = static_cast<std::uint8_t>(sums[k] / std::max<std::uint64_t>(weights, 1));
  }

  Chances mean(std::uint32_t begin, std::uint32_t end) const {
    Chances means{};
    if (begin >= end) return means;
    const Sums& from = before_[begin];
    const Sums& to = before_[end];
    const Divider by_weight(to.weight - from.weight);
    for (std::size_t k = 0; k < kKindCount; ++k)
      means[k] = static_cast<std::uint8_t>(by_weight.quotient(to.chances[k] - from.chances[k]));
    return means;
  }

  FeatureTable& rows_;
  std::uint32_t size_;
  std::vector<Chances> chances_;  // of each block
  std::vector<Sums> before_;      // one more than there are blocks
  Chances page_{};
};

}  // namespace

void put_chances(const Outline& outline, FeatureTable& rows) { ChanceWriter(outline, rows).write(); }

}  // namespace pith::internal
