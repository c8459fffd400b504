// Pages whose blocks are labelled by hand, so that only what is made of them is tested.
#pragma once

#include <string_view>

#include "blocks/blocks.h"
#include "classify/classify.h"
#include "document/headline.h"

/// Every block of a page in HTML gets `kind`; its cues and names are read. Refers to `html`, which must outlive it.
inline pith::internal::Outline labelled(std::string_view html, pith::Kind kind) {
  pith::internal::Outline outline = pith::internal::html_blocks(html);
  pith::internal::count_blocks(outline);
  pith::internal::classify(outline, {}, pith::internal::find_headline);
  for (pith::Block& block : outline.blocks) block.kind = kind;
  if (kind == pith::Kind::related) outline.type = pith::PageType::article;  // links alone look like a listing
  return outline;
}
