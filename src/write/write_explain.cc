// Document to what `--explain` prints. In: statements and blocks with reasons. Out: a line for each, in columns.
//
// The idea: all columns but the last have a width of their own, counted as a terminal counts; what a terminal has no room for is cut at
// the end, and on a narrow one the bytes of the source are left out.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/ansi.h"
#include "base/enum_tables.h"
#include "base/utf8.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxReasons = 5;      // more is for JSON
constexpr std::size_t kMaxWidth = 96;       // of reasons, on a terminal
constexpr std::size_t kReasonsWidth = 64;   // where there is no terminal
constexpr std::size_t kTextWidth = 60;      // likewise
constexpr std::size_t kWideTerminal = 110;  // columns from which the bytes are shown
constexpr std::size_t kBytesWidth = 16;
constexpr std::size_t kFixedWidth = 30;  // line, kind, score and shape, each with its space
constexpr std::size_t kStatementWidth = 45;
constexpr std::size_t kMinText = 16;
constexpr std::size_t kQuotes = 2;
constexpr std::string_view kEllipsis = "\u2026";

// The text on one line, cut to so many columns, never inside a character; what a page must not send to a terminal is a space.
std::string cut(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t width = 0;
  std::size_t last = 0;  // bytes that leave room for an ellipsis
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_code_point(text, at);
    const bool space = is_space(c) || is_control(c);
    const std::size_t wide = space ? 1 : column_width(c);
    if (width + wide > columns) return out.erase(last).append(columns > 0 ? kEllipsis : "");
    width += wide;
    append_utf8(out, space ? U' ' : c);
    if (width < columns) last = out.size();
  }
  return out;
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += column_width(decode_code_point(text, at));
  return width;
}

// The reasons that fit in so many columns, at least a part of the first.
std::string reasons_of(const Block& block, std::size_t columns) {
  std::string out;
  for (std::size_t i = 0; i < std::min(kMaxReasons, block.reasons.size()); ++i) {
    const std::string reason = fmt::format("{}{}{:+.2f}", out.empty() ? "" : " ", block.reasons[i].rule, block.reasons[i].points);
    if (!out.empty() && out.size() + reason.size() > columns) break;
    out.append(reason);
  }
  return cut(out, columns);
}

// How the columns of a line are shared out.
struct Layout {
  bool bytes = true;
  std::size_t reasons = kReasonsWidth;
  std::size_t text = kTextWidth;
};

Layout layout_of(std::size_t width) {
  Layout layout;
  if (width == 0) return layout;
  layout.bytes = width >= kWideTerminal;
  const std::size_t fixed = kFixedWidth + (layout.bytes ? kBytesWidth : 0) + 1 + kQuotes;
  const std::size_t rest = width > fixed ? width - fixed : 0;
  layout.reasons = std::min({kMaxWidth, rest / 2, rest - std::min(rest, kMinText)});
  layout.text = rest - layout.reasons;
  return layout;
}

void append_statement(std::string& out, const Statement& statement, const WriteOptions& options) {
  const std::size_t room = options.width == 0                ? kTextWidth
                           : options.width > kStatementWidth ? options.width - kStatementWidth
                                                             : kMinText;
  const std::string why = statement.why.empty() ? "" : fmt::format("  {}", statement.why);
  const std::size_t left = options.width == 0 ? room : room - std::min(room, width_of(why) + kQuotes);
  fmt::format_to(std::back_inserter(out), "{:>5} {:<11} {} {:<24} \"{}\"{}\n", statement.line, statement.field,
                 statement.chosen ? '*' : ' ', statement.from, cut(statement.value, std::max(left, kMinText)), why);
}

void append_block(std::string& out, const Block& block, const Layout& layout, bool color) {
  auto to = std::back_inserter(out);
  fmt::format_to(to, "{:>5} ", block.line);
  if (layout.bytes) fmt::format_to(to, "{:>15} ", fmt::format("{}-{}", block.source.begin, block.source.end));
  const std::string kind = fmt::format("{:<8}", name_of(block.kind));
  out.append(ansi::painted(kind, color ? row_of(block.kind).terminal : ""));
  const std::string reasons = reasons_of(block, layout.reasons);
  fmt::format_to(to, " {:4.2f} {:<9} {}", block.score, name_of(block.shape), reasons);
  out.append(layout.reasons - std::min(layout.reasons, width_of(reasons)), ' ');
  fmt::format_to(to, " \"{}\"\n", cut(block.text, layout.text));
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
