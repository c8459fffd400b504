// The learned part of the verdict: boosted trees over a block's signals.
#pragma once

#include <cstdint>
#include <span>

#include "classify/rules.h"

namespace pith {

/// Gives each row of signals, kSignalCount bytes one behind the other, its points as log odds from the trees for `input`: for
/// Kind::article against the rest, for any other kind against the other kinds that are no article. `narrow`: in 16 bytes, as processors
/// without AVX2 do it.
void tree_points(InputFormat input, std::span<const std::uint8_t> rows, std::span<KindPoints> points, bool narrow = false);

/// The points for a page type against the other types, from any row of the page.
float tree_points(InputFormat input, PageType type, const std::uint8_t* row);

/// Adds to `moves`, one number for each signal, `sign` times what each signal moved those points on the way to their leaves.
void add_tree_moves(InputFormat input, Kind kind, const std::uint8_t* row, float sign, std::span<float> moves);

}  // namespace pith
