// Rows of signals to log odds. In: rows. Out: for each the sum of one leaf of each tree.
//
// The idea: many rows go through a tree at once, a row to each lane of a vector. No row walks: every inner node in turn lets those of
// the rows that have reached it pass to the left or to the right, so there is no branch, and a node costs the same for 32 rows as for
// one. Leaves need no visit: a row stands at the leaf that lies to the left of all, and to pass to the right adds what that changes.
//
// A row on its own walks down from the root. Inner nodes know the mean of what lies below them; the step from a node to its child is
// what the node's signal moved.
#include "classify/trees.h"

#include <algorithm>
#include <cstring>

#include "classify/forests.h"
#include "classify/signals.h"

namespace pith {
namespace {

constexpr std::size_t kMostNodes = 256;  // of a tree: WrittenNode::right is a byte

// Vectors of the processors that Debian asks for, and of those with AVX2.
struct Narrow {
  using Bytes [[gnu::vector_size(16)]] = std::uint8_t;
  using Numbers [[gnu::vector_size(16)]] = std::int16_t;
};
struct Wide {
  using Bytes [[gnu::vector_size(32)]] = std::uint8_t;
  using Numbers [[gnu::vector_size(32)]] = std::int16_t;
};

// Rows side by side, one in each byte of a vector.
template <typename Vectors>
struct Abreast {
  using Bytes = typename Vectors::Bytes;
  using Numbers = typename Vectors::Numbers;
  static constexpr std::size_t kWidth = sizeof(Bytes);

  Bytes columns[kSignalCount];
  Bytes reached[kMostNodes];  // 0xFF for rows that have reached the node
  Numbers sums[2];            // of the rows in each first and each second run of eight

