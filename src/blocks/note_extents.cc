// How much of a page a note is: note_extents.h has the idea.
#include "blocks/note_extents.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "blocks/note_labels.h"

namespace pith::internal {
namespace {

constexpr NodeId kMaxLabelNodes = 64;  // before the place that a reference leads to, and in the label of a note
constexpr int kMaxWider = 6;           // elements around the place that a reference leads to
constexpr int kMaxSiblings = 16;       // after a label of its own

}  // namespace

std::string label_text(const Dom& dom, NodeId begin, NodeId end) {
  const std::string too_long(kMaxNoteLinkBytes + 1, '.');
  if (end - begin > kMaxLabelNodes) return too_long;
  std::string text;
  for (NodeId id = begin; id < end; ++id) {
    if (dom.nodes()[id].tag != Tag::text) continue;
    const std::string_view part = dom.text(id);
    if (text.size() + part.size() > 2 * kMaxNoteLinkBytes) return too_long;
    text.append(part);
  }
  return collapse(text);
}

std::string start_of_note(const Dom& dom, const Note& note) {
  std::string text;
  const NodeId end = std::min(note.end, note.begin + kMaxLabelNodes);
  for (NodeId id = note.begin; id < end && text.size() < kMaxNoteLinkBytes; ++id)
    if (dom.nodes()[id].tag == Tag::text) text.append(dom.text(id).substr(0, kMaxNoteLinkBytes));
  return std::string(trim(text));
}

std::size_t NoteExtents::targets_in(NodeId begin, NodeId end) const {
  return static_cast<std::size_t>(std::ranges::lower_bound(targets_, end) - std::ranges::lower_bound(targets_, begin));
}

std::optional<Note> NoteExtents::note_at(NodeId target, NodeId link) const {
  NodeId element = target;
  for (int i = 0; i < kMaxWider; ++i) {
    const NodeId outer = nodes_[element].parent;
    if (!may_widen(element, outer, link)) break;
    element = outer;
  }
  Note note{.begin = element, .end = nodes_[element].end};
  if (flow_of(nodes_[element].tag) != Flow::block) {
    note.end = end_of_line(element, target);
    if (begins_with_bracket(element - 1)) --note.begin;
  }
  if (nodes_[element].tag == Tag::dt)
    note.end = end_of_definitions(element);
  else if (!note_label(label_text(dom_, note.begin, note.end)).empty())
    note.end = end_after_label(element, link);
  const bool empty = note.end <= note.begin || start_of_note(dom_, note).empty();
  if (empty || targets_in(note.begin, note.end) > 1 || (note.begin <= link && link < note.end)) return std::nullopt;
  return note;
}

bool NoteExtents::may_widen(NodeId element, NodeId outer, NodeId link) const {
  const Tag tag = nodes_[outer].tag;
  if (element == outer || tag == Tag::body || tag == Tag::main || tag == Tag::article || tag == Tag::table) return false;
  if (holds_node(dom_, outer, link) || targets_in(outer, nodes_[outer].end) > 1) return false;
  if (is_item_tag(nodes_[element].tag)) return false;
  if (is_item_tag(tag)) return true;
  if (has_text_before(outer, element)) return false;
  if (flow_of(nodes_[element].tag) != Flow::block || nodes_[element].tag == Tag::td || nodes_[element].tag == Tag::th)
    return true;
  return tag != Tag::ol && tag != Tag::ul && tag != Tag::dl && !has_plural_name(outer) &&
         (has_note_name(dom_.attribute(outer, "class")) || has_note_name(dom_.attribute(outer, "id")));
}

// A list of notes, of which there may be only one.
bool NoteExtents::has_plural_name(NodeId element) const {
  const std::string names = to_lower(dom_.attribute(element, "class")) + " " + to_lower(dom_.attribute(element, "id"));
  return names.find("notes") != std::string::npos || names.find("references") != std::string::npos;
}

// Text that is no label.
bool NoteExtents::has_text_before(NodeId outer, NodeId element) const {
  const std::string text = label_text(dom_, outer + 1, element);
  return !trim(text).empty() && note_label(text).empty() && !is_back_link_text(text);
}

// Where notes are lines of one paragraph, each ends where the next one begins.
NodeId NoteExtents::end_of_line(NodeId element, NodeId target) const {
  NodeId block = nodes_[element].parent;
  while (block != nodes_[block].parent && flow_of(nodes_[block].tag) != Flow::block) block = nodes_[block].parent;
  return begins_line(element) ? end_before_next(element, target, nodes_[block].end) : 0;
}

bool NoteExtents::begins_with_bracket(NodeId before) const {
  const std::string_view text = nodes_[before].tag == Tag::text ? trim(dom_.text(before)) : std::string_view();
  return text == "[" || text == "(";
}

// Whether nothing but a line break or the beginning of a block is before the element.
bool NoteExtents::begins_line(NodeId element) const {
  for (NodeId id = element; id-- > 0 && element - id < kMaxLabelNodes;) {
    const Node& node = nodes_[id];
    if (node.tag == Tag::br || flow_of(node.tag) == Flow::block) return true;
    if (node.tag == Tag::text &&
        !trim_if(dom_.text(id), [](char c) { return is_ascii_space(c) || c == '[' || c == '('; }).empty())
      return false;
  }
  return false;
}

NodeId NoteExtents::end_before_next(NodeId element, NodeId target, NodeId end) const {
  const auto next = std::ranges::upper_bound(targets_, std::max(element, target));
  return next == targets_.end() || *next > end ? end : *next;
}

NodeId NoteExtents::end_of_definitions(NodeId term) const {
  const NodeId list_end = nodes_[nodes_[term].parent].end;
  NodeId end = nodes_[term].end;
  for (NodeId id = end; id < list_end && nodes_[id].tag != Tag::dt; id = nodes_[id].end) end = nodes_[id].end;
  return end;
}

// The text of a note whose label is an element of its own: what follows it, until another note or a heading comes.
NodeId NoteExtents::end_after_label(NodeId label, NodeId link) const {
  const NodeId outer_end = nodes_[nodes_[label].parent].end;
  NodeId end = nodes_[label].end;
  const bool heading = is_heading_tag(nodes_[label].tag);
  int texts = 0;
  for (NodeId id = end; id < outer_end && texts < kMaxSiblings; id = nodes_[id].end) {
    const Tag tag = nodes_[id].tag;
    if (tag == Tag::hr || is_heading_tag(tag) || targets_in(id, nodes_[id].end) > 0 || holds_node(dom_, id, link)) break;
    end = nodes_[id].end;
    if (tag != Tag::text || !trim(dom_.text(id)).empty()) ++texts;
    if (!heading && texts == 1) break;
  }
  return end;
}

}  // namespace pith::internal
