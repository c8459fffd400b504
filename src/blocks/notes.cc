// In: a Dom. Out: all notes of a page, each with a label of its own.
//
// The idea: three finders know one form of notes each; what they find is put together here.
#include "blocks/notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "blocks/linked_notes.h"
#include "blocks/plain_notes.h"
#include "blocks/sidenotes.h"

namespace pith::internal {
namespace {

// Notes of several chapters may have the same label.
void make_labels_unique(std::vector<Note>& notes) {
  std::map<std::string, int> uses;
  for (Note& note : notes) {
    const int use = ++uses[note.printed];
    note.label = use == 1 ? note.printed : fmt::format("{}-{}", note.printed, use);
  }
}

}  // namespace

const NoteReference* Notes::reference_at(NodeId node) const {
  const auto found = std::ranges::lower_bound(references, node, {}, &NoteReference::link);
  return found != references.end() && found->link == node ? &*found : nullptr;
}

const Note* Notes::find_note(NodeId node) const {
  const auto found = std::ranges::lower_bound(notes, node, {}, &Note::begin);
  return found != notes.end() && found->begin == node ? &*found : nullptr;
}

bool Notes::is_back_link(NodeId node) const { return std::ranges::binary_search(back_links, node); }

Notes find_notes(const Dom& dom) {
  Notes found = find_linked_notes(dom);
  if (found.notes.empty()) found = find_plain_notes(dom);
  add_sidenotes(dom, found);
  make_labels_unique(found.notes);
  return found;
}

}  // namespace pith::internal
