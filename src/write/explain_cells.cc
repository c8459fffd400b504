// What stands in the columns of an explanation. In: texts and reasons of blocks. Out: the part of them that fits.
#include "write/explain_cells.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxPrintedReasons = 5;  // JSON has more
constexpr std::string_view kEllipsis = "\u2026";

// A rule by its name, another feature by its value in words.
std::string_view words_of(const Reason& reason) { return reason.value.empty() ? reason.rule : reason.value; }

}  // namespace

std::string cut(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t width = 0;
  std::size_t last = 0;  // bytes of `out` after which an ellipsis fits
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

std::string reasons_of(const Block& block, std::size_t columns) {
  std::string out;
  for (std::size_t i = 0; i < std::min(kMaxPrintedReasons, block.reasons.size()); ++i) {
    const std::string reason =
        fmt::format("{}{} {:+.2f}", out.empty() ? "" : "  ", words_of(block.reasons[i]), block.reasons[i].points);
    if (!out.empty() && column_width(out) + column_width(reason) > columns) break;
    out.append(reason);
  }
  return cut(out, columns);
}

std::string reason_in(const Reason& reason, std::size_t columns) {
  const std::string points = fmt::format(" {:+.2f}", reason.points);
  return cut(words_of(reason), columns - std::min(columns, points.size())).append(points);
}

}  // namespace pith::internal
