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
#include "blocks/note_extents.h"
#include "blocks/note_labels.h"

namespace pith::internal {
namespace {

constexpr NodeId kMaxLinkNodes = 12;       // in a reference
constexpr int kMaxAncestors = 3;           // of a reference that may have the id that a note leads back to
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

class Finder {
 public:
  explicit Finder(const Dom& dom) : dom_(dom), nodes_(dom.nodes()) {}

  Notes find() {
    find_links();
    find_candidates();
    if (candidates_.empty()) return {};
    const NoteExtents extents(dom_, find_targets());
    for (const Candidate& candidate : candidates_) add(candidate, extents);
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
      if (std::string label = note_label(label_text(dom_, link.node, nodes_[link.node].end)); !label.empty())
        candidates_.push_back({.link = &link, .label = std::move(label)});
    }
  }

  // The elements that candidates further up lead to, in order.
  std::vector<NodeId> find_targets() {
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
    std::vector<NodeId> targets;
    for (Candidate& one : candidates_) {
      one.target = find(one.link->fragment)->node;
      const bool leads_on = one.target != kNoNode && (one.target > one.link->node || is_named_reference(one.link->node));
      if (!leads_on || holds_node(dom_, one.target, one.link->node)) one.target = kNoNode;
      if (one.target != kNoNode) targets.push_back(one.target);
    }
    std::ranges::sort(targets);
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    return targets;
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
    const std::string text = label_text(dom_, link, nodes_[link].end);
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

  void add(const Candidate& candidate, const NoteExtents& extents) {
    if (candidate.target == kNoNode) return;
    const Link& link = *candidate.link;
    const auto [around, is_new] = around_.try_emplace(candidate.target);
    if (is_new) around->second = extents.note_at(candidate.target, link.node);
    const std::optional<Note>& note = around->second;
    if (!note) return;
    const std::vector<std::string_view> anchors = anchors_of(link.node);
    const bool mutual = leads_back(note->begin, note->end, anchors);
    const bool named = has_name(link);
    if (!mutual && !named && !(link.same_page && is_set_apart(link.node) && is_like_note(*note, candidate))) return;
    if (is_heading_tag(nodes_[note->begin].tag) && !mutual) return;
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
    if (is_item_tag(tag) || (tag == Tag::p && !capital)) return true;
    return label_size(start_of_note(dom_, note), candidate.label, false) > 0;
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
    const std::string text = label_text(dom_, id, nodes_[id].end);
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
  std::map<NodeId, std::optional<Note>> around_;  // by target
  std::vector<Found> references_;
  std::vector<std::pair<NodeId, Note>> notes_of_targets_;
  std::vector<std::string_view> anchors_;  // of all references
  Notes found_;
};

}  // namespace

Notes find_linked_notes(const Dom& dom) { return Finder(dom).find(); }

}  // namespace pith::internal
