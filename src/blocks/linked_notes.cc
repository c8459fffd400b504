// In: a Dom. Out: notes, references and links back.
//
// The idea: the links that have a fragment are collected once; of them those with a short text are candidates, and only the
// elements that these lead to are looked at.
#include "blocks/linked_notes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/text.h"
#include "blocks/note_labels.h"

namespace pith::internal {
namespace {

constexpr NodeId kMaxLinkNodes = 12;       // in a reference
constexpr NodeId kMaxLabelNodes = 64;      // before the place that a reference leads to, and in the label of a note
constexpr std::size_t kMaxTextBytes = 64;  // of a link that leads back
constexpr int kMaxAncestors = 3;           // of a reference that may have the id that a note leads back to
constexpr int kMaxWider = 6;               // elements around the place that a reference leads to
constexpr int kMaxSiblings = 16;           // behind a label of its own
constexpr std::size_t kMaxBackLinks = 32;  // in a note that are looked at

struct Link {
  NodeId node = 0;
  std::string_view fragment{};
  bool same_page = true;  // has nothing before the fragment
};

struct Candidate {
  const Link* link = nullptr;
  std::string label{};
  NodeId target = 0;
};

// An id, and where it is.
struct Anchor {
  std::string_view name{};
  NodeId node = 0;
};

constexpr NodeId kNoNode = ~NodeId{0};

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

bool is_item(Tag tag) { return tag == Tag::li || tag == Tag::dd || tag == Tag::tr || tag == Tag::aside; }

class Finder {
 public:
  explicit Finder(const Dom& dom) : dom_(dom), nodes_(dom.nodes()) {}

  Notes find() {
    find_links();
    find_candidates();
    if (candidates_.empty()) return {};
    find_targets();
    for (const Candidate& candidate : candidates_) add(candidate);
    order_notes();
    find_back_links();
    return std::move(found_);
  }

 private:
  // ------------------------------------------------------------------------------------------------------------ the links

  void find_links() {
    for (NodeId id = 0; id < nodes_.size(); ++id) {
      if (nodes_[id].tag != Tag::a || !dom_.has_attribute(id, "href")) continue;
      const std::string_view href = trim(dom_.attribute(id, "href"));
      const std::size_t hash = href.find('#');
      if (hash == std::string_view::npos || hash + 1 == href.size()) continue;
      links_.push_back({.node = id, .fragment = href.substr(hash + 1), .same_page = hash == 0});
    }
  }

  void find_candidates() {
    for (const Link& link : links_) {
      if (nodes_[link.node].end - link.node > kMaxLinkNodes) continue;
      if (std::string label = note_label(text_of(link.node, nodes_[link.node].end)); !label.empty())
        candidates_.push_back({.link = &link, .label = std::move(label)});
    }
  }

  // The elements that candidates further up lead to.
  void find_targets() {
    std::vector<Anchor> wanted;
    for (const Candidate& one : candidates_) wanted.push_back({one.link->fragment, kNoNode});
    std::ranges::sort(wanted, {}, &Anchor::name);
    const auto find = [&](std::string_view name) { return std::ranges::lower_bound(wanted, name, {}, &Anchor::name); };
    const auto meet = [&](std::string_view name, NodeId id) {
      const auto anchor = find(name);
      if (anchor != wanted.end() && anchor->name == name && anchor->node == kNoNode) anchor->node = id;
    };
    for (NodeId id = 0; id < nodes_.size(); ++id) {
      if (dom_.has_attribute(id, "id")) meet(dom_.attribute(id, "id"), id);
      if (nodes_[id].tag == Tag::a && dom_.has_attribute(id, "name")) meet(dom_.attribute(id, "name"), id);
    }
    for (Candidate& one : candidates_) {
      one.target = find(one.link->fragment)->node;
      const bool leads_on = one.target != kNoNode && (one.target > one.link->node || is_named_reference(one.link->node));
      if (!leads_on || holds(one.target, one.link->node)) one.target = kNoNode;
      if (one.target != kNoNode) targets_.push_back(one.target);
    }
    std::ranges::sort(targets_);
    targets_.erase(std::unique(targets_.begin(), targets_.end()), targets_.end());
  }

  bool holds(NodeId element, NodeId node) const { return element <= node && node < nodes_[element].end; }

