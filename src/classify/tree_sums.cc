// In: rows and the nodes of trees. Out: for each row the sum of the points of one leaf of each tree.
//
// The idea: the nodes of a tree are listed from the leaves to the root, and 64 rows go through a tree together. Every split
// passes on for each row the leaf from its left or from its right child, whichever the row's feature asks for, so that the root
// has each row's leaf. That is more splits than a row would meet on its way down, but there is no branch, and a few instructions
// serve all rows.
#include "classify/tree_sums.h"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__) && defined(__gnu_linux__)
#include <immintrin.h>
#endif

namespace pith::internal {
namespace {

// Sixteen columns of a row.
using SquareRow [[gnu::vector_size(kSquare)]] = std::uint8_t;

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

inline const RowVector* vectors_at(const void* start, std::uint16_t distance) {
  return reinterpret_cast<const RowVector*>(static_cast<const char*>(start) + distance);
}

// The leaf of each row in a tree. The leaves of all trees have the same numbers, which are in the batch already.
template <std::size_t Vectors>
[[gnu::always_inline]] inline const RowVector* find_leaves(Batch& batch, TreeNodes nodes, const Tree& tree) {
  auto* node = batch.leaves + kMaxLeaves;
  for (const Split& split : std::span(nodes.splits + tree.first_split, tree.leaf_count - std::size_t{1})) {
    const RowVector* column = vectors_at(batch.columns, split.column);
    const RowVector* left = vectors_at(batch.leaves, split.left);
    const RowVector* right = vectors_at(batch.leaves, split.right);
    for (std::size_t i = 0; i < Vectors; ++i) (*node)[i] = column[i] <= split.threshold ? left[i] : right[i];
    ++node;
  }
  return *(node - 1);
}

constexpr std::int16_t limited_sum(std::int16_t a, std::int16_t b) {
  return static_cast<std::int16_t>(std::clamp(a + b, int{INT16_MIN}, int{INT16_MAX}));
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

// The sums of as many vectors of rows.
template <std::size_t Vectors>
PITH_AVX2 void add_trees_of(Batch& batch, TreeNodes nodes, std::span<const Tree> trees) {
  static_assert(kMaxLeaves == 32 && sizeof(RowVector) == sizeof(__m256i));
  RowSums sums[Vectors];
  for (const Tree& tree : trees) {
    const RowVector* leaves = find_leaves<Vectors>(batch, nodes, tree);
    const std::int16_t* points = nodes.leaf_points + tree.first_leaf;
    const PointBytes bytes[2] = {point_bytes(points), point_bytes(points + kMaxLeaves / 2)};
    for (std::size_t i = 0; i < Vectors; ++i)
      add_points(sums[i], bytes, _mm256_load_si256(reinterpret_cast<const __m256i*>(leaves + i)));
  }
  for (std::size_t i = 0; i < Vectors; ++i) store(sums[i], batch.sums + i * sizeof(RowVector));
}

// For processors with vectors of 32 bytes.
[[gnu::target("avx2")]] void add_trees_avx2(Batch& batch, TreeNodes nodes, std::span<const Tree> trees) {
  static_assert(kRowVectors == 2);
  if (batch.size <= sizeof(RowVector))
    add_trees_of<1>(batch, nodes, trees);
  else
    add_trees_of<2>(batch, nodes, trees);
}
#undef PITH_AVX2
#endif

}  // namespace

Batch::Batch() {
  for (std::size_t leaf = 0; leaf < kMaxLeaves; ++leaf)
    for (RowVector& vector : leaves[leaf]) vector = RowVector{} + static_cast<std::uint8_t>(leaf);
}

void Batch::read(const std::uint8_t* rows, std::span<const std::uint32_t> which, Squares squares) {
  size = which.size();
  const std::size_t read_rows = (size + sizeof(RowVector) - 1) / sizeof(RowVector) * sizeof(RowVector);
  for (std::size_t first_row = 0; first_row < read_rows; first_row += kSquare) {
    const std::uint8_t* row[kSquare];
    for (std::size_t i = 0; i < kSquare; ++i) row[i] = rows + which[std::min(first_row + i, size - 1)] * kFeatureCount;
    for (std::size_t number = 0; number < kSquareCount; ++number) {
      if (!squares.has(number)) continue;
      const std::size_t first = std::min(number * kSquare, kFeatureCount - kSquare);
      SquareRow square[kSquare];
      for (std::size_t i = 0; i < kSquare; ++i) std::memcpy(&square[i], row[i] + first, kSquare);
      transpose(square);
      for (std::size_t i = 0; i < kSquare; ++i)
        std::memcpy(reinterpret_cast<std::uint8_t*>(columns[first + i]) + first_row, &square[i], kSquare);
    }
  }
}

// Eight rows at a time: the loop's own counting would cost as much as its work.
void add_trees_anywhere(Batch& batch, TreeNodes nodes, std::span<const Tree> trees) {
  std::fill(std::begin(batch.sums), std::end(batch.sums), std::int16_t{0});
  for (const Tree& tree : trees) {
    std::uint8_t leaf[kRowsTogether];
    std::memcpy(leaf, find_leaves<kRowVectors>(batch, nodes, tree), sizeof(leaf));
    const std::int16_t* points = nodes.leaf_points + tree.first_leaf;
    for (std::size_t row = 0; row < kRowsTogether; row += 8)
      for (std::size_t i = row; i < row + 8; ++i) batch.sums[i] = limited_sum(batch.sums[i], points[leaf[i]]);
  }
}

AddTrees& best_add_trees() {
#if defined(__x86_64__) && defined(__gnu_linux__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  if (has_avx2) return add_trees_avx2;
#endif
  return add_trees_anywhere;
}

}  // namespace pith::internal
