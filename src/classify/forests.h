// The learned trees as tables. In: trees.inc, as the training writes it. Out, all at compile time: nodes for a row that walks down a
// tree, splits for many rows that pass through it together, and the forest of each kind and page type.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "pith/pith.h"

namespace pith {

inline constexpr std::uint16_t kLeaf = 0xFFFF;
inline constexpr float kScale = 256;  // points of one unit of log odds, as SCALE in train_weights.py

// As trees.inc has it: nodes in preorder, so that the left child follows its parent.
struct WrittenNode {
  std::uint16_t signal;    // kLeaf: this is a leaf
  std::uint8_t threshold;  // to the left when the signal is at most this
  std::uint8_t right;      // node of the tree
  std::int16_t points;     // of a leaf, or the mean below
};

// As one row walks it: a leaf is its own child.
struct TreeNode {
  std::uint16_t signal = 0;
  std::uint8_t threshold = 0;
  std::uint8_t children[2] = {};  // where the signal is at most the threshold, and where it is more; of a leaf the leaf itself
  std::int16_t points = 0;
};

struct Tree {
  std::uint32_t root = 0;
  std::uint32_t depth = 0;  // steps to the deepest leaf
};

// Kinds and page types are numbered in one row: the types behind the kinds.
inline constexpr std::size_t kOutcomes = kKindCount + kPageTypeCount;
constexpr std::size_t outcome(Kind kind) { return static_cast<std::size_t>(kind); }
constexpr std::size_t outcome(PageType type) { return kKindCount + static_cast<std::size_t>(type); }

struct ForestRow {
  InputFormat input;
  std::size_t outcome;
  std::int32_t base;
  std::uint32_t first_tree;
  std::uint32_t trees;
};

#define KINDS(input, kind, base, first, count) ForestRow{InputFormat::input, outcome(Kind::kind), base, first, count},
#define TYPES(input, type, base, first, count) ForestRow{InputFormat::input, outcome(PageType::type), base, first, count},
#define T(first)
#define N(signal, threshold, right, points)
#define L(points)
inline constexpr ForestRow kForests[] = {
#include "classify/trees.inc"
};
#undef KINDS
#undef TYPES
#undef T

#define KINDS(input, kind, base, first, count)
#define TYPES(input, type, base, first, count)
#define T(first) first,
inline constexpr std::uint32_t kRoots[] = {
#include "classify/trees.inc"
};
#undef T
#undef N
#undef L

#define T(first)
#define N(signal, threshold, right, points) WrittenNode{signal, threshold, right, points},
#define L(points) WrittenNode{kLeaf, 0, 0, points},
inline constexpr WrittenNode kWritten[] = {
#include "classify/trees.inc"
};
#undef KINDS
#undef TYPES
#undef T
#undef N
#undef L

inline constexpr std::size_t kTreeCount = std::size(kRoots);

constexpr std::size_t end_of(std::size_t tree) { return tree + 1 < kTreeCount ? kRoots[tree + 1] : std::size(kWritten); }

inline constexpr auto kNodes = [] {
  std::array<TreeNode, std::size(kWritten)> nodes{};
  for (std::size_t tree = 0; tree < kTreeCount; ++tree) {
    for (std::size_t i = kRoots[tree]; i < end_of(tree); ++i) {
      const WrittenNode& node = kWritten[i];
      const auto place = static_cast<std::uint8_t>(i - kRoots[tree]);
      if (node.signal == kLeaf)
        nodes[i] = {0, 0, {place, place}, node.points};
      else
        nodes[i] = {node.signal, node.threshold, {static_cast<std::uint8_t>(place + 1), node.right}, node.points};
    }
  }
  return nodes;
}();

inline constexpr auto kTrees = [] {
  std::array<Tree, kTreeCount> trees{};
  for (std::size_t tree = 0; tree < kTreeCount; ++tree) {
    trees[tree].root = kRoots[tree];
    std::array<std::uint8_t, 256> depths{};
    for (std::size_t i = kRoots[tree]; i < end_of(tree); ++i) {
      const std::size_t place = i - kRoots[tree];
      for (const std::uint8_t child : kNodes[i].children)
        if (child != place) depths[child] = static_cast<std::uint8_t>(depths[place] + 1);
      trees[tree].depth = std::max<std::uint32_t>(trees[tree].depth, depths[place]);
    }
  }
  return trees;
}();

// An inner node, as many rows pass it.
struct Split {
  std::uint16_t signal = 0;
  std::int16_t gain = 0;  // points of the leftmost leaf below the right child, less those of the one below the left child
  std::uint8_t threshold = 0;
  std::uint8_t at = 0;  // nodes of the tree: itself and its children
  std::uint8_t left = 0;
  std::uint8_t right = 0;
};

inline constexpr std::size_t kSplitCount = [] {
  std::size_t count = 0;
  for (const WrittenNode& node : kWritten) count += node.signal != kLeaf ? 1 : 0;
  return count;
}();

// Of each node, the points of the leaf that lies leftmost below it.
inline constexpr auto kLeftmost = [] {
  std::array<std::int16_t, std::size(kWritten)> points{};
  for (std::size_t i = points.size(); i-- > 0;) points[i] = kWritten[i].signal == kLeaf ? kWritten[i].points : points[i + 1];
  return points;
}();

struct Splits {
  std::array<Split, kSplitCount> all{};
  std::array<std::uint32_t, kTreeCount + 1> first{};  // of each tree
};

inline constexpr Splits kSplits = [] {
  Splits splits{};
  std::uint32_t count = 0;
  for (std::size_t tree = 0; tree < kTreeCount; ++tree) {
    const std::size_t root = kRoots[tree];
    for (std::size_t i = root; i < end_of(tree); ++i) {
      if (kWritten[i].signal == kLeaf) continue;
      const auto at = static_cast<std::uint8_t>(i - root);
      const auto gain = static_cast<std::int16_t>(kLeftmost[root + kWritten[i].right] - kLeftmost[i + 1]);
      splits.all[count++] = {kWritten[i].signal, gain, kWritten[i].threshold, at, static_cast<std::uint8_t>(at + 1),
                             kWritten[i].right};
    }
    splits.first[tree + 1] = count;
  }
  return splits;
}();

// Sums of a whole forest must fit into 16 bits.
constexpr bool sums_fit() {
  for (const ForestRow& forest : kForests) {
    std::int32_t most = forest.base < 0 ? -forest.base : forest.base;
    for (std::size_t tree = forest.first_tree; tree < forest.first_tree + forest.trees; ++tree) {
      std::int32_t largest = 0;
      for (std::size_t i = kRoots[tree]; i < end_of(tree); ++i)
        largest = std::max<std::int32_t>(largest, kWritten[i].points < 0 ? -kWritten[i].points : kWritten[i].points);
      most += largest;
    }
    if (most > INT16_MAX) return false;
  }
  return true;
}
static_assert(sums_fit(), "trees.inc must have points whose sums fit into 16 bits");

struct Forest {
  std::span<const Tree> trees{};
  std::span<const Split> splits{};
  std::int32_t base = 0;
  std::int16_t leftmost = 0;  // the base and the leftmost leaf of every tree
};

inline constexpr std::size_t kInputs = 2;

constexpr std::size_t place_of(InputFormat input, std::size_t outcome) {
  return static_cast<std::size_t>(input) * kOutcomes + outcome;
}

inline constexpr auto kForestOf = [] {
  std::array<Forest, kInputs * kOutcomes> forests{};
  for (const ForestRow& row : kForests) {
    const std::uint32_t first = kSplits.first[row.first_tree];
    std::int32_t leftmost = row.base;
    for (std::uint32_t tree = row.first_tree; tree < row.first_tree + row.trees; ++tree) leftmost += kLeftmost[kRoots[tree]];
    forests[place_of(row.input, row.outcome)] = {
        .trees = std::span(kTrees).subspan(row.first_tree, row.trees),
        .splits = std::span(kSplits.all).subspan(first, kSplits.first[row.first_tree + row.trees] - first),
        .base = row.base,
        .leftmost = static_cast<std::int16_t>(leftmost)};
  }
  return forests;
}();

constexpr bool has_all() {
  for (const Forest& forest : kForestOf)
    if (forest.trees.empty()) return false;
  return true;
}
static_assert(has_all(), "trees.inc must have a forest for each kind, type and input");

constexpr const Forest& forest_of(InputFormat input, std::size_t outcome) { return kForestOf[place_of(input, outcome)]; }

}  // namespace pith