  std::size_t targets_in(NodeId begin, NodeId end) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(targets_, end) - std::ranges::lower_bound(targets_, begin));
  }

  // The text of a few nodes, collapsed; a long text if there is more than a label has.
  std::string text_of(NodeId begin, NodeId end) const {
    const std::string too_long(kMaxTextBytes + 1, '.');
    if (end - begin > kMaxLabelNodes) return too_long;
    std::string text;
    for (NodeId id = begin; id < end; ++id) {
      if (nodes_[id].tag != Tag::text) continue;
      const std::string_view part = dom_.text(id);
      if (text.size() + part.size() > 2 * kMaxTextBytes) return too_long;
      text.append(part);
    }
    return collapse(text);
  }

  // -------------------------------------------------------------------------------------------------------- the references

  bool is_named_reference(NodeId link) const {
    return dom_.attribute(link, "role") == "doc-noteref" || has_token(dom_.rare_attribute(link, "epub:type"), "noteref");
  }

  bool has_name(const Link& link) const {
    const NodeId parent = nodes_[link.node].parent;
    return is_named_reference(link.node) || has_note_name(link.fragment) || has_note_name(dom_.attribute(link.node, "class")) ||
           has_note_name(dom_.attribute(parent, "class"));
  }

  bool is_set_apart(NodeId link) const {
    const NodeId parent = nodes_[link].parent;
    if (nodes_[parent].tag == Tag::sup || nodes_[nodes_[parent].parent].tag == Tag::sup) return true;
    if (link + 1 < nodes_[link].end && nodes_[link + 1].tag == Tag::sup) return true;
    const std::string text = text_of(link, nodes_[link].end);
    if (text.starts_with('[') || text.starts_with('(')) return true;
    return link > 0 && nodes_[link - 1].tag == Tag::text && trim(dom_.text(link - 1)).ends_with('[');
  }

  // The names of the places from which a reader follows the reference.
  std::vector<std::string_view> anchors_of(NodeId link) const {
    std::vector<std::string_view> names;
    const auto add = [&](NodeId id) {
      if (dom_.has_attribute(id, "id")) names.push_back(dom_.attribute(id, "id"));
      if (nodes_[id].tag == Tag::a && dom_.has_attribute(id, "name")) names.push_back(dom_.attribute(id, "name"));
    };
    for (NodeId id = link; id < nodes_[link].end; ++id)
      if (nodes_[id].tag != Tag::text) add(id);
    NodeId around = link;
    for (int i = 0; i < kMaxAncestors; ++i) {
      if (around > 0 && nodes_[around - 1].tag != Tag::text && nodes_[around - 1].end == around) add(around - 1);
      around = nodes_[around].parent;
      add(around);
    }
    return names;
  }

  bool leads_back(NodeId begin, NodeId end, const std::vector<std::string_view>& anchors) const {
    auto link = std::ranges::lower_bound(links_, begin, {}, &Link::node);
    for (std::size_t i = 0; i < kMaxBackLinks && link != links_.end() && link->node < end; ++i, ++link)
      if (is_one_of(link->fragment, anchors)) return true;
    return false;
  }

  void add(const Candidate& candidate) {
    if (candidate.target == kNoNode) return;
    const Link& link = *candidate.link;
    const auto [around, is_new] = around_.try_emplace(candidate.target);
    if (is_new) around->second = note_around(candidate.target, link.node);
    const std::optional<Note>& note = around->second;
    if (!note) return;
    const std::vector<std::string_view> anchors = anchors_of(link.node);
    const bool mutual = leads_back(note->begin, note->end, anchors);
    const bool named = has_name(link);
    if (!mutual && !named && !(link.same_page && is_set_apart(link.node) && is_like_note(*note, candidate))) return;
    if (is_heading(nodes_[note->begin].tag) && !mutual) return;
    references_.push_back({link.node, candidate.target, candidate.label});
    anchors_.insert(anchors_.end(), anchors.begin(), anchors.end());
    Note labelled = *note;
    labelled.printed = candidate.label;
    notes_of_targets_.emplace_back(candidate.target, std::move(labelled));
  }

