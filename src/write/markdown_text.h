// The text of one block as Markdown.
#pragma once

#include <string>
#include <string_view>

#include "write/printed_notes.h"

namespace pith::internal {

/// The text of a block with its marks. All other punctuation that Markdown would take for markup is escaped. A line break is a
/// hard one, except in headings and table rows, which stay on one line; the cells of a row are separated by " | ". References to
/// `notes` are footnote references.
std::string markdown_text(const Block& block, const PrintedNotes& notes);

std::string markdown_image(const Inline& image);

/// A fence of at least `min_length` backticks that does not occur in the text.
std::string code_fence(std::string_view text, std::size_t min_length);

}  // namespace pith::internal
