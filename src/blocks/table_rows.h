// Rows of data tables. A row whose cells hold nothing but short text is one block, with a tab between cells; a row of any other
// table only lays out the page, and its cells are blocks of their own.
#pragma once

#include <cstdint>
#include <vector>

#include "html/dom.h"
#include "pith/pith.h"

namespace pith::internal {

/// Whether a <tr> has at least two cells and nothing in them but short text on one line.
bool is_data_row(const Dom& dom, NodeId row);

/// Follows the tables and the data row that are open, and aligns cells in columns: a cell that spans several columns or rows
/// leaves empty cells. A data row holds no other row and no table. `dom` must outlive it.
class TableRows {
 public:
  explicit TableRows(const Dom& dom) : dom_(dom) {}

  void enter_table(NodeId table) { tables_.push_back({.node = table}); }
  void leave_table() { tables_.pop_back(); }

  void start_row(NodeId row);
  void end_row();
  bool in_row() const { return row_ != 0; }

  /// Starts a cell of the open row; returns the number of tabs that come before its text.
  std::size_t start_cell(NodeId cell);

  /// The number of tabs that come after the text of the open cell, for the further columns that it spans.
  std::size_t end_cell();

  /// The cells of the open row that span or are covered, with those that are covered after the last one.
  std::vector<CellSpan> spans() const;

  /// Whether all cells of the open row are headings.
  bool is_head() const { return heading_cells_ == cells_; }

  /// A number that the rows of a table share and no row of another table has. Not 0.
  std::uint32_t table() const { return tables_.empty() ? row_ : tables_.back().node; }

 private:
  struct Table {
    NodeId node = 0;
    std::vector<std::uint32_t> spanned_rows{};  // for each column, the rows below that a cell above still takes
  };

  bool is_taken(std::size_t column) const;
  void take_columns(std::size_t columns, std::uint32_t rows_below);

  const Dom& dom_;
  std::vector<Table> tables_;
  NodeId row_ = 0;  // the data row that is open, else 0
  std::size_t column_ = 0;
  std::size_t cells_ = 0;
  std::size_t heading_cells_ = 0;
  std::size_t extra_columns_ = 0;  // that the open cell spans
  std::vector<CellSpan> spans_;    // of the open row so far
};

}  // namespace pith::internal