  // A place without a name is a note if it is an item or paragraph that begins with the label, or an item of a list.
  bool is_like_note(const Note& note, const Candidate& candidate) const {
    const Tag tag = nodes_[note.begin].tag;
    const bool capital = candidate.label[0] >= 'A' && candidate.label[0] <= 'Z';
    if (is_item(tag) || (tag == Tag::p && !capital)) return true;
    return label_size(start_of(note), candidate.label, false) > 0;
  }

  std::string start_of(const Note& note) const {
    std::string text;
    const NodeId end = std::min(note.end, note.begin + kMaxLabelNodes);
    for (NodeId id = note.begin; id < end && text.size() < kMaxTextBytes; ++id)
      if (nodes_[id].tag == Tag::text) text.append(dom_.text(id).substr(0, kMaxTextBytes));
    return std::string(trim(text));
  }

  // ------------------------------------------------------------------------------------------------------------- the notes

  // The note at a place that a reference leads to; nothing if there is no text of its own.
  std::optional<Note> note_around(NodeId target, NodeId link) const {
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
    else if (!note_label(text_of(note.begin, note.end)).empty())
      note.end = end_behind_label(element, link);
    const bool empty = note.end <= note.begin || start_of(note).empty();
    if (empty || targets_in(note.begin, note.end) > 1 || (note.begin <= link && link < note.end)) return std::nullopt;
    return note;
  }

  bool may_widen(NodeId element, NodeId outer, NodeId link) const {
    const Tag tag = nodes_[outer].tag;
    if (element == outer || tag == Tag::body || tag == Tag::main || tag == Tag::article || tag == Tag::table) return false;
    if (holds(outer, link) || targets_in(outer, nodes_[outer].end) > 1) return false;
    if (is_item(nodes_[element].tag)) return false;
    if (is_item(tag)) return true;
    if (has_text_before(outer, element)) return false;
    if (flow_of(nodes_[element].tag) != Flow::block || nodes_[element].tag == Tag::td || nodes_[element].tag == Tag::th)
      return true;
    return tag != Tag::ol && tag != Tag::ul && tag != Tag::dl && !has_plural_name(outer) &&
           (has_note_name(dom_.attribute(outer, "class")) || has_note_name(dom_.attribute(outer, "id")));
  }

  // A list of notes, of which there may be only one.
  bool has_plural_name(NodeId element) const {
    const std::string names = to_lower(dom_.attribute(element, "class")) + " " + to_lower(dom_.attribute(element, "id"));
    return names.find("notes") != std::string::npos || names.find("references") != std::string::npos;
  }

  // Text that is no label.
  bool has_text_before(NodeId outer, NodeId element) const {
    const std::string text = text_of(outer + 1, element);
    return !trim(text).empty() && note_label(text).empty() && !is_back_link_text(text);
  }

  // Where notes are lines of one paragraph, each ends where the next one begins.
  NodeId end_of_line(NodeId element, NodeId target) const {
    NodeId block = nodes_[element].parent;
    while (block != nodes_[block].parent && flow_of(nodes_[block].tag) != Flow::block) block = nodes_[block].parent;
    return begins_line(element) ? end_before_next(element, target, nodes_[block].end) : 0;
  }

  bool begins_with_bracket(NodeId before) const {
    const std::string_view text = nodes_[before].tag == Tag::text ? trim(dom_.text(before)) : std::string_view();
    return text == "[" || text == "(";
  }

  // Whether nothing but a line break or the beginning of a block is before the element.
  bool begins_line(NodeId element) const {
    for (NodeId id = element; id-- > 0 && element - id < kMaxLabelNodes;) {
      const Node& node = nodes_[id];
      if (node.tag == Tag::br || flow_of(node.tag) == Flow::block) return true;
      if (node.tag == Tag::text &&
          !trim_if(dom_.text(id), [](char c) { return is_ascii_space(c) || c == '[' || c == '('; }).empty())
        return false;
    }
    return false;
  }

  NodeId end_before_next(NodeId element, NodeId target, NodeId end) const {
    const auto next = std::ranges::upper_bound(targets_, std::max(element, target));
    return next == targets_.end() || *next > end ? end : *next;
  }

