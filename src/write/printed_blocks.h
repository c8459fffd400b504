// What the writers of Markdown, HTML and reports share: which blocks are printed, and how lists, quotations and marks nest in
// them. In: a Document. Out: plain lists that refer to it.
#pragma once

#include <string>
#include <vector>

#include "pith/pith.h"

namespace pith::internal {

/// A block to print. `block` belongs to the Document.
struct PrintedBlock {
  const Block* block = nullptr;
  std::vector<Nesting> nest{};  ///< as Block::nest; in text input, where that is empty, made of the level of an item or quotation
  bool media_only = false;      ///< the text is not printed, only the images and embeds before it
};

/// The blocks of the kept kinds, in order. Of lists and quotations only so many levels are kept that what is printed for them
/// before each line is not many times as long as the text. If the article is kept, so are the images and embeds of captions.
std::vector<PrintedBlock> printed_blocks(const Document& document, KindSet keep);

inline bool is_quote(const Nesting& level) { return level.type == Nesting::Type::quote; }

/// What begins the first line of a list item or quotation: "- ", "3. " or "> ".
std::string list_marker(const Nesting& level);

/// The number of levels, from the outermost, that are the same list item or quotation in both.
std::size_t shared_levels(const std::vector<Nesting>& a, const std::vector<Nesting>& b);

/// The marks of a block in a form that can be printed as nested elements: ordered by start, the outer mark before the inner one.
/// Adjacent marks of the same type are joined, except links. A mark is left out if it crosses the end of another one, if it is
/// inside a mark of the same type, if it is inside code or math, or if its text is white space.
std::vector<Inline> nested_marks(const Block& block);

/// The images and embeds that precede a block's text; empty for rows of a table, where they belong to their cells.
std::vector<Inline> leading_media(const Block& block);

}  // namespace pith::internal
