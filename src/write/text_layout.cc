// In: text and a number of columns. Out: lines that fit.
//
// The idea: one pass over the characters, which remembers the last place at which the line could end.
#include "write/text_layout.h"

#include <algorithm>
#include <numeric>

#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::size_t kCellGap = 2;          // columns between two cells
constexpr std::size_t kMaxGrowth = 4;        // how many times as long aligned rows may be,
constexpr std::size_t kMaxOfAnyRows = 4096;  // or how long in any case

// A place at which a line may end.
struct Break {
  std::size_t end = 0;      // of the line
  std::size_t next = 0;     // where the next line begins
  std::size_t columns = 0;  // of the text before `next`
};

bool may_begin_line(char32_t c) { return column_width(c) == 2 && is_unspaced_script(c); }

// Calls `use(cell)` for each cell of a row.
template <typename Use>
void for_each_cell(std::string_view row, Use use) {
  while (true) {
    const std::size_t tab = row.find('\t');
    use(row.substr(0, tab));
    if (tab == std::string_view::npos) return;
    row.remove_prefix(tab + 1);
  }
}

std::vector<std::size_t> column_widths(const std::vector<std::string>& rows) {
  std::vector<std::size_t> widths;
  for (const std::string& row : rows) {
    std::size_t column = 0;
    for_each_cell(row, [&](std::string_view cell) {
      if (column == widths.size()) widths.push_back(0);
      widths[column] = std::max(widths[column], column_width(cell));
      ++column;
    });
  }
  return widths;
}

std::string aligned(std::string_view row, const std::vector<std::size_t>& widths) {
  std::string out;
  std::size_t column = 0;
  std::size_t missing = 0;  // spaces before the next cell that is not empty, so that no line ends in spaces
  for_each_cell(row, [&](std::string_view cell) {
    if (!cell.empty()) out.append(missing, ' ').append(cell);
    missing = (cell.empty() ? missing : 0) + widths[column] - column_width(cell) + kCellGap;
    ++column;
  });
  return out;
}

}  // namespace

void append_wrapped(std::string& out, std::string_view line, std::string_view first, std::string_view rest, std::size_t width) {
  out.append(first);
  if (width == 0) {
    out.append(line);
    return;
  }
  std::size_t prefix = column_width(first);
  std::size_t begin = 0;
  std::size_t columns = 0;
  Break last;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t start = at;
    const char32_t c = decode_code_point(line, at);
    if (c == U' ')
      last = {start, at, columns + 1};
    else if (start > begin && may_begin_line(c))
      last = {start, start, columns};
    columns += column_width(c);
    if (c == U' ' || prefix + columns <= width || last.next <= begin) continue;
    out.append(line.substr(begin, last.end - begin)).append("\n").append(rest);
    prefix = column_width(rest);
    begin = last.next;
    columns -= last.columns;
    last = {};
  }
  out.append(line.substr(begin));
}

bool align_cells(std::vector<std::string>& rows, std::size_t width) {
  if (rows.empty()) return false;
  const std::vector<std::size_t> widths = column_widths(rows);
  const std::size_t whole = std::accumulate(widths.begin(), widths.end(), (widths.size() - 1) * kCellGap);
  std::size_t bytes = 0;
  for (const std::string& row : rows) bytes += row.size();
  if (whole > width || whole * rows.size() > std::max(kMaxOfAnyRows, kMaxGrowth * bytes)) return false;
  for (std::string& row : rows) row = aligned(row, widths);
  return true;
}

}  // namespace pith::internal