  std::int16_t sum_of(std::size_t row) const { return sums[row / 8 % 2][row / 16 * 8 + row % 8]; }
};

// Adds the trees' points to the sums. Inlined, so that it is compiled for the processor that its caller is for.
template <typename Vectors>
[[gnu::always_inline]] inline void add_splits(Abreast<Vectors>& rows, std::span<const Split> splits) {
  using Bytes = typename Vectors::Bytes;
  using Numbers = typename Vectors::Numbers;
  Numbers low = rows.sums[0];
  Numbers high = rows.sums[1];
  for (const Split& split : splits) {
    const auto above = (Bytes)(rows.columns[split.signal] > Bytes{} + split.threshold);
    const Bytes here = rows.reached[split.at];
    const Bytes right = here & above;
    rows.reached[split.left] = here & ~above;
    rows.reached[split.right] = right;
    const Numbers gain = Numbers{} + split.gain;  // each byte of `right` twice, next, is a mask of 16 bits
    if constexpr (sizeof(Bytes) == 32) {
      low += gain & (Numbers)__builtin_shufflevector(right, right, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 16, 16, 17, 17,
                                                     18, 18, 19, 19, 20, 20, 21, 21, 22, 22, 23, 23);
      high += gain & (Numbers)__builtin_shufflevector(right, right, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15,
                                                      24, 24, 25, 25, 26, 26, 27, 27, 28, 28, 29, 29, 30, 30, 31, 31);
    } else {
      low += gain & (Numbers)__builtin_shufflevector(right, right, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7);
      high += gain & (Numbers)__builtin_shufflevector(right, right, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15);
    }
  }
  rows.sums[0] = low;
  rows.sums[1] = high;
}

using Sixteen [[gnu::vector_size(16)]] = std::uint8_t;

// Rows to columns: to riffle sixteen rows like the halves of a deck of cards, four times, is to turn them.
[[gnu::always_inline]] inline void turn(Sixteen (&square)[16]) {
  for (int round = 0; round < 4; ++round) {
    Sixteen riffled[16];
    for (std::size_t i = 0; i < 8; ++i) {
      const Sixteen& low = square[i];
      const Sixteen& high = square[i + 8];
      riffled[2 * i] = __builtin_shufflevector(low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      riffled[2 * i + 1] = __builtin_shufflevector(low, high, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    std::copy(std::begin(riffled), std::end(riffled), std::begin(square));
  }
}

// As many of the rows as there are lanes; the last row fills up what is left of them.
template <typename Vectors>
[[gnu::always_inline]] inline void fill_lanes(Abreast<Vectors>& lanes, const std::uint8_t* rows,
                                              std::span<const std::uint32_t> which) {
  static_assert(kSignalCount >= 16);
  for (std::size_t lane = 0; lane < lanes.kWidth; lane += 16) {
    for (std::size_t begin = 0; begin < kSignalCount; begin += 16) {
      const std::size_t signal = std::min(begin, kSignalCount - 16);
      Sixteen square[16];
      for (std::size_t i = 0; i < 16; ++i)
        std::memcpy(&square[i], rows + which[std::min(lane + i, which.size() - 1)] * kSignalCount + signal, 16);
      turn(square);
      for (std::size_t i = 0; i < 16; ++i)
        std::memcpy(reinterpret_cast<char*>(&lanes.columns[signal + i]) + lane, &square[i], 16);
    }
  }
  lanes.reached[0] = ~typename Vectors::Bytes{};
}

template <typename Vectors>
[[gnu::always_inline]] inline void points_of(InputFormat input, Forests forests, const std::uint8_t* rows,
                                             std::span<const std::uint32_t> which, std::span<KindPoints> points) {
  Abreast<Vectors> lanes;
  for (std::size_t first = 0; first < which.size(); first += lanes.kWidth) {
    const auto now = which.subspan(first, std::min(lanes.kWidth, which.size() - first));
    fill_lanes(lanes, rows, now);
    for (std::size_t kind = 0; kind < kKindCount; ++kind) {
      if ((kind == outcome(Kind::article)) != (forests == Forests::article)) continue;
      const Forest& forest = forest_of(input, kind);
      lanes.sums[0] = lanes.sums[1] = typename Vectors::Numbers{} + forest.leftmost;
      add_splits(lanes, forest.splits);
      for (std::size_t lane = 0; lane < now.size(); ++lane)
        points[now[lane]][kind] = static_cast<float>(lanes.sum_of(lane)) / kScale;
    }
  }
}

#ifdef __x86_64__
[[gnu::target("avx2")]] void points_by_avx2(InputFormat input, Forests forests, const std::uint8_t* rows,
                                            std::span<const std::uint32_t> which, std::span<KindPoints> points) {
  points_of<Wide>(input, forests, rows, which, points);
}
#endif

// The leaf that a row gets to, as a node of the tree; `passed(node, child)` is told the steps.
template <typename Passed>
const TreeNode& walk(const Tree& tree, const std::uint8_t* row, const Passed& passed) {
  const TreeNode* root = kNodes.data() + tree.root;
  const TreeNode* node = root;
  for (std::uint32_t step = 0; step < tree.depth; ++step) {
    const TreeNode* child = root + node->children[row[node->signal] > node->threshold];
    passed(*node, *child);
    node = child;
  }
  return *node;
}

}  // namespace

void tree_points(InputFormat input, Forests forests, const std::uint8_t* rows, std::span<const std::uint32_t> which,
                 std::span<KindPoints> points, [[maybe_unused]] bool narrow) {
#ifdef __x86_64__
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  if (has_avx2 && !narrow) return points_by_avx2(input, forests, rows, which, points);
#endif
  points_of<Narrow>(input, forests, rows, which, points);
}

float tree_points(InputFormat input, PageType type, const std::uint8_t* row) {
  const Forest& forest = forest_of(input, outcome(type));
  std::int32_t points = forest.base;
  for (const Tree& tree : forest.trees) points += walk(tree, row, [](const TreeNode&, const TreeNode&) {}).points;
  return static_cast<float>(points) / kScale;
}

void add_tree_moves(InputFormat input, Kind kind, const std::uint8_t* row, float sign, std::span<float> moves) {
  for (const Tree& tree : forest_of(input, outcome(kind)).trees)
    walk(tree, row, [&](const TreeNode& node, const TreeNode& child) {
      moves[node.signal] += sign * static_cast<float>(child.points - node.points) / kScale;
    });
}

}  // namespace pith
