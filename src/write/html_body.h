// Blocks as HTML elements, for every page that pith writes. In: blocks. Out: HTML in which all text and addresses are encoded.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "write/printed_blocks.h"
#include "write/printed_notes.h"

namespace pith::internal {

/// How links and images of the input are printed.
enum class LinkMode : std::uint8_t {
  active,  ///< as links and images, if their address is safe
  inert    ///< as text with the address as its tooltip, so that nothing can be followed or loaded
};

/// Text for an element or a double-quoted attribute: the characters that are markup there become references, control characters
/// of ASCII are left out.
std::string encoded(std::string_view text);
void append_encoded(std::string& out, std::string_view text);

/// For each column of a table that is being printed, the further rows whose cells a cell above spans.
using SpannedCells = std::vector<std::uint32_t>;

/// Appends a td element, or th in a row of headings, for each cell of the first row; the rows below tell how far cells can span.
void append_html_cells(std::string& out, std::span<const PrintedBlock> rows, SpannedCells& spanned, LinkMode links,
                       const PrintedNotes& notes = {});

/// Appends the text of a block that is no row, with its marks.
void append_html_text(std::string& out, const Block& block, LinkMode links, const PrintedNotes& notes = {});

/// The images and embeds before a block's text, each in a figure element.
std::string html_media(const Block& block, LinkMode links);

/// Appends the element of a block: a heading, paragraph, pre or hr, with the kind as its class (hr has none). It is no row. The
/// lists, quotations and tables around it are not included. Appends nothing if the block has no text, unless it is a thematic
/// break. `notes` are those that references lead to; the block that `begins_note` is where its references lead.
void append_html_element(std::string& out, const Block& block, LinkMode links, const PrintedNotes& notes = {},
                         bool begins_note = false);

/// Appends blocks in their lists, quotations and tables.
void append_html_body(std::string& out, const std::vector<PrintedBlock>& blocks, LinkMode links);

}  // namespace pith::internal
