// The learned trees as tables. In: trees.inc, as the training writes it. Out, all at compile time: nodes for a row that walks down a
// tree, splits for many rows that pass through it together, and the forest of each kind and page type.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "pith/pith.h"

namespace pith::internal {

inline constexpr std::uint16_t kLeaf = 0xFFFF;
inline constexpr float kScale = 256;  // points of one unit of log odds, as SCALE in train_weights.py

// As trees.inc has it: nodes in preorder, so that the left child follows its parent.
struct WrittenNode {
  std::uint16_t feature;   // kLeaf: this is a leaf
  std::uint8_t threshold;  // to the left when the feature is at most this
  std::uint8_t right;      // node of the tree
  std::int16_t points;     // of a leaf, or the mean below
};

// As one row walks it: a leaf is its own child.
struct TreeNode {
  std::uint16_t feature = 0;
  std::uint8_t threshold = 0;
  std::uint8_t children[2] = {};  // where the feature is at most the threshold, and where it is more; of a leaf the leaf itself
  std::int16_t points = 0;
};

struct Tree {
  std::uint32_t root = 0;
  std::uint32_t depth = 0;  // steps to the deepest leaf
};

// Kinds and page types are numbered in one row: the types behind the kinds.
inline constexpr std::size_t kOutcomeCount = kKindCount + kPageTypeCount;
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
#define N(feature, threshold, right, points)
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
#define N(feature, threshold, right, points) WrittenNode{feature, threshold, right, points},
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
      if (node.feature == kLeaf)
        nodes[i] = {0, 0, {place, place}, node.points};
      else
        nodes[i] = {node.feature, node.threshold, {static_cast<std::uint8_t>(place + 1), node.right}, node.points};
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

// Rows that go through the trees together, a byte of each in a column or slot.
inline constexpr std::size_t kAbreast = 64;

// A slot keeps what a node gives the rows, the number of their leaf below it. First come the leaves, the same slots for every tree,
// then for each tree of a batch its inner nodes but the root, then the roots of all trees of a forest.
inline constexpr std::size_t kMaxLeaves = 32;  // of a tree
inline constexpr std::size_t kBatch = 4;       // trees whose splits are mixed, so that none waits for the one before it
inline constexpr std::size_t kFirstRoot = (1 + kBatch) * kMaxLeaves;
inline constexpr std::size_t kMaxTrees = [] {
  std::size_t most = 0;
  for (const ForestRow& forest : kForests) most = std::max<std::size_t>(most, forest.trees);
  return most;
}();
inline constexpr std::size_t kSlots = kFirstRoot + kMaxTrees;

// Makes a feature a signed number and keeps the order: that is what vectors can compare.
inline constexpr std::int8_t kSignBit = INT8_MIN;

// An inner node, as many rows pass it: result = column < bound ? left : right.
struct Split {
  std::uint16_t column = 0;  // of the feature; like the slots below, a distance in bytes
  std::uint16_t left = 0;
  std::uint16_t right = 0;
  std::uint16_t result = 0;
  std::int8_t bound = 0;
};

// The points of a tree's leaves, their low bytes and their high bytes.
struct Leaves {
  std::uint8_t low[kMaxLeaves];
  std::uint8_t high[kMaxLeaves];
};

inline constexpr std::size_t kSplitCount = [] {
  std::size_t count = 0;
  for (const WrittenNode& node : kWritten) count += node.feature != kLeaf ? 1 : 0;
  return count;
}();

// The slot of each node.
inline constexpr auto kSlotOf = [] {
  std::array<std::uint16_t, std::size(kWritten)> slots{};
  for (const ForestRow& forest : kForests) {
    for (std::size_t tree = forest.first_tree; tree < forest.first_tree + forest.trees; ++tree) {
      std::size_t leaf = 0;
      std::size_t inner = (1 + (tree - forest.first_tree) % kBatch) * kMaxLeaves;
      for (std::size_t i = kRoots[tree]; i < end_of(tree); ++i)
        slots[i] = static_cast<std::uint16_t>(kWritten[i].feature == kLeaf ? leaf++ : inner++);
      slots[kRoots[tree]] = static_cast<std::uint16_t>(kFirstRoot + tree - forest.first_tree);
    }
  }
  return slots;
}();

struct Splits {
  std::array<Split, kSplitCount> all{};
  std::array<std::uint32_t, std::size(kForests) + 1> first{};  // of each forest
};

constexpr Split split_of(std::size_t root, std::size_t i) {
  const auto bytes = [](std::size_t number) { return static_cast<std::uint16_t>(number * kAbreast); };
  const WrittenNode& node = kWritten[i];
  return {bytes(node.feature), bytes(kSlotOf[i + 1]), bytes(kSlotOf[root + node.right]), bytes(kSlotOf[i]),
          static_cast<std::int8_t>(node.threshold + 1 + kSignBit)};
}

// Appends the splits of the trees `first` to `last` - 1, the deepest first: children stand well before their parents.
constexpr void append_batch(std::size_t first, std::size_t last, Splits& splits, std::uint32_t& count) {
  std::array<std::uint32_t, kBatch * kMaxLeaves> inner{};  // nodes, breadth first
  std::array<std::uint32_t, kBatch * kMaxLeaves> roots{};  // of their trees
  std::size_t end = 0;
  for (std::size_t tree = first; tree < last; ++tree, ++end) inner[end] = roots[end] = kRoots[tree];
  for (std::size_t k = 0; k < end; ++k) {
    for (const std::uint32_t child : {inner[k] + 1, roots[k] + kWritten[inner[k]].right}) {
      if (kWritten[child].feature == kLeaf) continue;
      inner[end] = child;
      roots[end++] = roots[k];
    }
  }
  while (end-- > 0) splits.all[count++] = split_of(roots[end], inner[end]);
}

inline constexpr Splits kSplits = [] {
  Splits splits{};
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < std::size(kForests); ++i) {
    const std::size_t end = kForests[i].first_tree + kForests[i].trees;
    for (std::size_t tree = kForests[i].first_tree; tree < end; tree += kBatch)
      append_batch(tree, std::min(tree + kBatch, end), splits, count);
    splits.first[i + 1] = count;
  }
  return splits;
}();

