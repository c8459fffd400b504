// Tables that hold data, apart from those that lay out a page. In: a Dom. Out: what can be measured of each table, and the tables
// whose rows and columns mean something.
//
// The idea: old pages use <table> for everything. A table of data is even: its rows have the same columns, its cells are small and
// alike, and often it says so, by headings, a caption or a grid of lines. A table that lays out a page has other tables, sections,
// headlines or many paragraphs in its cells. All tables are measured in one pass, since they nest.
#pragma once

#include <cstdint>
#include <vector>

#include "html/dom.h"

namespace pith::internal {

/// What is counted in a table. Nothing but `has_table` looks into the tables inside it.
struct TableMeasures {
  NodeId table = 0;
  std::uint32_t rows = 0;       ///< those with at least one cell
  std::uint32_t columns = 0;    ///< of the widest row, with the columns that its cells span
  std::uint32_t even_rows = 0;  ///< as wide as most of those with two columns or more, or below a cell that spans rows
  std::uint32_t cells = 0;
  std::uint32_t filled_cells = 0;  ///< those with text or an image
  std::uint32_t heading_cells = 0;
  std::uint32_t headed_rows = 0;   ///< rows that begin with a heading
  std::uint32_t text_bytes = 0;    ///< without white space
  std::uint32_t link_bytes = 0;    ///< of that, what is in links
  std::uint32_t longest_cell = 0;  ///< bytes of text
  std::uint32_t most_blocks = 0;   ///< paragraphs, items and the like in one cell
  std::uint32_t images = 0;
  std::uint32_t headlines = 0;   ///< <h1> to <h6> in <td>
  std::uint32_t controls = 0;    ///< form fields and buttons
  std::uint32_t code_lines = 0;  ///< of the longest preformatted text
  bool headings_above = false;   ///< the first row is of headings alone
  bool says_data = false;        ///< by a caption, a role, a scope, headers, a summary or a name in its class
  bool says_layout = false;      ///< by its role
  bool has_lines = false;        ///< has a border
  bool has_table = false;
  bool has_section = false;  ///< an article, nav, frame or another part of a page
};

/// Measures all tables of a page, in the order of their ends.
std::vector<TableMeasures> measure_tables(const Dom& dom);

/// Whether a table of these measures holds data.
bool holds_data(const TableMeasures& measures);

/// The data tables of a page.
class DataTables {
 public:
  explicit DataTables(const Dom& dom);

  bool contains(NodeId table) const;

 private:
  std::vector<NodeId> tables_;  // ascending
};

}  // namespace pith::internal
