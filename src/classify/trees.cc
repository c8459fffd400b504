// Rows of features to log odds. In: rows. Out: for each the sum of one leaf of each tree.
//
// The idea: 64 rows go through a tree at once, a byte of a vector for each. No row walks: every inner node, from the leaves up, gives
// each row the leaf that its left or its right child gave it, whichever the row's feature asks for, so there is no branch, and what the
// root gives is the row's leaf. That is more nodes than a row would meet on its way down, but a node costs 64 rows a few instructions.
//
// A row on its own walks down from the root. Inner nodes know the mean of what lies below them; the step from a node to its child is
// what the node's feature moved.
#include "classify/trees.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <cstring>

#include "classify/features.h"
#include "classify/forests.h"

namespace pith::internal {
namespace {

// Vectors of all processors and of those with AVX2, and what cannot be written for both alike. join() makes a vector of sixteen bytes
// of each of the rows that lie sixteen apart. riffle() takes bytes from two vectors in turn, within each sixteen. look_up() gives each
// leaf its byte of the table.
struct Narrow {
  using Bytes [[gnu::vector_size(16)]] = std::int8_t;
  using Words [[gnu::vector_size(16)]] = std::int16_t;

  static void join(const std::uint8_t* const* rows, std::size_t begin, Bytes& joined) {
    std::memcpy(&joined, rows[0] + begin, 16);
  }
  static void riffle(const Bytes& a, const Bytes& b, Bytes& first, Bytes& second) {
    first = __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    second = __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  }
  static void look_up(const std::uint8_t* table, const Bytes& leaves, Bytes& found) {
    std::uint8_t bytes[16];
    std::memcpy(bytes, &leaves, 16);
    for (std::uint8_t& byte : bytes) byte = table[byte];
    std::memcpy(&found, bytes, 16);
  }
};

#ifdef __x86_64__
__m128i sixteen(const std::uint8_t* bytes) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)); }

// These processors look up in sixteen bytes, and give 0 for a negative number: made so, the leaves of one half of the table get
// nothing from the other.
constexpr std::int8_t kHalf = kMaxLeaves / 2;
constexpr std::int8_t kUpperIsNegative = 0x80 - kHalf;

struct Wide {
  using Bytes [[gnu::vector_size(32)]] = std::int8_t;
  using Words [[gnu::vector_size(32)]] = std::int16_t;

  [[gnu::target("avx2")]] static void join(const std::uint8_t* const* rows, std::size_t begin, Bytes& joined) {
    joined = (Bytes)_mm256_set_m128i(sixteen(rows[16] + begin), sixteen(rows[0] + begin));
  }
  [[gnu::target("avx2")]] static void riffle(const Bytes& a, const Bytes& b, Bytes& first, Bytes& second) {
    first = (Bytes)_mm256_unpacklo_epi8((__m256i)a, (__m256i)b);
    second = (Bytes)_mm256_unpackhi_epi8((__m256i)a, (__m256i)b);
  }
  [[gnu::target("avx2")]] static void look_up(const std::uint8_t* table, const Bytes& leaves, Bytes& found) {
    const __m256i lower = _mm256_broadcastsi128_si256(sixteen(table));
    const __m256i upper = _mm256_broadcastsi128_si256(sixteen(table + kHalf));
    const __m256i upper_negative = _mm256_add_epi8((__m256i)leaves, _mm256_set1_epi8(kUpperIsNegative));
    const __m256i lower_negative = _mm256_sub_epi8((__m256i)leaves, _mm256_set1_epi8(kHalf));
    found = (Bytes)(_mm256_shuffle_epi8(lower, upper_negative) | _mm256_shuffle_epi8(upper, lower_negative));
  }
};
#endif

// Rows side by side, a byte of each in every column and slot. All that works on them is inlined, so that it is compiled for the
// processor that its caller is for.
template <typename Vectors>
struct Abreast {
  using Bytes = typename Vectors::Bytes;
  static constexpr std::size_t kParts = kAbreast / sizeof(Bytes);

  Bytes columns[kFeatureCount][kParts];
  Bytes slots[kSlots][kParts];
  std::int16_t sums[kAbreast];
};

// Rows to columns: to riffle sixteen rows like the halves of a deck of cards, four times, is to turn them.
template <typename Vectors, typename Bytes = typename Vectors::Bytes>
[[gnu::always_inline]] inline void turn(Bytes (&square)[16]) {
  for (int round = 0; round < 4; ++round) {
    Bytes riffled[16];
    for (std::size_t i = 0; i < 8; ++i) Vectors::riffle(square[i], square[i + 8], riffled[2 * i], riffled[2 * i + 1]);
    std::copy(std::begin(riffled), std::end(riffled), std::begin(square));
  }
}

