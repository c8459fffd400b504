// Document to the output of --explain. In: candidates for the metadata, and blocks with reasons. Out: a line for each, in
// columns.
//
// The idea: all columns have fixed widths, in columns of a terminal (East Asian characters take two), except that the reasons and
// the text share what is left of a line. On a narrow terminal the byte offsets are left out.
#include <fmt/format.h>

#include <algorithm>

#include "base/ansi.h"
#include "base/enum_tables.h"
#include "base/utf8.h"
#include "write/explain_cells.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxReasonsWidth = 96;  // on a terminal
constexpr std::size_t kReasonsWidth = 64;     // without a terminal
constexpr std::size_t kTextWidth = 60;        // without a terminal
constexpr std::size_t kWideTerminal = 110;    // the least width at which byte offsets are shown
constexpr std::size_t kBytesWidth = 16;
constexpr std::size_t kFixedWidth = 30;  // line, kind, score and shape, each with a space
constexpr std::size_t kStatementWidth = 45;
constexpr std::size_t kMinTextWidth = 16;
constexpr std::size_t kQuotes = 2;

// Widths of the columns of a line.
struct Layout {
  bool bytes = true;  // byte offsets are shown
  std::size_t reasons = kReasonsWidth;
  std::size_t text = kTextWidth;
};

Layout layout_of(std::size_t width) {
  Layout layout;
  if (width == 0) return layout;
  layout.bytes = width >= kWideTerminal;
  const std::size_t fixed = kFixedWidth + (layout.bytes ? kBytesWidth : 0) + 1 + kQuotes;
  const std::size_t rest = width > fixed ? width - fixed : 0;
  layout.reasons = std::min({kMaxReasonsWidth, rest / 2, rest - std::min(rest, kMinTextWidth)});
  layout.text = rest - layout.reasons;
  return layout;
}

void append_statement(std::string& out, const Statement& statement, const WriteOptions& options) {
  const std::size_t room = options.width == 0                ? kTextWidth
                           : options.width > kStatementWidth ? options.width - kStatementWidth
                                                             : kMinTextWidth;
  const std::string why = statement.why.empty() ? "" : fmt::format("  {}", statement.why);
  const std::size_t left = options.width == 0 ? room : room - std::min(room, column_width(why) + kQuotes);
  out.append(fmt::format("{:>5} {:<11} {} {:<24} \"{}\"{}\n", statement.line, statement.field, statement.chosen ? '*' : ' ',
                         statement.from, cut(statement.value, std::max(left, kMinTextWidth)), why));
}

void append_block(std::string& out, const Block& block, const Layout& layout, bool color) {
  out.append(fmt::format("{:>5} ", block.line));
  if (layout.bytes) out.append(fmt::format("{:>15} ", fmt::format("{}-{}", block.source.begin, block.source.end)));
  const std::string kind = fmt::format("{:<8}", name_of(block.kind));
  out.append(ansi::painted(kind, color ? row_of(block.kind).terminal : ""));
  const std::string reasons = reasons_of(block, layout.reasons);
  out.append(fmt::format(" {:4.2f} {:<9} {}", block.score, name_of(block.shape), reasons));
  out.append(layout.reasons - std::min(layout.reasons, column_width(reasons)), ' ');
  out.append(fmt::format(" \"{}\"\n", cut(block.text, layout.text)));
}

}  // namespace

std::string explain(const Document& document, const WriteOptions& options) {
  std::string out;
  for (const Statement& statement : document.statements) append_statement(out, statement, options);
  const Layout layout = layout_of(options.width);
  for (const Block& block : document.blocks) append_block(out, block, layout, options.color);
  return out;
}

}  // namespace pith::internal
