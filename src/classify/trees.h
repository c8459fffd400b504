// The learned part of the verdict: boosted trees that read a block's features.
#pragma once

#include <cstdint>
#include <span>

#include "classify/rule_table.h"
#include "classify/tree_sums.h"

namespace pith::internal {

/// Which trees are asked: those of a first guess, for each kind against all others; those for Kind::article against the rest; or
/// those for each other kind against the other kinds that are not article. Only the first see no features that are chances.
enum class Forests : std::uint8_t { first, article, others };

/// Gives the rows numbered in `which` their points as log odds from the trees for `input`. `rows` are kFeatureCount bytes each,
/// one after the other; row i's points are points[i], of which only the kinds asked for are written. It is the same
/// for each `add_trees`.
void tree_points(InputFormat input, Forests forests, const std::uint8_t* rows, std::span<const std::uint32_t> which,
                 std::span<KindPoints> points, AddTrees& add_trees = best_add_trees());

/// The points for a page type against the other types, from any row of the page.
float tree_points(InputFormat input, PageType type, const std::uint8_t* row);

/// The points for a kind that a row has before any of its features is looked at. With all moves they add up to its points.
float tree_base(InputFormat input, Kind kind);

/// Adds to `moves`, one number for each feature, `sign` times what each feature moved those points on the way to their leaves.
void add_tree_moves(InputFormat input, Kind kind, const std::uint8_t* row, float sign, std::span<float> moves);

}  // namespace pith::internal