// As many of the rows as go abreast; the last row fills up what is left.
template <typename Vectors>
[[gnu::always_inline]] inline void fill(Abreast<Vectors>& abreast, const std::uint8_t* rows,
                                        std::span<const std::uint32_t> which) {
  static_assert(kFeatureCount >= 16 && kFeatureCount * kAbreast <= UINT16_MAX);  // for the last square, and for Split::column
  using Bytes = typename Vectors::Bytes;
  const std::uint8_t* row[kAbreast];
  for (std::size_t i = 0; i < kAbreast; ++i) row[i] = rows + which[std::min(i, which.size() - 1)] * kFeatureCount;
  for (std::size_t part = 0; part < abreast.kParts; ++part) {
    for (std::size_t begin = 0; begin < kFeatureCount; begin += 16) {
      const std::size_t feature = std::min(begin, kFeatureCount - 16);
      Bytes square[16];
      for (std::size_t i = 0; i < 16; ++i) Vectors::join(row + part * sizeof(Bytes) + i, feature, square[i]);
      turn<Vectors>(square);
      for (std::size_t i = 0; i < 16; ++i) abreast.columns[feature + i][part] = square[i] ^ kSignBit;
    }
  }
}

template <typename Vector>
[[gnu::always_inline]] inline Vector* behind(void* start, std::size_t bytes) {
  return reinterpret_cast<Vector*>(static_cast<char*>(start) + bytes);
}

// Finds the leaf of every row in every tree.
template <typename Vectors, typename Bytes = typename Vectors::Bytes>
[[gnu::always_inline]] inline void pass(Abreast<Vectors>& rows, std::span<const Split> splits) {
  for (const Split& split : splits) {
    const Bytes bound = Bytes{} + split.bound;
    const Bytes* column = behind<Bytes>(rows.columns, split.column);
    const Bytes* left = behind<Bytes>(rows.slots, split.left);
    const Bytes* right = behind<Bytes>(rows.slots, split.right);
    Bytes* result = behind<Bytes>(rows.slots, split.result);
    for (std::size_t part = 0; part < rows.kParts; ++part) result[part] = column[part] < bound ? left[part] : right[part];
  }
}

constexpr bool kLowFirst = std::endian::native == std::endian::little;  // of the two bytes of a word

// Adds up the points of the leaves.
template <typename Vectors, typename Bytes = typename Vectors::Bytes, typename Words = typename Vectors::Words>
[[gnu::always_inline]] inline void add_up(Abreast<Vectors>& rows, std::span<const Leaves> trees) {
  for (std::size_t part = 0; part < rows.kParts; ++part) {
    Words sums[2] = {};
    for (std::size_t tree = 0; tree < trees.size(); ++tree) {
      Bytes low;
      Bytes high;
      Vectors::look_up(trees[tree].low, rows.slots[kFirstRoot + tree][part], low);
      Vectors::look_up(trees[tree].high, rows.slots[kFirstRoot + tree][part], high);
      Bytes points[2];
      Vectors::riffle(kLowFirst ? low : high, kLowFirst ? high : low, points[0], points[1]);
      sums[0] += (Words)points[0];
      sums[1] += (Words)points[1];
    }
    for (std::size_t eight = 0; eight < sizeof(Bytes) / 8; ++eight)  // riffled, every other eight rows lie side by side
      std::memcpy(rows.sums + part * sizeof(Bytes) + eight * 8, behind<char>(&sums[eight % 2], eight / 2 * 16), 16);
  }
}

template <typename Vectors>
[[gnu::always_inline]] inline void points_of(InputFormat input, Forests forests, const std::uint8_t* rows,
                                             std::span<const std::uint32_t> which, std::span<KindPoints> points) {
  Abreast<Vectors> abreast;
  for (std::size_t leaf = 0; leaf < kMaxLeaves; ++leaf) std::memset(&abreast.slots[leaf], static_cast<int>(leaf), kAbreast);
  for (std::size_t first = 0; first < which.size(); first += kAbreast) {
    const auto now = which.subspan(first, std::min(kAbreast, which.size() - first));
    fill(abreast, rows, now);
    for (std::size_t kind = 0; kind < kKindCount; ++kind) {
      if ((kind == outcome(Kind::article)) != (forests == Forests::article)) continue;
      const Forest& forest = forest_of(input, kind);
      pass(abreast, forest.splits);
      add_up(abreast, forest.leaves);
      for (std::size_t row = 0; row < now.size(); ++row)
        points[now[row]][kind] = static_cast<float>(forest.base + abreast.sums[row]) / kScale;
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
    const TreeNode* child = root + node->children[row[node->feature] > node->threshold];
    passed(*node, *child);
    node = child;
  }
  return *node;
}

}  // namespace

Width widest_vectors() {
#ifdef __x86_64__
  static const Width width = __builtin_cpu_supports("avx2") != 0 ? Width::wide : Width::narrow;
  return width;
#else
  return Width::narrow;
#endif
}

void tree_points(InputFormat input, Forests forests, const std::uint8_t* rows, std::span<const std::uint32_t> which,
                 std::span<KindPoints> points, [[maybe_unused]] Width width) {
#ifdef __x86_64__
  if (width == Width::wide) return points_by_avx2(input, forests, rows, which, points);
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
      moves[node.feature] += sign * static_cast<float>(child.points - node.points) / kScale;
    });
}

}  // namespace pith::internal
