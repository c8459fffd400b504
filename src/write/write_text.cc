// Document to plain text. In: blocks. Out: text.
//
// The idea: line breaks are printed before a block, when both neighbours are known, so the text never ends in one.
#include <algorithm>

#include "write/writers.h"

namespace pith::internal {
namespace {

constexpr std::size_t kIndent = 2;      // columns for each level of a list after the first
constexpr std::size_t kMaxIndent = 16;  // levels

bool are_in_one_list_or_table(const Block& above, const Block& below) {
  return above.shape == below.shape && (below.shape == Shape::item || below.shape == Shape::table);
}

std::size_t indent_of(const Block& block) {
  if (block.shape != Shape::item || block.level < 2) return 0;
  return kIndent * std::min<std::size_t>(block.level - 1U, kMaxIndent);
}

}  // namespace

std::string text_of(const Document& document, KindSet keep) {
  std::string out;
  const Block* above = nullptr;
  for (const Block& block : document.blocks) {
    if (!keep.has(block.kind) || block.text.empty()) continue;
    if (above) out.append(are_in_one_list_or_table(*above, block) ? "\n" : "\n\n");
    out.append(indent_of(block), ' ');
    out.append(block.text);
    above = &block;
  }
  return out;
}

}  // namespace pith::internal
