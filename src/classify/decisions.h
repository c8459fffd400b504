// Decisions that the program and its training share.
#pragma once

#include "classify/evidence.h"

namespace pith::internal {

/// Whether the rules are so sure of a comment that the trees are not asked. The trees have learned from pages of discussion that
/// posts are article; beside an article they are comments.
bool is_sure_comment(const Evidence& evidence, std::uint32_t block);

/// Whether the page states that it is an article or a video, which overrules a guess at its type.
bool states_article(const Facts& facts);

}  // namespace pith::internal
