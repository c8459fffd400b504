// Blocks as a line of text, for tests.
#pragma once

#include <string>

#include "blocks/blocks.h"

/// Each block as its shape, level and text; " | " separates blocks.
inline std::string shown(const pith::internal::Outline& outline) {
  std::string out;
  for (const pith::Block& block : outline.blocks) {
    if (!out.empty()) out.append(" | ");
    out.append(pith::name_of(block.shape));
    if (block.level > 0) out.append(std::to_string(block.level));
    if (!block.text.empty()) out.append(" ").append(block.text);
  }
  return out;
}
