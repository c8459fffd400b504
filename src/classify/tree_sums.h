// Sums of the points that rows get from trees, for many rows at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "classify/features.h"
#include "classify/thresholds.h"

namespace pith::internal {

/// Rows that go through the trees together, a byte of each side by side.
inline constexpr std::size_t kRowsTogether = 64;

/// Columns and nodes are written as distances in bytes, since a multiplication for each would be felt.
constexpr std::uint16_t distance_of(std::size_t number) { return static_cast<std::uint16_t>(number * kRowsTogether); }
constexpr std::size_t number_at(std::uint16_t distance) { return distance / kRowsTogether; }
static_assert(kFeatureCount * kRowsTogether <= UINT16_MAX);

struct Split {
  std::uint16_t column;  ///< distance of the feature that it asks for
  std::uint16_t left;    ///< distance of the node for rows whose feature is at most the threshold
  std::uint16_t right;   ///< and for the others
  std::uint8_t threshold;
  std::int16_t points;  ///< the mean of the leaves below
};

/// Leaves are the nodes from 0 on, splits those from kMaxLeaves on; a split comes after its two children, and the root is last.
struct Tree {
  std::uint32_t first_leaf = 0;
  std::uint32_t first_split = 0;
  std::uint8_t leaf_count = 0;  ///< from 2 to kMaxLeaves; there is one split less
};
inline constexpr std::size_t kMaxNodes = 2 * kMaxLeaves - 1;

/// The nodes of all trees, one tree after the other. Refers to tables that must outlive it.
struct TreeNodes {
  const Split* splits;
  const std::int16_t* leaf_points;  ///< those of kMaxLeaves leaves can be read from any tree on
};

/// Columns are taken from rows sixteen at a time: those from a multiple of sixteen on are a square.
inline constexpr std::size_t kSquare = 16;
inline constexpr std::size_t kSquareCount = (kFeatureCount + kSquare - 1) / kSquare;
static_assert(kFeatureCount >= kSquare, "the last square begins sixteen columns before the end of the row");

/// The squares that hold the columns which some trees ask for.
class Squares {
 public:
  constexpr void add(std::size_t column) { bits_ |= std::uint64_t{1} << column / kSquare; }
  constexpr bool has(std::size_t square) const { return (bits_ >> square & 1) != 0; }

 private:
  std::uint64_t bits_ = 0;
  static_assert(kSquareCount <= 64);
};

/// A number of each of 32 rows.
using RowVector [[gnu::vector_size(32)]] = std::uint8_t;
inline constexpr std::size_t kRowVectors = kRowsTogether / sizeof(RowVector);

/// Rows on their way through the trees.
struct Batch {
  Batch();

  /// Takes at most kRowsTogether of the rows, which are kFeatureCount bytes each. Columns outside the squares are not set.
  void read(const std::uint8_t* rows, std::span<const std::uint32_t> which, Squares squares);

  RowVector columns[kFeatureCount][kRowVectors];
  RowVector leaves[kMaxNodes]
                  [kRowVectors];  ///< by node of the tree at hand: the number of the leaf that each row gets to from there
  std::int16_t sums[kRowsTogether];
  std::size_t size = 0;  ///< rows that were taken; what the columns and sums have for others means nothing
};

/// Sets the sums of a batch to what each row has at its leaves. A sum beyond 16 bits stays at their limit: log odds of more than
/// a hundred are as certain as any.
using AddTrees = void(Batch& batch, TreeNodes nodes, std::span<const Tree> trees);

/// For every processor.
AddTrees add_trees_anywhere;

/// The quickest one for the processor at hand; all give the same sums.
AddTrees& best_add_trees();

}  // namespace pith::internal
