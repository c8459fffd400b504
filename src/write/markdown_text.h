// The text of one block as Markdown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "write/address_numbers.h"
#include "write/printed_notes.h"

namespace pith::internal {

/// The text of a block with its marks; terms are strong. All other punctuation that Markdown would take for markup is escaped. A
/// line break is a hard one, except in headings and table rows, which stay on one line; the cells of a row are separated by " | ".
/// References to `notes` are footnote references. With `numbers`, links have numbers in place of addresses, which
/// markdown_link_definition() defines.
std::string markdown_text(const Block& block, const PrintedNotes& notes, AddressNumbers* numbers = nullptr);

/// "[1]: https://example.org/".
std::string markdown_link_definition(std::size_t number, std::string_view address);

/// An image, or the link to an embed. With `numbers` as markdown_text().
std::string markdown_media(const Inline& media, AddressNumbers* numbers = nullptr);

}  // namespace pith::internal
