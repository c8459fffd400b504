// In: rows and cells in the order of the page. Out: which rows hold data, and the tabs between their cells.
#include "blocks/table_rows.h"

#include <algorithm>
#include <utility>

#include "blocks/numeric_attribute.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxDataCellBytes = 300;  // of text; a longer cell lays out the page
constexpr std::size_t kMaxColumns = 64;         // with all that cells span

}  // namespace

bool is_data_row(const Dom& dom, NodeId row) {
  const auto& nodes = dom.nodes();
  std::size_t cells = 0;
  std::size_t bytes = 0;
  for (NodeId id = row + 1; id < nodes[row].end; ++id) {
    const Tag tag = nodes[id].tag;
    if (tag == Tag::td || tag == Tag::th) {
      ++cells;
      bytes = 0;
    } else if (tag == Tag::text) {
      bytes += dom.text(id).size();
      if (bytes > kMaxDataCellBytes) return false;
    } else if (tag == Tag::br || flow_of(tag) != Flow::inline_) {
      return false;
    }
  }
  return cells > 1;
}

void TableRows::start_row(NodeId row) {
  row_ = row;
  column_ = cells_ = heading_cells_ = 0;
  spans_.clear();
}

void TableRows::end_row() {
  row_ = 0;
  if (tables_.empty()) return;
  auto& spanned_rows = tables_.back().spanned_rows;
  for (; column_ < spanned_rows.size(); ++column_)
    if (spanned_rows[column_] > 0) --spanned_rows[column_];
}

std::size_t TableRows::start_cell(NodeId cell) {
  std::size_t tabs = column_ > 0 ? 1 : 0;
  for (; is_taken(column_) && column_ < kMaxColumns; ++tabs) {
    spans_.push_back({.cell = static_cast<std::uint32_t>(column_), .rows = 0});
    --tables_.back().spanned_rows[column_++];
  }
  const std::uint32_t rows = std::max(numeric_attribute(dom_, cell, "rowspan", 1), 1U);
  const std::uint32_t columns = numeric_attribute(dom_, cell, "colspan", 1);
  const std::size_t spanned = std::clamp<std::size_t>(columns, 1, kMaxColumns);
  const std::size_t begin = column_;
  take_columns(spanned, rows > 1 ? rows - 1 : 0);
  extra_columns_ = column_ > begin ? column_ - begin - 1 : 0;
  if (rows > 1 || extra_columns_ > 0)
    spans_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(extra_columns_ + 1), rows});
  ++cells_;
  heading_cells_ += dom_.nodes()[cell].tag == Tag::th;
  return tabs;
}

std::size_t TableRows::end_cell() { return std::exchange(extra_columns_, 0); }

std::vector<CellSpan> TableRows::spans() const {
  std::vector<CellSpan> spans = spans_;
  for (std::size_t column = column_; is_taken(column); ++column)
    spans.push_back({.cell = static_cast<std::uint32_t>(column), .rows = 0});
  return spans;
}

bool TableRows::is_taken(std::size_t column) const {
  if (tables_.empty()) return false;
  const auto& spanned_rows = tables_.back().spanned_rows;
  return column < spanned_rows.size() && spanned_rows[column] > 0;
}

void TableRows::take_columns(std::size_t columns, std::uint32_t rows_below) {
  const std::size_t end = std::min(column_ + columns, kMaxColumns);
  if (!tables_.empty() && column_ < end) {
    auto& spanned_rows = tables_.back().spanned_rows;
    if (spanned_rows.size() < end) spanned_rows.resize(end);
    std::fill(spanned_rows.begin() + static_cast<std::ptrdiff_t>(column_),
              spanned_rows.begin() + static_cast<std::ptrdiff_t>(end), rows_below);
  }
  column_ = std::max(column_, end);
}

}  // namespace pith::internal
