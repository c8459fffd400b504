// Rows of features to log odds. In: rows. Out: for each row the sum of the points of one leaf of each tree.
//
// The idea: trees.inc lists the nodes of a tree from the leaves to the root, and 64 rows go through a tree together. Every split
// passes on for each row the leaf from its left or from its right child, whichever the row's feature asks for, so that the root
// has each row's leaf. That is more splits than a row would meet on its way down, but there is no branch, and a few instructions
// serve all rows. A row on its own walks down from the root; the tests hold that both find the same leaf.
#include "classify/trees.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <initializer_list>

#if defined(__x86_64__) && defined(__gnu_linux__)
#include <immintrin.h>
#endif

#include "base/enum_tables.h"
#include "classify/features.h"
#include "classify/thresholds.h"

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

// Rows that go through the trees together, a byte of each side by side.
constexpr std::size_t kRowsTogether = 64;

// A split as many rows meet it: columns and nodes are distances in bytes, since a multiplication for each would be felt.
struct Split {
  std::uint16_t column;  // of the feature that it asks for
  std::uint16_t left;    // node of the tree for rows whose feature is at most the threshold
  std::uint16_t right;   // and for the others
  std::uint8_t threshold;
  std::int16_t points;  // the mean of the leaves below
};

constexpr std::uint16_t distance_of(std::size_t number) { return static_cast<std::uint16_t>(number * kRowsTogether); }
constexpr std::size_t number_at(std::uint16_t distance) { return distance / kRowsTogether; }
static_assert(kFeatureCount * kRowsTogether <= UINT16_MAX);

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

struct Tree {
  std::uint32_t first_leaf = 0;
  std::uint32_t first_split = 0;
  std::uint8_t leaf_count = 0;

  std::size_t split_count() const { return leaf_count - std::size_t{1}; }
  std::span<const std::int16_t> leaves() const { return std::span(kPaddedLeafPoints).subspan(first_leaf, leaf_count); }
  std::span<const Split> splits() const { return std::span(kSplits).subspan(first_split, split_count()); }
};

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

constexpr std::size_t kMaxNodes = 2 * kMaxLeaves - 1;
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

// --------------------------------------------------------------------------------------------------------------- many rows

// A number of each of 32 rows.
using RowVector [[gnu::vector_size(32)]] = std::uint8_t;

constexpr std::size_t kVectors = kRowsTogether / sizeof(RowVector);

struct Batch {
  RowVector columns[kFeatureCount][kVectors];
  RowVector leaves[kMaxNodes]
                  [kVectors];  // for each node of the tree at hand the number of the leaf that each row gets to from there
  std::int16_t sums[kRowsTogether];
};

// Sixteen features of sixteen rows.
using SquareRow [[gnu::vector_size(16)]] = std::uint8_t;
constexpr std::size_t kSquare = sizeof(SquareRow);

