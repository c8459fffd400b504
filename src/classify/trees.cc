// Rows of features to log odds. In: rows. Out: for each row the sum of the points of one leaf of each tree.
//
// The idea: trees.inc lists the trees of every forest, and the compiler checks what it lists. Many rows go through a tree
// together (tree_sums.h). A row on its own walks down from the root; the tests hold that both find the same leaf.
#include "classify/trees.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>

#include "base/enum_tables.h"
#include "classify/features.h"
#include "classify/thresholds.h"
#include "classify/tree_sums.h"

namespace pith::internal {
namespace {

// ------------------------------------------------------------------------------------------------------------ the learned table

// All that a row consists of: the strengths of the rules, then the features of features.inc.
enum class Column : std::uint16_t {
#define RULE(name, limit, description) name,
#include "classify/rules.inc"
#undef RULE
#define FEATURE(name, description) name,
#include "classify/features.inc"
#undef FEATURE
  count
};
static_assert(static_cast<std::size_t>(Column::count) == kFeatureCount);

struct ForestRow {
  InputFormat input;
  std::size_t outcome;
  std::int32_t base;
  std::uint32_t first_tree;
  std::uint32_t tree_count;
};

// Kinds, page types and first guesses at kinds are numbered in one row.
constexpr std::size_t kOutcomeCount = kKindCount + kPageTypeCount + kKindCount;
constexpr std::size_t outcome_of(Kind kind) { return static_cast<std::size_t>(kind); }
constexpr std::size_t outcome_of(PageType type) { return kKindCount + static_cast<std::size_t>(type); }
constexpr std::size_t first_outcome_of(Kind kind) { return kKindCount + kPageTypeCount + static_cast<std::size_t>(kind); }

// The column of each feature that the trees read. A name that the trees were trained on and the program does not have fails here.
#define INPUT(name) static_cast<std::uint16_t>(Column::name),
#define KINDS(...)
#define TYPES(...)
#define FIRST(...)
#define TREE(...)
#define S(...)
constexpr std::uint16_t kColumns[] = {
#include "classify/trees.inc"
};
static_assert(std::ranges::all_of(kColumns, [](std::uint16_t column) { return column < kFeatureCount; }),
              "trees.inc: an input is a rule or a feature");
#undef INPUT
#undef KINDS
#undef TYPES
#undef FIRST

#define INPUT(name)
#define KINDS(input, kind, base, first, count) ForestRow{InputFormat::input, outcome_of(Kind::kind), base, first, count},
#define TYPES(input, type, base, first, count) ForestRow{InputFormat::input, outcome_of(PageType::type), base, first, count},
#define FIRST(input, kind, base, first, count) ForestRow{InputFormat::input, first_outcome_of(Kind::kind), base, first, count},
constexpr ForestRow kForestRows[] = {
#include "classify/trees.inc"
};
#undef KINDS
#undef TYPES
#undef FIRST
#undef TREE

#define KINDS(...)
#define TYPES(...)
#define FIRST(...)
#define TREE(...) static_cast<std::uint8_t>(std::initializer_list<std::int16_t>{__VA_ARGS__}.size()),
constexpr std::uint8_t kLeafCounts[] = {
#include "classify/trees.inc"
};
#undef TREE

#define TREE(...) __VA_ARGS__,
constexpr std::int16_t kPaddedLeafPoints[] = {
#include "classify/trees.inc"
    // The points of kMaxLeaves leaves can be read from any tree on.
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
#undef TREE
#undef S

#define TREE(...)
#define S(feature, threshold, left, right, points) \
  Split{distance_of(kColumns[feature]), distance_of(left), distance_of(right), threshold, points},
constexpr Split kSplits[] = {
#include "classify/trees.inc"
};
#undef INPUT
#undef KINDS
#undef TYPES
#undef FIRST
#undef TREE
#undef S

constexpr TreeNodes kNodes{kSplits, kPaddedLeafPoints};

// A binary tree has one split less than it has leaves, so the leaves alone tell where each tree begins.
constexpr auto kTrees = [] {
  std::array<Tree, std::size(kLeafCounts)> trees{};
  std::uint32_t leaf = 0;
  for (std::uint32_t i = 0; i < trees.size(); ++i) {
    trees[i] = {leaf, leaf - i, kLeafCounts[i]};
    leaf += kLeafCounts[i];
  }
  return trees;
}();
static_assert(std::size(kPaddedLeafPoints) - kMaxLeaves - kTrees.size() == std::size(kSplits),
              "trees.inc: a tree has one split less than leaves");

static_assert(std::ranges::max(kLeafCounts) <= kMaxLeaves && std::ranges::min(kLeafCounts) >= 2,
              "trees.inc: a tree has 2 to 32 leaves");

// Every node of a tree but the root is the child of one split, which comes after it.
constexpr bool is_tree(const Tree& tree) {
  std::array<bool, kMaxNodes> seen{};
  for (std::size_t i = 0; i + 1 < tree.leaf_count; ++i) {
    const Split& split = kSplits[tree.first_split + i];
    for (const std::size_t child : {number_at(split.left), number_at(split.right)}) {
      const bool exists = child < tree.leaf_count || (child >= kMaxLeaves && child < kMaxLeaves + i);
      if (!exists || seen[child]) return false;
      seen[child] = true;
    }
  }
  return true;
}
static_assert(std::ranges::all_of(kTrees, is_tree), "trees.inc: a split comes after its two children, which no other split has");

struct Forest {
  std::span<const Tree> trees{};
  std::int32_t base = 0;
};

constexpr std::size_t forest_index(InputFormat input, std::size_t outcome) {
  return static_cast<std::size_t>(input) * kOutcomeCount + outcome;
}

constexpr auto kForests = [] {
  std::array<Forest, kInputFormats.size() * kOutcomeCount> forests{};
  for (const ForestRow& row : kForestRows)
    forests[forest_index(row.input, row.outcome)] = {std::span(kTrees).subspan(row.first_tree, row.tree_count), row.base};
  return forests;
}();
static_assert(std::ranges::none_of(kForests, [](const Forest& forest) { return forest.trees.empty(); }),
              "trees.inc: there must be two forests for each kind, and one for each page type, and that for each input");

constexpr const Forest& forest_of(InputFormat input, std::size_t outcome) { return kForests[forest_index(input, outcome)]; }

constexpr const Forest& forest_of(InputFormat input, Forests forests, Kind kind) {
  return forest_of(input, forests == Forests::first ? first_outcome_of(kind) : outcome_of(kind));
}

constexpr bool have(Forests forests, Kind kind) {
  return forests == Forests::first || (kind == Kind::article) == (forests == Forests::article);
}

constexpr Squares squares_of(InputFormat input, Forests forests) {
  Squares squares;
  for (const KindRow& kind : kKinds) {
    if (!have(forests, kind.value)) continue;
    for (const Tree& tree : forest_of(input, forests, kind.value).trees)
      for (const Split& split : std::span(kSplits).subspan(tree.first_split, tree.leaf_count - std::size_t{1}))
        squares.add(number_at(split.column));
  }
  return squares;
}

constexpr auto kSquares = [] {
  std::array<std::array<Squares, 3>, kInputFormats.size()> squares;
  for (const Forests forests : {Forests::first, Forests::article, Forests::others})
    for (const InputFormatRow& input : kInputFormats)
      squares[static_cast<std::size_t>(input.value)][static_cast<std::size_t>(forests)] = squares_of(input.value, forests);
  return squares;
}();

// ------------------------------------------------------------------------------------------------------------------ one row

const Split& root_of(const Tree& tree) { return kSplits[tree.first_split + tree.leaf_count - 2]; }

// The points of the leaf that a row gets to. `step(feature, from, to)` is told the column of each split on the way and the points
// before and after it.
template <typename Step>
std::int16_t walk(const Tree& tree, const std::uint8_t* row, const Step& step) {
  const Split* split = &root_of(tree);
  while (true) {
    const std::size_t column = number_at(split->column);
    const std::size_t node = number_at(row[column] <= split->threshold ? split->left : split->right);
    const Split* below = node < kMaxLeaves ? nullptr : &kSplits[tree.first_split + node - kMaxLeaves];
    const std::int16_t points = below ? below->points : kPaddedLeafPoints[tree.first_leaf + node];
    step(column, split->points, points);
    if (!below) return points;
    split = below;
  }
}

}  // namespace

void tree_points(InputFormat input, Forests forests, const std::uint8_t* rows, std::span<const std::uint32_t> which,
                 std::span<KindPoints> points, AddTrees& add_trees) {
  const Squares squares = kSquares[static_cast<std::size_t>(input)][static_cast<std::size_t>(forests)];
  Batch batch;
  for (std::size_t first = 0; first < which.size(); first += kRowsTogether) {
    const auto together = which.subspan(first, std::min(kRowsTogether, which.size() - first));
    batch.read(rows, together, squares);
    for (const KindRow& kind : kKinds) {
      if (!have(forests, kind.value)) continue;
      const Forest& forest = forest_of(input, forests, kind.value);
      add_trees(batch, kNodes, forest.trees);
      for (std::size_t row = 0; row < together.size(); ++row)
        points[together[row]][index_of(kind.value)] = static_cast<float>(forest.base + batch.sums[row]) / kPointsPerLogOdds;
    }
  }
}

float tree_points(InputFormat input, PageType type, const std::uint8_t* row) {
  const Forest& forest = forest_of(input, outcome_of(type));
  std::int32_t points = forest.base;
  for (const Tree& tree : forest.trees) points += walk(tree, row, [](std::size_t, std::int16_t, std::int16_t) {});
  return static_cast<float>(points) / kPointsPerLogOdds;
}

float tree_base(InputFormat input, Kind kind) {
  const Forest& forest = forest_of(input, outcome_of(kind));
  std::int32_t points = forest.base;
  for (const Tree& tree : forest.trees) points += root_of(tree).points;
  return static_cast<float>(points) / kPointsPerLogOdds;
}

void add_tree_moves(InputFormat input, Kind kind, const std::uint8_t* row, float sign, std::span<float> moves) {
  for (const Tree& tree : forest_of(input, outcome_of(kind)).trees)
    walk(tree, row, [&](std::size_t column, std::int16_t from, std::int16_t to) {
      moves[column] += sign * static_cast<float>(to - from) / kPointsPerLogOdds;
    });
}

}  // namespace pith::internal
