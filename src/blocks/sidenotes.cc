// In: a Dom. Out: notes inside of the text.
//
// The idea: only the class tells such a note from other text, but that a sentence goes on around it is a sign, too: a box in the
// margin that is a paragraph of its own is no note.
#include "blocks/sidenotes.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "blocks/note_labels.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxLabelBytes = 16;
constexpr NodeId kMaxLabelNodes = 6;  // of an element that repeats the label
constexpr int kMaxMarksBefore = 4;
constexpr NodeId kNoNode = ~NodeId{0};

class Finder {
 public:
  Finder(const Dom& dom, Notes& found) : dom_(dom), nodes_(dom.nodes()), found_(found) {}

  void run() {
    find_sidenotes();
    if (sidenotes_.empty()) return;
    std::vector<Note> in_sentences;
    std::ranges::copy_if(sidenotes_, std::back_inserter(in_sentences), [&](const Note& note) { return is_in_sentence(note); });
    sidenotes_ = std::move(in_sentences);
    for (Note& note : sidenotes_) read_label(note);
    merge();
  }

 private:
  void find_sidenotes() {
    for (NodeId id = 0; id < nodes_.size();) {
      const bool is_note = nodes_[id].tag != Tag::text && flow_of(nodes_[id].tag) == Flow::inline_ && is_named(id);
      if (is_note) sidenotes_.push_back({.begin = id, .end = nodes_[id].end, .in_text = true});
      id = is_note ? nodes_[id].end : id + 1;
    }
  }

  bool is_named(NodeId id) const {
    if (nodes_[id].tag == Tag::unknown) return is_sidenote_name(to_lower(dom_.name_as_written(id)));
    return dom_.has_attribute(id, "class") && is_sidenote_name(dom_.attribute(id, "class"));
  }

  NodeId block_of(NodeId id) const {
    while (id != nodes_[id].parent && flow_of(nodes_[id].tag) != Flow::block) id = nodes_[id].parent;
    return id;
  }

  // Whether the block around the note has other text. Notes of one block follow each other, so each block is read once.
  bool is_in_sentence(const Note& note) {
    const NodeId block = block_of(note.begin);
    if (block == last_block_) return last_has_text_;
    last_block_ = block;
    last_has_text_ = false;
    auto next = std::ranges::lower_bound(sidenotes_, block, {}, &Note::begin);
    for (NodeId id = block + 1; id < nodes_[block].end && !last_has_text_;) {
      const bool at_note = next != sidenotes_.end() && next->begin == id;
      if (at_note)
        id = (next++)->end;
      else if (nodes_[id].tag != Tag::text && flow_of(nodes_[id].tag) != Flow::inline_)
        id = nodes_[id].end;
      else
        last_has_text_ = has_letter(id++);
    }
    return last_has_text_;
  }

  bool has_letter(NodeId id) const {
    if (nodes_[id].tag != Tag::text) return false;
    return std::ranges::any_of(dom_.text(id), [](char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
  }

  // The label may be repeated: beside the text, and again before the note.
  void read_label(Note& note) {
    hide_mark_before(note);
    for (NodeId id = note.begin + 1; id < note.end;) {
      const std::string text = short_text(id);
      if (nodes_[id].tag != Tag::text && (!note_label(text).empty() || is_label_word(text))) {
        if (note.printed.empty()) note.printed = note_label(text);
        repeats_.push_back(id);
        id = nodes_[id].end;
      } else if (nodes_[id].tag != Tag::text || text.empty()) {
        ++id;
      } else if (note_label(text) == note.printed && !note.printed.empty()) {
        repeats_.push_back(id++);
      } else {
        break;
      }
    }
    if (note.printed.empty()) note.printed = fmt::format("{}", ++unlabelled_);
  }

  // The text of an element or text node, collapsed; a long one if there is more than a label has.
  std::string short_text(NodeId begin) const {
    const std::string too_long(kMaxLabelBytes + 1, '.');
    if (nodes_[begin].end - begin > kMaxLabelNodes) return too_long;
    std::string text;
    for (NodeId id = begin; id < nodes_[begin].end; ++id) {
      if (nodes_[id].tag != Tag::text) continue;
      text.append(dom_.text(id).substr(0, 2 * kMaxLabelBytes));
      if (text.size() > 2 * kMaxLabelBytes) return too_long;
    }
    return collapse(text);
  }

  // What stands right before a note: its label, perhaps as a link, or the sign that a reader touches on a narrow screen.
  void hide_mark_before(Note& note) {
    NodeId id = note.begin;
    for (int i = 0; i < kMaxMarksBefore; ++i) {
      id = previous_sibling(id);
      if (id == kNoNode) return;
      const Tag tag = nodes_[id].tag;
      if (tag != Tag::text && tag != Tag::input && tag != Tag::label && tag != Tag::a && tag != Tag::sup) return;
      const std::string text = short_text(id);
      if (text.empty()) continue;
      const std::string label = tag == Tag::text ? std::string() : note_label(text);
      if (holds_reference(id) || (label.empty() && !(tag == Tag::label && is_sign(text)))) return;
      if (!label.empty()) note.printed = label;
      repeats_.push_back(id);
    }
  }

  // To another note.
  bool holds_reference(NodeId element) const {
    const auto next = std::ranges::lower_bound(found_.references, element, {}, &NoteReference::link);
    return next != found_.references.end() && next->link < nodes_[element].end;
  }

  NodeId previous_sibling(NodeId id) const {
    for (NodeId before = id; before-- > 0 && id - before <= kMaxLabelNodes;)
      if (nodes_[before].parent == nodes_[id].parent && nodes_[before].end == id) return before;
    return kNoNode;
  }

  static bool is_sign(std::string_view text) { return std::ranges::none_of(text, is_ascii_letter); }

  // Puts the notes among those that were found before, and refers to them.
  void merge() {
    std::vector<Note> all;
    std::vector<std::uint32_t> numbers;  // of the notes that were found before
    auto next = sidenotes_.begin();
    for (const Note& one : found_.notes) {
      for (; next != sidenotes_.end() && next->begin <= one.begin; ++next) add(all, *next);
      if (all.empty() || !all.back().in_text || all.back().end <= one.begin) all.push_back(one);
      numbers.push_back(static_cast<std::uint32_t>(all.size() - 1));
    }
    for (; next != sidenotes_.end(); ++next) add(all, *next);
    for (NoteReference& one : found_.references) one.note = numbers[one.note];
    for (std::uint32_t i = 0; i < all.size(); ++i)
      if (all[i].in_text) found_.references.push_back({.link = all[i].begin, .note = i, .label = all[i].printed});
    std::ranges::sort(found_.references, {}, &NoteReference::link);
    found_.notes = std::move(all);
    found_.back_links.insert(found_.back_links.end(), repeats_.begin(), repeats_.end());
    std::ranges::sort(found_.back_links);
  }

  static void add(std::vector<Note>& notes, const Note& note) {
    if (!notes.empty() && notes.back().end > note.begin) notes.back().end = note.begin;
    notes.push_back(note);
  }

  const Dom& dom_;
  const std::vector<Node>& nodes_;
  Notes& found_;
  std::vector<Note> sidenotes_;
  std::vector<NodeId> repeats_;  // what only repeats a label
  NodeId last_block_ = kNoNode;
  bool last_has_text_ = false;
  int unlabelled_ = 0;
};

}  // namespace

void add_sidenotes(const Dom& dom, Notes& found) { Finder(dom, found).run(); }

}  // namespace pith::internal
