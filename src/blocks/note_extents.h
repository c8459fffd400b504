// How much of a page a note is. In: a Dom, and the places that references lead to. Out: the nodes of the note at such a place.
//
// The idea: the place may be the note, its label or a mere anchor. So elements around it are looked at as long as they hold no
// other place and nothing but a label comes before; what has no element of its own goes up to the next place, line or heading.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "blocks/notes.h"
#include "html/dom.h"

namespace pith::internal {

inline constexpr std::size_t kMaxNoteLinkBytes = 64;  // of the text of a link that refers to a note or leads back from it

/// The text of a few nodes, collapsed; a text of more than kMaxNoteLinkBytes if there is more than a label has.
std::string label_text(const Dom& dom, NodeId begin, NodeId end);

/// Text at the beginning of a note, at least kMaxNoteLinkBytes of it where it has as many; no white space at either end.
std::string start_of_note(const Dom& dom, const Note& note);

constexpr bool is_heading_tag(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

/// Whether an element of this tag is one of several that are alike.
constexpr bool is_item_tag(Tag tag) { return tag == Tag::li || tag == Tag::dd || tag == Tag::tr || tag == Tag::aside; }

inline bool holds_node(const Dom& dom, NodeId element, NodeId node) { return element <= node && node < dom.nodes()[element].end; }

class NoteExtents {
 public:
  /// `targets` are the places that references lead to, in order, each once. `dom` must outlive it.
  NoteExtents(const Dom& dom, std::vector<NodeId> targets) : dom_(dom), nodes_(dom.nodes()), targets_(std::move(targets)) {}

  /// The note at the place `target`, to which `link` leads, without its label; nothing if there is no text of its own.
  std::optional<Note> note_at(NodeId target, NodeId link) const;

 private:
  std::size_t targets_in(NodeId begin, NodeId end) const;
  bool may_widen(NodeId element, NodeId outer, NodeId link) const;
  bool has_plural_name(NodeId element) const;
  bool has_text_before(NodeId outer, NodeId element) const;
  NodeId end_of_line(NodeId element, NodeId target) const;
  bool begins_with_bracket(NodeId before) const;
  bool begins_line(NodeId element) const;
  NodeId end_before_next(NodeId element, NodeId target, NodeId end) const;
  NodeId end_of_definitions(NodeId term) const;
  NodeId end_after_label(NodeId label, NodeId link) const;

  const Dom& dom_;
  const std::vector<Node>& nodes_;
  std::vector<NodeId> targets_;
};

}  // namespace pith::internal
