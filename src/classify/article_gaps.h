// Gaps in the article. In: an Outline of an HTML page, the blocks that are chosen as article, and how likely each is to be article.
// Out: the same choice with further blocks.
#pragma once

#include <cstdint>
#include <span>

#include "classify/evidence.h"

namespace pith::internal {

/// Adds to `article` what stands between two of its blocks and belongs there: a single block with a fair chance that is not all
/// links, or a few blocks with a small one in the container of both neighbours, as long as no class name parts them from it.
/// Buttons, captions, lines with the phrases of furniture or the form of a byline, and bylines of forums are never added.
/// `chances` has for each block its chance to be article, and `points` what the trees give it for the other kinds. Needs
/// count_blocks() and the page's type. Text has no containers, so nothing changes.
void fill_article_gaps(const Outline& outline, const Evidence& evidence, std::span<const float> chances,
                       std::span<const KindPoints> points, std::span<char> article);

}  // namespace pith::internal
