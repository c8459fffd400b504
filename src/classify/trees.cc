// Rows of signals to log odds. In: a row. Out: the sum of one leaf of each tree, found by walking from its root.
//
// The idea: nodes in preorder, so that the left child follows its parent and a node needs only the place of the right one.
#include "classify/trees.h"

#include <cstddef>

namespace pith {
namespace {

constexpr std::uint16_t kLeaf = 0xFFFF;
constexpr float kScale = 2048;  // points of one unit of log odds, as in train_weights.py

struct TreeNode {
  std::uint16_t signal;    // kLeaf: this is a leaf
  std::uint8_t threshold;  // to the left when the signal is at most this
  std::uint8_t right;      // node of the tree
  std::int16_t points;     // of a leaf
};

#define BASE(points)
#define TREE(first) first,
#define NODE(signal, threshold, right)
#define LEAF(points)
constexpr std::uint32_t kTrees[] = {
#include "classify/trees.inc"
};
#undef BASE
#undef TREE
#undef NODE
#undef LEAF

#define BASE(points)
#define TREE(first)
#define NODE(signal, threshold, right) TreeNode{signal, threshold, right, 0},
#define LEAF(points) TreeNode{kLeaf, 0, 0, points},
constexpr TreeNode kNodes[] = {
#include "classify/trees.inc"
};
#undef BASE
#undef TREE
#undef NODE
#undef LEAF

#define BASE(points) points
#define TREE(first)
#define NODE(signal, threshold, right)
#define LEAF(points)
constexpr std::int32_t kBase =
#include "classify/trees.inc"
    ;
#undef BASE
#undef TREE
#undef NODE
#undef LEAF

}  // namespace

float article_odds(const std::uint8_t* row) {
  std::int32_t points = kBase;
  for (const std::uint32_t first : kTrees) {
    const TreeNode* root = kNodes + first;
    const TreeNode* node = root;
    while (node->signal != kLeaf) node = row[node->signal] <= node->threshold ? node + 1 : root + node->right;
    points += node->points;
  }
  return static_cast<float>(points) / kScale;
}

}  // namespace pith