// Rows become columns: to interleave the first eight with the last eight, four times, is to transpose the square.
void transpose(SquareRow (&square)[kSquare]) {
  for (int round = 0; round < 4; ++round) {
    SquareRow interleaved[kSquare];
    for (std::size_t i = 0; i < kSquare / 2; ++i) {
      const SquareRow first = square[i];
      const SquareRow second = square[i + kSquare / 2];
      interleaved[2 * i] = __builtin_shufflevector(first, second, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      interleaved[2 * i + 1] =
          __builtin_shufflevector(first, second, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    std::copy(std::begin(interleaved), std::end(interleaved), std::begin(square));
  }
}

// Reads at most kRowsTogether rows; the last one fills up what is left.
void read_rows(Batch& batch, const std::uint8_t* rows, std::span<const std::uint32_t> which) {
  static_assert(kFeatureCount >= kSquare, "the last square begins sixteen features before the end of the row");
  const std::uint8_t* row[kRowsTogether];
  for (std::size_t i = 0; i < kRowsTogether; ++i) row[i] = rows + which[std::min(i, which.size() - 1)] * kFeatureCount;
  for (std::size_t first_row = 0; first_row < kRowsTogether; first_row += kSquare) {
    for (std::size_t begin = 0; begin < kFeatureCount; begin += kSquare) {
      const std::size_t first = std::min(begin, kFeatureCount - kSquare);
      SquareRow square[kSquare];
      for (std::size_t i = 0; i < kSquare; ++i) std::memcpy(&square[i], row[first_row + i] + first, kSquare);
      transpose(square);
      for (std::size_t i = 0; i < kSquare; ++i)
        std::memcpy(reinterpret_cast<std::uint8_t*>(batch.columns[first + i]) + first_row, &square[i], kSquare);
    }
  }
}

inline const RowVector* vectors_at(const void* start, std::uint16_t distance) {
  return reinterpret_cast<const RowVector*>(static_cast<const char*>(start) + distance);
}

// The leaf of each row in a tree. The leaves of all trees have the same numbers, which are in the batch already.
[[gnu::always_inline]] inline const RowVector* find_leaves(Batch& batch, const Tree& tree) {
  auto* node = batch.leaves + kMaxLeaves;
  for (const Split& split : tree.splits()) {
    const RowVector* column = vectors_at(batch.columns, split.column);
    const RowVector* left = vectors_at(batch.leaves, split.left);
    const RowVector* right = vectors_at(batch.leaves, split.right);
    for (std::size_t i = 0; i < kVectors; ++i) (*node)[i] = column[i] <= split.threshold ? left[i] : right[i];
    ++node;
  }
  return *(node - 1);
}

// A sum beyond 16 bits stays at their limit: log odds of more than a hundred are as certain as any.
constexpr std::int16_t limited_sum(std::int16_t a, std::int16_t b) {
  return static_cast<std::int16_t>(std::clamp(a + b, int{INT16_MIN}, int{INT16_MAX}));
}

// Sets the sums of the batch to what each row has at its leaves. Eight rows at a time: the loop's own counting would cost as much
// as its work.
void add_trees_anywhere(Batch& batch, std::span<const Tree> trees) {
  std::fill(std::begin(batch.sums), std::end(batch.sums), std::int16_t{0});
  for (const Tree& tree : trees) {
    std::uint8_t leaf[kRowsTogether];
    std::memcpy(leaf, find_leaves(batch, tree), sizeof(leaf));
    const std::int16_t* points = tree.leaves().data();
    for (std::size_t row = 0; row < kRowsTogether; row += 8)
      for (std::size_t i = row; i < row + 8; ++i) batch.sums[i] = limited_sum(batch.sums[i], points[leaf[i]]);
  }
}

#if defined(__x86_64__) && defined(__gnu_linux__)
#define PITH_AVX2 [[gnu::target("avx2"), gnu::always_inline]] inline

// The lower and the upper bytes of the points of sixteen leaves, each twice: a shuffle looks them up for sixteen rows at once.
struct PointBytes {
  __m256i lower;
  __m256i upper;
};

PITH_AVX2 PointBytes point_bytes(const std::int16_t* points) {
  const __m256i whole = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(points));
  const __m256i lower = _mm256_and_si256(whole, _mm256_set1_epi16(0xFF));
  const __m256i upper = _mm256_srli_epi16(whole, 8);
  constexpr int kFirstsTwice = 0b10001000;  // of four parts the first and the third, twice
  return {_mm256_permute4x64_epi64(_mm256_packus_epi16(lower, lower), kFirstsTwice),
          _mm256_permute4x64_epi64(_mm256_packus_epi16(upper, upper), kFirstsTwice)};
}

// The sums of 32 rows: those of the rows 0 to 7 and 16 to 23, and those of the rows 8 to 15 and 24 to 31.
struct RowSums {
  __m256i outer{};
  __m256i inner{};
};

// A shuffle gives 0 where the highest bit of a number is set: in `low` for the leaves from 16 on, in `high` for those before.
PITH_AVX2 void add_points(RowSums& sums, const PointBytes (&bytes)[2], __m256i leaves) {
  const __m256i low = _mm256_add_epi8(leaves, _mm256_set1_epi8(0x70));
  const __m256i high = _mm256_sub_epi8(leaves, _mm256_set1_epi8(16));
  const __m256i lower = _mm256_or_si256(_mm256_shuffle_epi8(bytes[0].lower, low), _mm256_shuffle_epi8(bytes[1].lower, high));
  const __m256i upper = _mm256_or_si256(_mm256_shuffle_epi8(bytes[0].upper, low), _mm256_shuffle_epi8(bytes[1].upper, high));
  sums.outer = _mm256_adds_epi16(sums.outer, _mm256_unpacklo_epi8(lower, upper));
  sums.inner = _mm256_adds_epi16(sums.inner, _mm256_unpackhi_epi8(lower, upper));
}

PITH_AVX2 void store(const RowSums& sums, std::int16_t* to) {
  constexpr std::size_t kHalf = sizeof(__m128i) / sizeof(*to);
  const __m128i parts[] = {_mm256_castsi256_si128(sums.outer), _mm256_castsi256_si128(sums.inner),
                           _mm256_extracti128_si256(sums.outer, 1), _mm256_extracti128_si256(sums.inner, 1)};
  for (std::size_t i = 0; i < std::size(parts); ++i) _mm_storeu_si128(reinterpret_cast<__m128i*>(to + i * kHalf), parts[i]);
}

// The same for processors with vectors of 32 bytes.
[[gnu::target("avx2")]] void add_trees_avx2(Batch& batch, std::span<const Tree> trees) {
  static_assert(kMaxLeaves == 32 && sizeof(RowVector) == sizeof(__m256i));
  RowSums sums[kVectors];
  for (const Tree& tree : trees) {
    const RowVector* leaves = find_leaves(batch, tree);
    const std::int16_t* points = kPaddedLeafPoints + tree.first_leaf;
    const PointBytes bytes[2] = {point_bytes(points), point_bytes(points + kMaxLeaves / 2)};
    for (std::size_t i = 0; i < kVectors; ++i)
      add_points(sums[i], bytes, _mm256_load_si256(reinterpret_cast<const __m256i*>(leaves + i)));
  }
  for (std::size_t i = 0; i < kVectors; ++i) store(sums[i], batch.sums + i * sizeof(RowVector));
}
#undef PITH_AVX2

void add_trees(Batch& batch, std::span<const Tree> trees) {
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  return has_avx2 ? add_trees_avx2(batch, trees) : add_trees_anywhere(batch, trees);
}
#else
void add_trees(Batch& batch, std::span<const Tree> trees) { return add_trees_anywhere(batch, trees); }
#endif

// ------------------------------------------------------------------------------------------------------------------ one row

// The points of the leaf that a row gets to. `step(feature, from, to)` is told the column of each split on the way and the points
// before and after it.
template <typename Step>
std::int16_t walk(const Tree& tree, const std::uint8_t* row, const Step& step) {
  const Split* split = &tree.splits().back();
  while (true) {
    const std::size_t column = number_at(split->column);
    const std::size_t node = number_at(row[column] <= split->threshold ? split->left : split->right);
    const Split* below = node < kMaxLeaves ? nullptr : &tree.splits()[node - kMaxLeaves];
    const std::int16_t points = below ? below->points : tree.leaves()[node];
    step(column, split->points, points);
    if (!below) return points;
    split = below;
  }
}

}  // namespace

void tree_points(InputFormat input, Forests forests, const std::uint8_t* rows, std::span<const std::uint32_t> which,
                 std::span<KindPoints> points) {
  Batch batch;
  for (std::size_t leaf = 0; leaf < kMaxLeaves; ++leaf)
    for (RowVector& vector : batch.leaves[leaf]) vector = RowVector{} + static_cast<std::uint8_t>(leaf);
  for (std::size_t first = 0; first < which.size(); first += kRowsTogether) {
    const auto together = which.subspan(first, std::min(kRowsTogether, which.size() - first));
    read_rows(batch, rows, together);
    for (std::size_t kind = 0; kind < kKindCount; ++kind) {
      const bool first_guess = forests == Forests::first;
      if (!first_guess && (kind == outcome_of(Kind::article)) != (forests == Forests::article)) continue;
      const Forest& forest = forest_of(input, first_guess ? first_outcome_of(static_cast<Kind>(kind)) : kind);
      add_trees(batch, forest.trees);
      for (std::size_t row = 0; row < together.size(); ++row)
        points[together[row]][kind] = static_cast<float>(forest.base + batch.sums[row]) / kPointsPerLogOdds;
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
  for (const Tree& tree : forest.trees) points += tree.splits().back().points;
  return static_cast<float>(points) / kPointsPerLogOdds;
}

void add_tree_moves(InputFormat input, Kind kind, const std::uint8_t* row, float sign, std::span<float> moves) {
  for (const Tree& tree : forest_of(input, outcome_of(kind)).trees)
    walk(tree, row, [&](std::size_t column, std::int16_t from, std::int16_t to) {
      moves[column] += sign * static_cast<float>(to - from) / kPointsPerLogOdds;
    });
}

}  // namespace pith::internal
