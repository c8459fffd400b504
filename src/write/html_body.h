// Blocks as HTML elements, for every page that pith writes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "write/flow.h"

namespace pith::internal {

/// What becomes of the input's links and images.
enum class Media : std::uint8_t {
  live,  ///< links lead to safe addresses, images are loaded from them
  still  ///< nothing leads anywhere or is loaded: the address is a tooltip, an image its alternative text
};

/// Text that stands for itself in an element or a quoted attribute.
std::string encoded(std::string_view text);
void append_encoded(std::string& out, std::string_view text);

/// A block's text with its marks; in tables a cell element for each cell, th in a head.
std::string html_text(const Block& block, Media media);

/// The images ahead of a block's text, a figure each.
std::string html_images(const Block& block, Media media);

/// The element that a block is alone: heading, paragraph, code, row or rule, with the kind as class, and without the lists and
/// quotations around it. Empty where there is no text.
std::string html_element(const Block& block, Media media);

/// Blocks one below the other, in their lists, quotations and tables.
std::string html_body(const std::vector<Placed>& placed, Media media);

}  // namespace pith::internal
