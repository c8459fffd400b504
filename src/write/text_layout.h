// Lines of plain text within a number of columns: wrapped paragraphs, tables with aligned cells.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

/// Appends one line of text as lines of at most `width` columns of a terminal, each after its prefix. It is parted at spaces, and
/// before East Asian characters that are written without spaces; a longer word stays whole. With a width of 0 it stays one line.
void append_wrapped(std::string& out, std::string_view line, std::string_view first, std::string_view rest, std::size_t width);

/// Aligns the cells of rows, which are separated by tabs, with spaces; false, and nothing is changed, if the rows would be wider
/// than `width` columns or several times as long as they are.
bool align_cells(std::vector<std::string>& rows, std::size_t width);

}  // namespace pith::internal
