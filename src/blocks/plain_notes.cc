// In: a Dom. Out: notes without links.
//
// The idea: a superscript number can be a power, and a numbered paragraph a step. So notes that stand together are taken as a
// group: they are notes if each has a label of its own to which a superscript above refers.
#include "blocks/plain_notes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "blocks/note_labels.h"

namespace pith::internal {
namespace {

constexpr NodeId kMaxScriptNodes = 4;
constexpr NodeId kMaxLabelNodes = 8;        // before the end of a note's label
constexpr std::size_t kMaxLabelBytes = 12;  // with brackets
constexpr std::size_t kMaxUnitLetters = 3;
constexpr std::size_t kMaxQuantityBytes = 16;  // before a superscript

struct Script {
  NodeId node = 0;
  std::string label{};
};

bool is_number_or_sign(std::string_view label) { return !label.empty() && !is_ascii_letter(label[0]); }

bool is_named(const Dom& dom, NodeId element) {
  return has_note_name(dom.attribute(element, "class")) || has_note_name(dom.attribute(element, "id"));
}

// The text of a superscript if it is all that there is in it and can be a label.
std::string label_of_script(const Dom& dom, NodeId sup) {
  const auto& nodes = dom.nodes();
  if (nodes[sup].end - sup > kMaxScriptNodes) return {};
  std::string text;
  for (NodeId id = sup + 1; id < nodes[sup].end; ++id) {
    if (nodes[id].tag == Tag::a) return {};
    if (nodes[id].tag == Tag::text) text.append(dom.text(id).substr(0, kMaxLabelBytes));
  }
  std::string label = note_label(text);
  return is_number_or_sign(label) ? label : std::string();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number and a unit: what follows is a power, as in "12 m³".
bool ends_in_quantity(std::string_view text) {
  std::size_t letters = 0;
  while (!text.empty() && letters <= kMaxUnitLetters && is_ascii_letter(text.back())) {
    text.remove_suffix(1);
    ++letters;
  }
  if (letters > kMaxUnitLetters) return false;
  if (text.ends_with(kNoBreakSpace)) text.remove_suffix(kNoBreakSpace.size());
  text = trim(text);
  return !text.empty() && is_digit(text.back());
}

// Whether a word is right before the superscript, and no number.
bool follows_word(const Dom& dom, NodeId sup) {
  if (sup == 0 || dom.nodes()[sup - 1].tag != Tag::text) return false;
  const std::string_view text = dom.text(sup - 1);
  const std::string_view end = text.substr(text.size() - std::min(text.size(), kMaxQuantityBytes));
  return !end.empty() && !is_ascii_space(end.back()) && !ends_in_quantity(end);
}

// The label that a paragraph begins with: a superscript, in brackets, or with a full stop.
std::string label_at_start(const Dom& dom, NodeId paragraph) {
  const auto& nodes = dom.nodes();
  const NodeId end = std::min(nodes[paragraph].end, paragraph + kMaxLabelNodes);
  for (NodeId id = paragraph + 1; id < end; ++id) {
    if (nodes[id].tag == Tag::a) return {};
    if (nodes[id].tag == Tag::sup) return label_of_script(dom, id);
    const std::string_view text = nodes[id].tag == Tag::text ? trim(dom.text(id)) : std::string_view();
    if (text.empty()) continue;
    const std::string_view word = text.substr(0, text.find_first_of(" \t\n\r"));
    if (word.size() > kMaxLabelBytes) return {};
    std::string label = note_label(word);
    const bool marked = word.size() > label.size() || (!label.empty() && !is_digit(label[0]));
    return marked && is_number_or_sign(label) ? label : std::string();
  }
  return {};
}

class Finder {
 public:
  explicit Finder(const Dom& dom) : dom_(dom), nodes_(dom.nodes()) {}

  Notes find() {
    for (NodeId id = 0; id < nodes_.size(); ++id)
      if (nodes_[id].tag == Tag::sup && follows_word(dom_, id))
        if (std::string label = label_of_script(dom_, id); !label.empty()) {
          first_.try_emplace(label, id);
          scripts_.push_back({id, std::move(label)});
        }
    if (scripts_.empty()) return {};
    for (NodeId id = 0; id < nodes_.size(); ++id) read(id);
    take_group(below_ruler_);
    take_group(named_);
    std::ranges::sort(found_.notes, {}, &Note::begin);
    refer();
    return std::move(found_);
  }

 private:
  void read(NodeId id) {
    const Node& node = nodes_[id];
    if (node.tag == Tag::hr) {
      take_group(below_ruler_);
      ruler_parent_ = node.parent;
    } else if (node.tag == Tag::ol &&
               (nodes_[node.parent].tag == Tag::aside || is_named(dom_, id) || is_named(dom_, node.parent))) {
      read_list(id);
    } else if (node.tag == Tag::p) {
      read_paragraph(id);
    }
  }

  void read_list(NodeId list) {
    std::vector<Note> group;
    for (NodeId id = list + 1; id < nodes_[list].end; id = nodes_[id].end)
      if (nodes_[id].tag == Tag::li) add(group, id, std::to_string(group.size() + 1));
    take_group(group);
  }

  void read_paragraph(NodeId id) {
    const NodeId parent = nodes_[id].parent;
    const bool below_ruler = ruler_parent_ == parent;
    const bool named = is_named(dom_, id) || is_named(dom_, parent);
    if (!below_ruler && !named) return;
    std::string label = label_at_start(dom_, id);
    if (label.empty() && below_ruler) return take_group(below_ruler_);
    if (!label.empty()) add(below_ruler ? below_ruler_ : named_, id, std::move(label));
  }

  void add(std::vector<Note>& group, NodeId id, std::string label) const {
    group.push_back({.begin = id, .end = nodes_[id].end, .printed = std::move(label)});
  }

  // Takes the notes of a group if a superscript refers to each, and begins another group.
  void take_group(std::vector<Note>& group) {
    std::set<std::string_view> labels;
    const bool all = std::ranges::all_of(group, [&](const Note& note) {
      const auto script = first_.find(note.printed);
      return script != first_.end() && script->second < note.begin && labels.insert(note.printed).second;
    });
    if (all) found_.notes.insert(found_.notes.end(), group.begin(), group.end());
    group.clear();
    if (&group == &below_ruler_) ruler_parent_ = kNone;
  }

  // A superscript refers to the next note of its label.
  void refer() {
    std::map<std::string_view, std::vector<std::uint32_t>> notes;
    for (std::uint32_t i = 0; i < found_.notes.size(); ++i) {
      std::vector<std::uint32_t>& same = notes[found_.notes[i].printed];
      same.push_back(i);
    }
    for (const Script& script : scripts_) {
      const auto same = notes.find(script.label);
      if (same == notes.end()) continue;
      const auto next =
          std::ranges::upper_bound(same->second, script.node, {}, [&](std::uint32_t i) { return found_.notes[i].begin; });
      if (next != same->second.end()) found_.references.push_back({script.node, *next, script.label});
    }
  }

  static constexpr NodeId kNone = ~NodeId{0};

  const Dom& dom_;
  const std::vector<Node>& nodes_;
  std::vector<Script> scripts_;
  std::map<std::string, NodeId> first_;  // superscript of each label
  NodeId ruler_parent_ = kNone;          // of the ruler whose group is read
  std::vector<Note> below_ruler_;
  std::vector<Note> named_;
  Notes found_;
};

}  // namespace

Notes find_plain_notes(const Dom& dom) { return Finder(dom).find(); }

}  // namespace pith::internal
