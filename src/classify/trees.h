// The learned part of the verdict: boosted trees over a block's signals.
#pragma once

#include <cstdint>
#include <span>

#include "pith/pith.h"

namespace pith {

/// The points, as log odds, that the trees for `input` give blocks with these rows of signals, to as many `points`: for
/// Kind::article against the rest, for any other kind against the other kinds that are no article.
void tree_points(InputFormat input, Kind kind, std::span<const std::uint8_t* const> rows, std::span<float> points);

/// The points for a page type against the other types, from any row of the page.
float tree_points(InputFormat input, PageType type, const std::uint8_t* row);

/// Adds to `moves`, one number for each signal, `sign` times what each signal moved those points on the way to their leaves.
void add_tree_moves(InputFormat input, Kind kind, const std::uint8_t* row, float sign, std::span<float> moves);

}  // namespace pith
