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

/// Moves the log odds of each block to be article towards the mean, weighted by words, of all blocks with its number. Blocks with
/// number 0, and those whose number occurs in one container only, stay as they are. A paragraph is a container, too. Only `blocks`
/// are read and changed. Text has no numbers, so nothing changes.
void share_along_paths(const Outline& outline, std::span<const std::uint32_t> blocks, std::span<KindPoints> points);

}  // namespace pith::internal