inline constexpr auto kLeaves = [] {
  std::array<Leaves, kTreeCount> leaves{};
  for (std::size_t tree = 0; tree < kTreeCount; ++tree) {
    for (std::size_t i = kRoots[tree]; i < end_of(tree); ++i) {
      if (kWritten[i].feature != kLeaf) continue;
      leaves[tree].low[kSlotOf[i]] = static_cast<std::uint8_t>(kWritten[i].points);
      leaves[tree].high[kSlotOf[i]] = static_cast<std::uint8_t>(kWritten[i].points >> 8);
    }
  }
  return leaves;
}();

constexpr bool splits_fit() {
  for (const Tree& tree : kTrees)
    if (tree.depth == 0) return false;
  for (const WrittenNode& node : kWritten)
    if (node.feature != kLeaf && node.threshold == UINT8_MAX) return false;
  return true;
}
static_assert(splits_fit(), "trees.inc must have trees whose root splits, and thresholds below 255");
static_assert(kSlots * kAbreast <= UINT16_MAX, "slots must be within the reach of a split");

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
  std::span<const Leaves> leaves{};  // of each tree
  std::int32_t base = 0;
};

inline constexpr std::size_t kInputs = 2;

constexpr std::size_t place_of(InputFormat input, std::size_t outcome) {
  return static_cast<std::size_t>(input) * kOutcomeCount + outcome;
}

inline constexpr auto kForestOf = [] {
  std::array<Forest, kInputs * kOutcomeCount> forests{};
  for (std::size_t i = 0; i < std::size(kForests); ++i) {
    const ForestRow& row = kForests[i];
    forests[place_of(row.input, row.outcome)] = {
        .trees = std::span(kTrees).subspan(row.first_tree, row.trees),
        .splits = std::span(kSplits.all).subspan(kSplits.first[i], kSplits.first[i + 1] - kSplits.first[i]),
        .leaves = std::span(kLeaves).subspan(row.first_tree, row.trees),
        .base = row.base};
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

}  // namespace pith::internal
