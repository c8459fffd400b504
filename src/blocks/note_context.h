// The note that the walk over a page is in. In: nodes in the order of the page, texts of blocks. Out: the note around them, and
// how much of a text only repeats its label.
#pragma once

#include <string_view>

#include "blocks/note_labels.h"
#include "blocks/notes.h"

namespace pith::internal {

class NoteContext {
 public:
  /// `dom` must outlive it.
  explicit NoteContext(const Dom& dom) : found_(find_notes(dom)) {}

  const Notes& found() const { return found_; }

  /// Whether a note begins or ends at a node, so that a block has to end before move_to() goes on to it.
  bool has_edge_at(NodeId node) const { return (note_ && node >= note_->end) || found_.note_at(node); }

  void move_to(NodeId node) {
    if (note_ && node >= note_->end) note_ = nullptr;
    if (const Note* next = found_.note_at(node)) {
      note_ = next;
      before_text_ = true;
    }
  }

  /// Goes into a note inside of the text, which is read when the block around it has ended, and out of it.
  void enter(const Note& note) {
    note_ = &note;
    before_text_ = true;
  }
  void leave() { note_ = nullptr; }

  /// The note around the node; null if there is none.
  const Note* note() const { return note_; }

  /// The bytes at the start of the next text in the note that repeat its label; 0 behind its first text.
  std::size_t take_label(std::string_view text, bool in_numbered_item) {
    if (!note_ || !before_text_) return 0;
    const std::size_t size = label_size(text, note_->printed, in_numbered_item);
    before_text_ = size == text.size();
    return size;
  }

 private:
  Notes found_;
  const Note* note_ = nullptr;  // of found_
  bool before_text_ = false;    // nothing but the label of the note was read
};

}  // namespace pith::internal
