// In: blocks. Out: labels of notes.
#include "write/printed_notes.h"

#include <algorithm>

namespace pith::internal {

PrintedNotes printed_notes(const std::vector<PrintedBlock>& blocks) {
  PrintedNotes with_block;
  for (const PrintedBlock& one : blocks)
    if (!one.media_only && !one.block->note.empty()) with_block.insert(one.block->note);
  PrintedNotes printed;
  if (with_block.empty()) return printed;
  for (const PrintedBlock& one : blocks) {
    if (one.media_only || one.block->inlines.empty() || one.block->shape == Shape::code) continue;
    if (std::ranges::all_of(one.block->inlines, &std::string_view::empty, &Inline::note)) continue;
    for (const Inline& mark : nested_marks(*one.block))
      if (with_block.count(mark.note) > 0) printed.insert(mark.note);
  }
  return printed;
}

std::string note_name(std::string_view label) {
  std::string name;
  for (const char c : label) {
    if (c == '*')
      name.append("star");
    else
      name.push_back(c == ' ' || c == '.' ? '-' : c);
  }
  return name;
}

bool is_numbered_note(const Block& block) {
  return !block.nest.empty() && block.nest.back().type == Nesting::Type::ordered && block.shape == Shape::item;
}

}  // namespace pith::internal
