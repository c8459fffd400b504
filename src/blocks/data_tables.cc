// In: tables. Out: which of them hold data.
#include "blocks/data_tables.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "blocks/numeric_attribute.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxSpan = 64;
constexpr std::uint32_t kMinSameShare = 70;  // per cent of the rows that have as many columns as most

// What a table may have at most, by how sure its other signs are: a table without any sign has to be small and plain.
struct Bounds {
  std::uint32_t longest_cell;
  std::uint32_t mean_cell;
  std::uint32_t most_blocks;
  std::uint32_t headlines_per_row;
};
constexpr Bounds kWithHeadings{3000, 600, 24, 1};
constexpr Bounds kWithLines{1200, 250, 8, 0};
constexpr Bounds kPlain{400, 100, 4, 0};
constexpr std::uint32_t kMaxLinkShare = 60;    // per cent of the text of a table without signs
constexpr std::uint32_t kMinFilledShare = 50;  // per cent of its cells
constexpr std::uint32_t kMinRowsOfPlain = 3;   // where it has only two columns
constexpr std::uint32_t kMaxCodeLines = 3;     // of preformatted text in a cell, which become one

// Parts of class names by which wikis, word processors and frameworks call their tables of data.
constexpr std::array<std::string_view, 14> kDataNames = {
    "confluencetable", "wikitable", "infobox", "datatable", "data-table", "msotablegrid", "docutils",
    "tableblock",      "spec",      "striped", "bordered",  "params",     "sortable",     "wp-block-table"};
constexpr std::array<std::string_view, 4> kDataRoles = {"table", "grid", "treegrid", "rowgroup"};
constexpr std::array<std::string_view, 2> kLayoutRoles = {"presentation", "none"};

std::uint32_t count_visible_bytes(std::string_view text) {
  return static_cast<std::uint32_t>(std::ranges::count_if(text, [](char c) { return !is_ascii_space(c); }));
}

bool is_part_of_page(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::aside:
    case Tag::footer:
    case Tag::header:
    case Tag::iframe:
    case Tag::main:
    case Tag::nav:
    case Tag::section:
    case Tag::form:
    case Tag::figcaption:
      return true;
    default:
      return false;
  }
}

// The measures of a table while it is open.
struct OpenTable {
  TableMeasures measures{};
  NodeId end = 0;
  std::uint32_t width = 0;  // of the row that is open
  std::uint32_t row_cells = 0;
  std::uint32_t row_headings = 0;
  std::uint32_t spanned_rows = 0;  // rows below that a cell still takes
  std::uint32_t cell_bytes = 0;
  std::uint32_t cell_blocks = 0;
  bool cell_filled = false;
  bool in_heading = false;
  bool in_row = false;
  std::array<std::uint32_t, kMaxSpan + 1> rows_of_width{};
};

class Measurer {
 public:
  explicit Measurer(const Dom& dom) : dom_(dom) {}

  std::vector<TableMeasures> run() {
    const auto& nodes = dom_.nodes();
    for (NodeId id = 0; id < nodes.size(); ++id) {
      while (!open_.empty() && open_.back().end <= id) close_table();
      const Tag tag = nodes[id].tag;
      if (tag == Tag::table)
        open_table(id);
      else if (open_.empty())
        continue;
      else if (tag == Tag::text)
        add_text(id);
      else
        id = add_element(id);
    }
    while (!open_.empty()) close_table();
    return std::move(measures_);
  }

 private:
  void open_table(NodeId id) {
    if (!open_.empty()) open_.back().measures.has_table = true;
    OpenTable table{.end = dom_.nodes()[id].end};
    table.measures.table = id;
    read_attributes(id, table.measures);
    open_.push_back(table);
    link_end_ = 0;
  }

  void read_attributes(NodeId id, TableMeasures& measures) const {
    const std::string_view role = trim(dom_.attribute(id, "role"));
    const auto is_role = [&](std::string_view one) { return iequals(role, one); };
    measures.says_layout = std::ranges::any_of(kLayoutRoles, is_role);
    measures.has_lines = numeric_attribute(dom_, id, "border", 0) > 0;
    const std::string names = to_lower(dom_.attribute(id, "class"));
    measures.says_data = std::ranges::any_of(kDataRoles, is_role) || !trim(dom_.attribute(id, "summary")).empty() ||
                         std::ranges::any_of(kDataNames, [&](auto name) { return names.find(name) != std::string::npos; });
  }

  void add_text(NodeId id) {
    const std::uint32_t bytes = count_visible_bytes(dom_.text(id));
    OpenTable& table = open_.back();
    table.measures.text_bytes += bytes;
    if (id < link_end_) table.measures.link_bytes += bytes;
    table.cell_bytes += bytes;
    table.cell_filled |= bytes > 0;
    if (id >= code_end_) return;
    const auto lines = static_cast<std::uint32_t>(1 + std::ranges::count(trim(dom_.text(id)), '\n'));
    table.measures.code_lines = std::max(table.measures.code_lines, lines);
  }