  NodeId end_of_definitions(NodeId term) const {
    const NodeId list_end = nodes_[nodes_[term].parent].end;
    NodeId end = nodes_[term].end;
    for (NodeId id = end; id < list_end && nodes_[id].tag != Tag::dt; id = nodes_[id].end) end = nodes_[id].end;
    return end;
  }

  // The text of a note whose label is an element of its own: what follows it, until another note or a heading comes.
  NodeId end_behind_label(NodeId label, NodeId link) const {
    const NodeId outer_end = nodes_[nodes_[label].parent].end;
    NodeId end = nodes_[label].end;
    const bool heading = is_heading(nodes_[label].tag);
    int texts = 0;
    for (NodeId id = end; id < outer_end && texts < kMaxSiblings; id = nodes_[id].end) {
      const Tag tag = nodes_[id].tag;
      if (tag == Tag::hr || is_heading(tag) || targets_in(id, nodes_[id].end) > 0 || holds(id, link)) break;
      end = nodes_[id].end;
      if (tag != Tag::text || !trim(dom_.text(id)).empty()) ++texts;
      if (!heading && texts == 1) break;
    }
    return end;
  }

  // Gives each note its number.
  void order_notes() {
    std::ranges::stable_sort(notes_of_targets_, {}, [](const auto& one) { return std::pair(one.second.begin, one.first); });
    std::vector<std::pair<NodeId, std::uint32_t>> numbers;
    for (auto& [target, note] : notes_of_targets_) {
      const bool same = !numbers.empty() && numbers.back().first == target;
      if (!same && !found_.notes.empty() && found_.notes.back().end > note.begin) {
        if (found_.notes.back().begin == note.begin) continue;
        found_.notes.back().end = note.begin;
      }
      if (!same) found_.notes.push_back(std::move(note));
      numbers.emplace_back(target, static_cast<std::uint32_t>(found_.notes.size() - 1));
    }
    std::ranges::sort(numbers);
    for (auto& [link, target, label] : references_) {
      const auto number = std::ranges::lower_bound(numbers, target, {}, &std::pair<NodeId, std::uint32_t>::first);
      if (number != numbers.end() && number->first == target)
        found_.references.push_back({link, number->second, std::move(label)});
    }
  }

  // -------------------------------------------------------------------------------------------------------- the links back

  void find_back_links() {
    std::ranges::sort(anchors_);
    for (const Note& note : found_.notes) {
      for (NodeId id = note.begin; id < note.end;) {
        if (nodes_[id].tag != Tag::text && id != note.begin && is_back_link(id, note)) {
          found_.back_links.push_back(id);
          id = nodes_[id].end;
        } else {
          ++id;
        }
      }
    }
  }

  bool is_back_link(NodeId id, const Note& note) const {
    const Tag tag = nodes_[id].tag;
    if (tag != Tag::a && tag != Tag::sup && tag != Tag::span) return false;
    if (has_back_link_name(dom_.attribute(id, "class"))) return tag != Tag::span || holds_link_back(id);
    if (tag != Tag::a) return false;
    const std::string text = text_of(id, nodes_[id].end);
    if (dom_.attribute(id, "role") == "doc-backlink") return note_label(text) != note.printed;
    const auto link = std::ranges::lower_bound(links_, id, {}, &Link::node);
    const bool back = link != links_.end() && link->node == id && std::ranges::binary_search(anchors_, link->fragment);
    return back && is_back_link_text(text) && note_label(text) != note.printed;
  }

  bool holds_link_back(NodeId element) const {
    const auto link = std::ranges::lower_bound(links_, element, {}, &Link::node);
    return link != links_.end() && link->node < nodes_[element].end;
  }

  struct Found {
    NodeId link = 0;
    NodeId target = 0;
    std::string label{};
  };

  const Dom& dom_;
  const std::vector<Node>& nodes_;
  std::vector<Link> links_;
  std::vector<Candidate> candidates_;
  std::vector<NodeId> targets_;                   // in order
  std::map<NodeId, std::optional<Note>> around_;  // by target
  std::vector<Found> references_;
  std::vector<std::pair<NodeId, Note>> notes_of_targets_;
  std::vector<std::string_view> anchors_;  // of all references
  Notes found_;
};

}  // namespace

Notes find_linked_notes(const Dom& dom) { return Finder(dom).find(); }

}  // namespace pith::internal
