// Notes of a page and the references to them. In: a Dom. Out: which links are references, which elements are notes, and which
// links only lead back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"

namespace pith::internal {

struct Note {
  NodeId begin = 0;  ///< its nodes, half-open
  NodeId end = 0;
  std::string printed{};  ///< the label as the page prints it, without brackets: "1", "n 2", "*"
  std::string label{};    ///< the same, made unique: "1-2" for the second note with the label "1"
  bool in_text = false;   ///< is inside of the paragraph that refers to it
};

struct NoteReference {
  NodeId link = 0;         ///< an <a>, a <sup> that refers to a note without a link, or the beginning of a note in the text
  std::uint32_t note = 0;  ///< index of the note
  std::string label{};     ///< as the page prints it, without brackets
};

struct Notes {
  std::vector<Note> notes{};                ///< in the order of the page; they do not overlap
  std::vector<NoteReference> references{};  ///< in the order of the page
  std::vector<NodeId> back_links{};  ///< elements of notes that only lead back or repeat the label, in the order of the page

  /// The reference or the note that begins at the node, or null.
  const NoteReference* reference_at(NodeId node) const;
  const Note* note_at(NodeId node) const { return notes.empty() ? nullptr : find_note(node); }

  bool is_back_link(NodeId node) const;

 private:
  const Note* find_note(NodeId node) const;
};

/// Notes with links, or without where no note has one, and notes inside of the text. n log n in the size of the page.
Notes find_notes(const Dom& dom);

}  // namespace pith::internal
