// Blocks that belong together, and what is decided for them together. In: an Outline of an HTML page, and what the trees give its
// blocks. Out: which blocks get one kind, and points that they share.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "classify/rule_table.h"

namespace pith::internal {

/// The containers whose blocks may get one kind together, by their numbers: data tables, lists, lists of definitions, code
/// blocks. None in text. Needs count_blocks().
std::vector<ContainerId> group_containers(const Outline& outline);

/// For each block the container whose blocks get one kind together with it, or 0 for a block that is judged alone. `chances` are
/// those of the blocks to be article.
std::vector<ContainerId> find_groups(const Outline& outline, std::span<const float> chances);

/// The containers of single comments, by their numbers: two or more beside each other with the names of comments, and most of the
/// words of what is around them. None in text. Needs count_blocks() and the names that gather_evidence() finds.
std::vector<ContainerId> comment_containers(const Outline& outline);

/// For each block the outermost such container without article around it, or 0. `article` says for each block whether it is.
std::vector<ContainerId> find_comments(const Outline& outline, std::span<const char> article);

/// Calls `use` with the blocks of each group. `blocks` are in order; where other blocks part a group, each part is a group.
template <typename Use>
void for_each_group(std::span<const ContainerId> groups, std::span<const std::uint32_t> blocks, const Use& use) {
  for (auto first = blocks.begin(); first != blocks.end();) {
    const ContainerId group = groups[*first];
    const auto last = std::find_if(first, blocks.end(), [&](std::uint32_t i) { return groups[i] != group; });
    if (group != 0 && last - first > 1) use(std::span(first, last));
    first = last;
  }
}

/// Gives the blocks of each group the mean of their points by words. Only the points of the `blocks` count and are changed.
void share_points(const Outline& outline, std::span<const ContainerId> groups, std::span<const std::uint32_t> blocks,
                  std::span<KindPoints> points);

/// The containers with the names of comments, by their numbers, whether they hold one, many or a form. None in text. Needs the
/// names that gather_evidence() finds.
std::vector<ContainerId> comment_sections(const Outline& outline);

/// `comments`, and for a block that is in none of them the list, table or the like that it shares its kind with in `groups`, if
/// that is in a section of comments without article.
std::vector<ContainerId> with_lists_of_comments(const Outline& outline, std::span<const char> article,
                                                std::span<const ContainerId> groups, std::vector<ContainerId> comments);

/// What speaks for another kind in a comment speaks for the comment: for a byline its name and date, for navigation its buttons.
void give_comments(std::span<const ContainerId> comments, std::span<const std::uint32_t> blocks, Kind kind,
                   std::span<KindPoints> points);

}  // namespace pith::internal