  // Returns the last node that needs no look of its own.
  NodeId add_element(NodeId id) {
    const Node& node = dom_.nodes()[id];
    OpenTable& table = open_.back();
    TableMeasures& measures = table.measures;
    switch (node.tag) {
      case Tag::tr:
        close_row(table);
        table.in_row = true;
        return id;
      case Tag::td:
      case Tag::th:
        open_cell(id, table);
        return id;
      case Tag::caption:
        measures.says_data = true;
        return id;
      case Tag::a:
        link_end_ = node.end;
        return id;
      case Tag::img:
      case Tag::svg:
        ++measures.images;
        table.cell_filled = true;
        return node.end - 1;
      case Tag::input:
      case Tag::select:
      case Tag::textarea:
      case Tag::button:
        ++measures.controls;
        return id;
      case Tag::pre:
      case Tag::listing:
      case Tag::xmp:
      case Tag::plaintext:
        code_end_ = node.end;
        return id;
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6:
        if (!table.in_heading) ++measures.headlines;
        ++table.cell_blocks;
        return id;
      case Tag::p:
      case Tag::div:
      case Tag::li:
      case Tag::br:
      case Tag::blockquote:
      case Tag::dd:
        ++table.cell_blocks;
        return id;
      default:
        if (is_part_of_page(node.tag)) measures.has_section = true;
        return flow_of(node.tag) == Flow::hidden ? node.end - 1 : id;
    }
  }

  void open_cell(NodeId id, OpenTable& table) {
    close_cell(table);
    TableMeasures& measures = table.measures;
    table.in_heading = dom_.nodes()[id].tag == Tag::th;
    measures.headed_rows += table.in_heading && table.row_cells == 0;
    measures.heading_cells += table.in_heading;
    measures.says_data |= dom_.has_attribute(id, "scope") || dom_.has_attribute(id, "headers");
    table.row_headings += table.in_heading;
    ++table.row_cells;
    ++measures.cells;
    table.width += std::clamp<std::uint32_t>(numeric_attribute(dom_, id, "colspan", 1), 1, kMaxSpan);
    const std::uint32_t rows = std::min(numeric_attribute(dom_, id, "rowspan", 1), kMaxSpan);
    next_spanned_rows_ = std::max(next_spanned_rows_, rows > 1 ? rows - 1 : 0);
  }

  static void close_cell(OpenTable& table) {
    table.measures.longest_cell = std::max(table.measures.longest_cell, table.cell_bytes);
    table.measures.most_blocks = std::max(table.measures.most_blocks, table.cell_blocks);
    table.measures.filled_cells += table.cell_filled;
    table.cell_bytes = table.cell_blocks = 0;
    table.cell_filled = false;
  }

  void close_row(OpenTable& table) {
    close_cell(table);
    if (table.row_cells > 0) {
      TableMeasures& measures = table.measures;
      if (measures.rows == 0) measures.headings_above = table.row_headings == table.row_cells;
      ++measures.rows;
      if (table.spanned_rows > 0) {
        --table.spanned_rows;
        ++measures.even_rows;
      } else {
        ++table.rows_of_width[std::min(table.width, kMaxSpan)];
      }
      measures.columns = std::max(measures.columns, table.width);
      table.spanned_rows = std::max(table.spanned_rows, next_spanned_rows_);
    }
    next_spanned_rows_ = 0;
    table.width = table.row_cells = table.row_headings = 0;
    table.in_heading = false;
  }

  void close_table() {
    OpenTable& table = open_.back();
    close_row(table);
    table.measures.even_rows += *std::max_element(table.rows_of_width.begin() + 2, table.rows_of_width.end());
    measures_.push_back(table.measures);
    open_.pop_back();
  }

  const Dom& dom_;
  std::vector<OpenTable> open_;
  std::vector<TableMeasures> measures_;
  NodeId link_end_ = 0;
  NodeId code_end_ = 0;                  // of the preformatted element that was opened last
  std::uint32_t next_spanned_rows_ = 0;  // by the cells of the row that is open
};

bool within(const TableMeasures& measures, const Bounds& bounds) {
  return measures.longest_cell <= bounds.longest_cell && measures.most_blocks <= bounds.most_blocks &&
         measures.text_bytes <= bounds.mean_cell * std::max(measures.filled_cells, 1U) &&
         measures.headlines <= bounds.headlines_per_row * measures.rows;
}

}  // namespace

std::vector<TableMeasures> measure_tables(const Dom& dom) { return Measurer(dom).run(); }

bool holds_data(const TableMeasures& m) {
  if (m.says_layout || m.has_table || m.has_section || m.rows < 2 || m.columns < 2) return false;
  if (m.even_rows * 100 < m.rows * kMinSameShare) return false;
  const bool has_headings = m.headings_above || m.headed_rows * 2 > m.rows;
  if (m.code_lines > (has_headings ? kMaxCodeLines : 1)) return false;
  if (has_headings || m.says_data) return within(m, kWithHeadings);
  if (m.has_lines) return within(m, kWithLines);
  return within(m, kPlain) && m.controls == 0 && m.images * 2 < m.cells && m.link_bytes * 100 < m.text_bytes * kMaxLinkShare &&
         m.filled_cells * 100 >= m.cells * kMinFilledShare && (m.columns > 2 || m.rows >= kMinRowsOfPlain);
}

DataTables::DataTables(const Dom& dom) {
  for (const TableMeasures& measures : measure_tables(dom))
    if (holds_data(measures)) tables_.push_back(measures.table);
  std::ranges::sort(tables_);
}

bool DataTables::contains(NodeId table) const { return std::ranges::binary_search(tables_, table); }

}  // namespace pith::internal
