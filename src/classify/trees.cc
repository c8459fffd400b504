// Rows of signals to log odds. In: a row. Out: the sum of one leaf of each tree, found by walking from its root.
//
// The idea: nodes in preorder, so that the left child follows its parent and a node needs only the place of the right one. Inner
// nodes know the mean of what lies below them; the step from a node to its child is what the node's signal moved.
#include "classify/trees.h"

#include <array>
#include <cstddef>

namespace pith {
namespace {

constexpr std::uint16_t kLeaf = 0xFFFF;
constexpr float kScale = 256;  // points of one unit of log odds, as SCALE in train_weights.py

struct TreeNode {
  std::uint16_t signal;    // kLeaf: this is a leaf
  std::uint8_t threshold;  // to the left when the signal is at most this
  std::uint8_t right;      // node of the tree
  std::int16_t points;     // of a leaf, or the mean below
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
constexpr std::uint32_t kTrees[] = {
#include "classify/trees.inc"
};
#undef T
#undef N
#undef L

#define T(first)
#define N(signal, threshold, right, points) TreeNode{signal, threshold, right, points},
#define L(points) TreeNode{kLeaf, 0, 0, points},
constexpr TreeNode kNodes[] = {
#include "classify/trees.inc"
};
#undef KINDS
#undef TYPES
#undef T
#undef N
#undef L

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

const TreeNode* child(const TreeNode* root, const TreeNode* node, const std::uint8_t* row) {
  return row[node->signal] <= node->threshold ? node + 1 : root + node->right;
}

float points_of(InputFormat input, std::size_t outcome, const std::uint8_t* row) {
  const ForestRow& forest = *kForestOf[place_of(input, outcome)];
  std::int32_t points = forest.base;
  for (std::uint32_t i = forest.first_tree; i < forest.first_tree + forest.trees; ++i) {
    const TreeNode* root = kNodes + kTrees[i];
    const TreeNode* node = root;
    while (node->signal != kLeaf) node = child(root, node, row);
    points += node->points;
  }
  return static_cast<float>(points) / kScale;
}

}  // namespace

float tree_points(InputFormat input, Kind kind, const std::uint8_t* row) { return points_of(input, outcome(kind), row); }
float tree_points(InputFormat input, PageType type, const std::uint8_t* row) { return points_of(input, outcome(type), row); }

void add_tree_moves(InputFormat input, Kind kind, const std::uint8_t* row, float sign, std::span<float> moves) {
  const ForestRow& forest = *kForestOf[place_of(input, outcome(kind))];
  for (std::uint32_t i = forest.first_tree; i < forest.first_tree + forest.trees; ++i) {
    const TreeNode* root = kNodes + kTrees[i];
    for (const TreeNode* node = root; node->signal != kLeaf;) {
      const TreeNode* next = child(root, node, row);
      moves[node->signal] += sign * static_cast<float>(next->points - node->points) / kScale;
      node = next;
    }
  }
}

}  // namespace pith
