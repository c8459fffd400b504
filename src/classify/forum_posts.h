// The parts of posts in forums. In: an Outline of HTML. Out: which blocks are the text of a post, and the kinds of those beside
// it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "classify/furniture.h"

namespace pith::internal {

/// Sets the kind of the blocks beside the text of a post, as the software of the forum names them (post_parts.inc): names, dates, the
/// boxes of members, signatures and the lines above quotations, on pages with a text of a post. Blocks with a kind keep it. One entry
/// for each block.
void settle_post_details(const Outline& outline, std::span<std::optional<SettledKind>> kinds);

/// For each block whether it is in a container that such software names as the text of a post, and no quotation that another post
/// has word for word. Needs count_blocks(). Of text, none is.
std::vector<char> find_post_texts(const Outline& outline);

}  // namespace pith::internal
