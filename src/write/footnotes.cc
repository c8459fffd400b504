// Footnotes of a page. In: the blocks that are printed. Out: anchors and labels of notes.
#include "write/footnotes.h"

#include "blocks/note_references.h"

namespace pith::internal {

Footnotes find_footnotes(const std::vector<PrintedBlock>& blocks) {
  Footnotes references;
  for (const PrintedBlock& one : blocks)
    for (const Inline& mark : one.block->inlines)
      if (const std::string_view label = note_label(one.block->text, mark); !label.empty())
        references.emplace(fragment_of(mark.target), label);
  Footnotes notes;
  for (const PrintedBlock& one : blocks)
    if (const auto reference = references.find(one.block->anchor); reference != references.end()) notes.insert(*reference);
  return notes;
}

}  // namespace pith::internal
