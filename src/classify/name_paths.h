// Blocks in containers of the same names. In: an Outline of an HTML page. Out: for each block a number of its place.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "classify/rule_table.h"

namespace pith::internal {

/// For each block a number of the class and id names of all containers around it: the texts of all posts of a forum have the same
/// number, and all of their signatures another one. 0 where none of them has a name. Empty for text. Needs count_blocks().
std::vector<std::uint32_t> find_name_paths(const Outline& outline);

/// Moves the points of each block for article towards the mean, by words, of the blocks with the same number, unless that is 0, if
/// these are in two containers or more, which two paragraphs are. Only the points of the `blocks` count and are changed. Does
/// nothing in text.
void share_along_paths(const Outline& outline, std::span<const std::uint32_t> blocks, std::span<KindPoints> points);

}  // namespace pith::internal
