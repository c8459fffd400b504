// Document to plain text. In: blocks. Out: text.
//
// New lines are a debt that the next block pays before it prints, so nothing is ever stripped afterwards.
#include <fmt/format.h>

#include <algorithm>

#include "output/writers.h"

namespace pith {
namespace {

constexpr std::size_t kIndent = 2;          // columns for each level of a list beyond the first
constexpr std::size_t kDeepestIndent = 16;  // levels
constexpr std::size_t kMostReasons = 5;
constexpr std::size_t kExplainedBytes = 60;

bool stands_close(const Block& above, const Block& below) {
  return above.shape == below.shape && (below.shape == Shape::item || below.shape == Shape::table);
}

std::size_t indent_of(const Block& block) {
  if (block.shape != Shape::item || block.level < 2) return 0;
  return kIndent * std::min<std::size_t>(block.level - 1U, kDeepestIndent);
}

// The first bytes of a text on one line, never cutting a character.
std::string shortened(std::string_view text) {
  std::size_t end = std::min(text.size(), kExplainedBytes);
  while (end < text.size() && end > 0 && (text[end] & 0xC0) == 0x80) --end;
  std::string line(text.substr(0, end));
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return end < text.size() ? line + "\u2026" : line;
}

}  // namespace

std::string text_of(const Document& document, KindSet keep) {
  std::string out;
  const Block* above = nullptr;
  for (const Block& block : document.blocks) {
    if (!keep.has(block.kind) || block.text.empty()) continue;
    if (above) out.append(stands_close(*above, block) ? "\n" : "\n\n");
    out.append(indent_of(block), ' ');
    out.append(block.text);
    above = &block;
  }
  return out;
}

std::string explain(const Document& document) {
  std::string out;
  auto to = std::back_inserter(out);
  for (const Statement& statement : document.statements)
    fmt::format_to(to, "{:>5} {:<11} {} {:<24} \"{}\"{}{}\n", statement.line, statement.field, statement.chosen ? '*' : ' ',
                   statement.from, shortened(statement.value), statement.why.empty() ? "" : "  ", statement.why);
  for (const Block& block : document.blocks) {
    fmt::format_to(to, "{:>5} {:>15} {:<8} {:4.2f} {:<9} ", block.line,
                   fmt::format("{}-{}", block.source.begin, block.source.end), name_of(block.kind), block.score,
                   name_of(block.shape));
    for (std::size_t i = 0; i < std::min(kMostReasons, block.reasons.size()); ++i)
      fmt::format_to(to, "{}{:+.2f} ", block.reasons[i].rule, block.reasons[i].points);
    fmt::format_to(to, "\"{}\"\n", shortened(block.text));
  }
  return out;
}

}  // namespace pith
