// The style sheet of the report and its index. In: report_style.inc and the colours of kinds.inc. Out: CSS.
//
// The idea: a block has the name of its kind as a class, and the class sets three variables that all other rules use: --hue, the
// colour; --depth, how much of it is mixed into the paper behind the text; --fill, a pattern. The values are chosen so that text
// has a contrast of at least 4.5:1 on every tint, and so that any two kinds differ for people with any form of colour blindness;
// tests/report/check measures both.
#include "write/report_style.h"

#include <fmt/format.h>

#include <string_view>

#include "base/enum_tables.h"

namespace pith::internal {
namespace {

#include "write/report_style.inc"

constexpr std::size_t kKindsInLine = 3;

bool ends_line(const KindRow& row) { return static_cast<std::size_t>(row.value) % kKindsInLine == kKindsInLine - 1; }

std::string colors() {
  std::string out;
  for (const KindRow& row : kKinds)
    out.append(fmt::format(".{} {{ --hue: {}; --depth: {}; --fill: {}; }}\n", row.name, row.hue, row.depth, row.fill));
  return out;
}

std::string dark_colors() {
  std::string out = "@media (prefers-color-scheme: dark) {\n ";
  for (const KindRow& row : kKinds)
    out.append(
        fmt::format(" .{} {{ --hue: {}; --depth: {}; }}{}", row.name, row.dark_hue, row.dark_depth, ends_line(row) ? "\n " : ""));
  while (out.ends_with(' ')) out.pop_back();
  if (!out.ends_with('\n')) out.push_back('\n');
  return out.append("}\n");
}

// Selectors of the blocks whose kind is switched off.
std::string hidden_kinds() {
  std::string out;
  for (const KindRow& row : kKinds)
    out.append(fmt::format("body:has(#k-{0}:not(:checked)) :is(.b, .run).{0},{1}", row.name, ends_line(row) ? "\n" : " "));
  return out;
}

}  // namespace

std::string report_style() {
  return std::string(kVariables)
      .append(colors())
      .append(dark_colors())
      .append(kLayout)
      .append(hidden_kinds())
      .append(kOnlyUnsure);
}

}  // namespace pith::internal
