// What headings head. In: an Outline of an HTML page whose blocks have kinds. Out: these kinds, with those that sections settle.
#pragma once

#include <cstdint>
#include <vector>

#include "blocks/outline.h"

namespace pith::internal {

/// For each block that is a heading the end of its section: up to the next heading of the same level or a higher one, and not out of
/// the container around the heading and what it heads. For other blocks, headings of nothing and all of text, 0. Takes linear time.
/// Needs count_blocks().
std::vector<std::uint32_t> section_ends(const Outline& outline);

/// Whether the block is an item of a list in which nearly all is link.
bool is_linked_item(const Outline& outline, std::uint32_t block);

/// The kinds of the blocks, after these changes. On a page of type article, items that are links are related below a heading that is,
/// up to where the article goes on, and article is comment below a heading that is and says so (cue_comment_heading), if more of the
/// article stands before it. No article ends with a heading: the last ones that are article, and head nothing of it, take the kind
/// of most words of their section if that is related or comment; other kinds are taken for a heading's text too often. Needs what
/// gather_evidence() finds.
std::vector<Kind> settle_sections(const Outline& outline);

}  // namespace pith::internal
