// Rows of signals to log odds. In: rows. Out: for each the sum of one leaf of each tree, found by walking from its root.
//
// The idea: eight rows walk down a tree side by side, without a branch and as far as its deepest leaf, since a leaf is its own child:
// one row alone would have the processor wait for each step. Inner nodes know the mean of what lies below them; the step from a node
// to its child is what the node's signal moved.
#include "classify/trees.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace pith {
namespace {

constexpr std::uint16_t kLeaf = 0xFFFF;
constexpr float kScale = 256;        // points of one unit of log odds, as SCALE in train_weights.py
constexpr std::size_t kAbreast = 8;  // rows that walk together

// As trees.inc has it: nodes in preorder, so that the left child follows its parent.
struct WrittenNode {
  std::uint16_t signal;    // kLeaf: this is a leaf
  std::uint8_t threshold;  // to the left when the signal is at most this
  std::uint8_t right;      // node of the tree
  std::int16_t points;     // of a leaf, or the mean below
};

// As it is walked.
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
constexpr std::size_t kOutcomes = kKindCount + kPageTypeCount;
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
constexpr ForestRow kForests[] = {
#include "classify/trees.inc"
};
#undef KINDS
#undef TYPES
#undef T

#define KINDS(input, kind, base, first, count)
#define TYPES(input, type, base, first, count)
#define T(first) first,
constexpr std::uint32_t kRoots[] = {
#include "classify/trees.inc"
};
#undef T
#undef N
#undef L

#define T(first)
#define N(signal, threshold, right, points) WrittenNode{signal, threshold, right, points},
#define L(points) WrittenNode{kLeaf, 0, 0, points},
constexpr WrittenNode kWritten[] = {
#include "classify/trees.inc"
};
#undef KINDS
#undef TYPES
#undef T
#undef N
#undef L

constexpr std::size_t kTreeCount = std::size(kRoots);

constexpr auto kNodes = [] {
  std::array<TreeNode, std::size(kWritten)> nodes{};
  for (std::size_t tree = 0; tree < kTreeCount; ++tree) {
    const std::size_t end = tree + 1 < kTreeCount ? kRoots[tree + 1] : std::size(kWritten);
    for (std::size_t i = kRoots[tree]; i < end; ++i) {
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

constexpr auto kTrees = [] {
  std::array<Tree, kTreeCount> trees{};
  for (std::size_t tree = 0; tree < kTreeCount; ++tree) {
    trees[tree].root = kRoots[tree];
    const std::size_t end = tree + 1 < kTreeCount ? kRoots[tree + 1] : kNodes.size();
    std::array<std::uint8_t, 256> depths{};
    for (std::size_t i = kRoots[tree]; i < end; ++i) {
      const std::size_t place = i - kRoots[tree];
      for (const std::uint8_t child : kNodes[i].children)
        if (child != place) depths[child] = static_cast<std::uint8_t>(depths[place] + 1);
      trees[tree].depth = std::max<std::uint32_t>(trees[tree].depth, depths[place]);
    }
  }
  return trees;
}();

constexpr std::size_t kInputs = 2;

constexpr std::size_t place_of(InputFormat input, std::size_t outcome) {
  return static_cast<std::size_t>(input) * kOutcomes + outcome;
}

constexpr auto kForestOf = [] {
  std::array<const ForestRow*, kInputs * kOutcomes> forests{};
  for (const ForestRow& row : kForests) forests[place_of(row.input, row.outcome)] = &row;
  return forests;
}();

constexpr bool has_all() {
  for (const ForestRow* forest : kForestOf)
    if (forest == nullptr) return false;
  return true;
}
static_assert(has_all(), "trees.inc must have a forest for each kind, type and input");

using Rows = std::array<const std::uint8_t*, kAbreast>;

// Adds one tree's leaves to the points of each row.
void walk(const Tree& tree, const Rows& rows, std::array<std::int32_t, kAbreast>& points) {
  const TreeNode* root = kNodes.data() + tree.root;
  std::array<std::uint32_t, kAbreast> at{};
  for (std::uint32_t step = 0; step < tree.depth; ++step)
    for (std::size_t k = 0; k < kAbreast; ++k) {
      const TreeNode& node = root[at[k]];
      at[k] = node.children[rows[k][node.signal] > node.threshold];
    }
  for (std::size_t k = 0; k < kAbreast; ++k) points[k] += root[at[k]].points;
}

void points_of(InputFormat input, std::size_t outcome, std::span<const std::uint8_t* const> rows, std::span<float> found) {
  const ForestRow& forest = *kForestOf[place_of(input, outcome)];
  for (std::size_t first = 0; first < rows.size(); first += kAbreast) {
    Rows abreast;  // the last row fills up the last group
    for (std::size_t k = 0; k < kAbreast; ++k) abreast[k] = rows[std::min(first + k, rows.size() - 1)];
    std::array<std::int32_t, kAbreast> points;
    points.fill(forest.base);
    for (std::uint32_t i = forest.first_tree; i < forest.first_tree + forest.trees; ++i) walk(kTrees[i], abreast, points);
    for (std::size_t k = 0; k < kAbreast && first + k < rows.size(); ++k)
      found[first + k] = static_cast<float>(points[k]) / kScale;
  }
}

}  // namespace

void tree_points(InputFormat input, Kind kind, std::span<const std::uint8_t* const> rows, std::span<float> points) {
  points_of(input, outcome(kind), rows, points);
}

float tree_points(InputFormat input, PageType type, const std::uint8_t* row) {
  float points = 0;
  points_of(input, outcome(type), {&row, 1}, {&points, 1});
  return points;
}

void add_tree_moves(InputFormat input, Kind kind, const std::uint8_t* row, float sign, std::span<float> moves) {
  const ForestRow& forest = *kForestOf[place_of(input, outcome(kind))];
  for (std::uint32_t i = forest.first_tree; i < forest.first_tree + forest.trees; ++i) {
    const TreeNode* root = kNodes.data() + kTrees[i].root;
    const TreeNode* node = root;
    for (std::uint32_t step = 0; step < kTrees[i].depth; ++step) {
      const TreeNode* next = root + node->children[row[node->signal] > node->threshold];
      moves[node->signal] += sign * static_cast<float>(next->points - node->points) / kScale;
      node = next;
    }
  }
}

}  // namespace pith
