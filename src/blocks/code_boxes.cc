// In: a Dom. Out: what stands beside blocks of code and is no text: code_boxes.h has the idea.
#include "blocks/code_boxes.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "base/text.h"
#include "base/words.h"
#include "blocks/code_controls.h"
#include "blocks/code_language.h"

namespace pith::internal {
namespace {

constexpr int kMaxParts = 24;           // children of a box
constexpr int kMaxBoxes = 3;            // around a block of code, one in the other
constexpr int kMaxAroundCell = 3;       // elements between a cell and its table
constexpr int kMaxAroundTabs = 5;       // elements around a block of code that are searched for its tabs
constexpr NodeId kMaxNodes = 32;        // in a part that is no text
constexpr std::size_t kMaxBytes = 400;  // of its text: the numbers of a hundred lines
constexpr int kMaxStepsBack = 12;       // from the end of an element up to it
constexpr std::size_t kMinTabs = 2;
constexpr std::uint32_t kMaxWordsOfTab = 4;
constexpr int kMaxCodes = 4;  // in one <pre>; more are words of a line

constexpr std::string_view kNumberName = "line-number";

// What a child of a box is.
enum class Part : std::uint8_t { none, control, label, text };

bool is_preformatted(Tag tag) { return tag == Tag::pre || tag == Tag::listing || tag == Tag::xmp; }

bool may_be_box(Tag tag) {
  return tag == Tag::div || tag == Tag::figure || tag == Tag::span || tag == Tag::section || tag == Tag::unknown;
}

// Paragraphs, headings and cells are text even if they read like a label.
bool may_be_label(Tag tag) { return tag == Tag::div || tag == Tag::span || tag == Tag::small || tag == Tag::unknown; }

bool has_name_part(const Dom& dom, NodeId element, std::string_view part) {
  return to_lower(dom.classes(element)).find(part) != std::string::npos;
}

struct PartText {
  std::string text{};
  bool has_controls = false;
  bool complete = true;  // false where there is more, or another thing, than a part has that is no text
};

// The text of an element outside of its controls.
PartText text_beside_controls(const Dom& dom, NodeId element) {
  const auto& nodes = dom.nodes();
  if (nodes[element].end - element > kMaxNodes && !is_code_control(dom, element)) return {.complete = false};
  PartText part;
  for (NodeId id = element; id < nodes[element].end;) {
    const Tag tag = nodes[id].tag;
    const bool control = tag != Tag::text && is_code_control(dom, id);
    part.has_controls |= control;
    if (control || flow_of(tag) == Flow::hidden) {
      id = nodes[id].end;
      continue;
    }
    part.text.append(tag == Tag::text ? dom.text(id) : " ");
    const bool is_text_block = flow_of(tag) == Flow::block && !may_be_label(tag);
    if (is_text_block || part.text.size() > kMaxBytes) return {.complete = false};
    ++id;
  }
  part.text = collapse(part.text);
  return part;
}

bool is_numbers(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c == ' ' || is_ascii_digit(c); });
}

Part part_at(const Dom& dom, NodeId id, std::string_view stated_language) {
  const Tag tag = dom.nodes()[id].tag;
  if (tag == Tag::text) return trim(dom.text(id)).empty() ? Part::none : Part::text;
  if (flow_of(tag) == Flow::hidden || is_preformatted(tag)) return Part::none;
  const PartText part = text_beside_controls(dom, id);
  if (part.complete && part.text.empty()) return part.has_controls ? Part::control : Part::none;
  if (!part.complete || !may_be_label(tag)) return Part::text;
  if (is_numbers(part.text)) return has_name_part(dom, id, kNumberName) ? Part::control : Part::text;
  const bool is_label = iequals(part.text, stated_language) || !language_named(part.text).empty();
  return is_label ? Part::label : Part::text;
}

// The element before another one in the same parent, if there is only white space between them.
std::optional<NodeId> element_before(const Dom& dom, NodeId element) {
  const auto& nodes = dom.nodes();
  const NodeId parent = nodes[element].parent;
  NodeId id = element - 1;
  if (id > parent && nodes[id].parent == parent && nodes[id].tag == Tag::text && trim(dom.text(id)).empty()) --id;
  for (int i = 0; i < kMaxStepsBack && nodes[id].parent > parent; ++i) id = nodes[id].parent;
  const bool found = id > parent && nodes[id].parent == parent && nodes[id].tag != Tag::text;
  return found ? std::optional(id) : std::nullopt;
}

std::optional<NodeId> element_after(const Dom& dom, NodeId element) {
  const auto& nodes = dom.nodes();
  NodeId id = nodes[element].end;
  if (id < nodes[nodes[element].parent].end && nodes[id].tag == Tag::text && trim(dom.text(id)).empty()) ++id;
  const bool found = id < nodes[nodes[element].parent].end && nodes[id].tag != Tag::text;
  return found ? std::optional(id) : std::nullopt;
}

// Reads the boxes around a preformatted element or a table of code.
class BoxReader {
 public:
  BoxReader(const Dom& dom, NodeId code) : dom_(dom), code_(code), stated_language_(code_language(dom, code)) {}

  void read() {
    const auto& nodes = dom_.nodes();
    NodeId inside = code_;
    for (int i = 0; i < kMaxBoxes && may_be_box(nodes[nodes[inside].parent].tag); ++i, inside = nodes[inside].parent)
      if (!read_box(inside)) break;
    for (const auto beside : {element_before(dom_, code_), element_after(dom_, code_)})
      if (beside && part_at(dom_, *beside, stated_language_) == Part::control) controls.push_back(*beside);
  }

  std::vector<NodeId> controls{};
  std::string label{};

 private:
  // Reads the box around an element; false if it has text beside it.
  bool read_box(NodeId inside) {
    const auto& nodes = dom_.nodes();
    const NodeId box = nodes[inside].parent;
    std::vector<NodeId> found;
    std::string named;
    int parts = 0;
    for (NodeId id = box + 1; id < nodes[box].end; id = nodes[id].end) {
      if (++parts > kMaxParts) return false;
      const Part part = id == inside ? Part::none : part_at(dom_, id, stated_language_);
      if (part == Part::text) return false;
      if (part == Part::none) continue;
      found.push_back(id);
      if (part == Part::label && (named.empty() || id < code_)) named = language_named(text_beside_controls(dom_, id).text);
    }
    controls.insert(controls.end(), found.begin(), found.end());
    if (label.empty()) label = named;
    return true;
  }

  const Dom& dom_;
  NodeId code_;
  std::string stated_language_;
};

// The table of a cell; 0 if it is in none.
NodeId table_around(const Dom& dom, NodeId cell) {
  const auto& nodes = dom.nodes();
  NodeId around = nodes[cell].parent;
  for (int i = 0; i < kMaxAroundCell; ++i, around = nodes[around].parent)
    if (nodes[around].tag == Tag::table) return around;
  return 0;
}

bool is_radio(const Dom& dom, NodeId id) {
  return dom.nodes()[id].tag == Tag::input && iequals(dom.attribute(id, "type"), "radio");
}

// How many labels of tabs an element has, or is; none if it has anything else.
std::size_t count_labels(const Dom& dom, NodeId element) {
  const auto& nodes = dom.nodes();
  const auto is_label = [&](NodeId id) {
    if (nodes[id].tag != Tag::label) return false;
    const PartText part = text_beside_controls(dom, id);
    return part.complete && count_text(part.text).words <= kMaxWordsOfTab;
  };
  if (nodes[element].tag != Tag::div) return is_label(element) ? 1 : 0;
  std::size_t labels = 0;
  int parts = 0;
  for (NodeId id = element + 1; id < nodes[element].end; id = nodes[id].end) {
    if (++parts > kMaxParts) return 0;
    if (is_label(id))
      ++labels;
    else if (nodes[id].tag != Tag::text || !trim(dom.text(id)).empty())
      return 0;
  }
  return labels;
}

// Reads the labels of radio buttons that show one block of code or another. There are no more labels than blocks, and each stands
// before its block: what stands after the code may be an answer to a question about it.
class TabReader {
 public:
  TabReader(const Dom& dom, const std::vector<NodeId>& codes) : dom_(dom), codes_(codes) {}

  // Appends the labels around a block of code, unless it is in the same box of them as the last one.
  void read(NodeId code, std::vector<NodeId>& controls) {
    const auto& nodes = dom_.nodes();
    NodeId box = nodes[code].parent;
    for (int i = 0; i < kMaxAroundTabs && may_be_box(nodes[box].tag) && box != last_box_; ++i, box = nodes[box].parent) {
      if (!boxes_read_.insert(box).second || !read_box(box, controls)) continue;
      last_box_ = box;
      return;
    }
  }

 private:
  bool read_box(NodeId box, std::vector<NodeId>& controls) const {
    const auto& nodes = dom_.nodes();
    std::size_t radios = 0;
    std::size_t labels = 0;
    int parts = 0;
    std::vector<NodeId> found;
    for (NodeId id = box + 1; id < nodes[box].end && parts < kMaxParts; id = nodes[id].end, ++parts) {
      if (is_radio(dom_, id)) ++radios;
      const std::size_t more = count_labels(dom_, id);
      if (more == 0) continue;
      if (count_codes(box, id) > labels) return false;
      labels += more;
      found.push_back(id);
    }
    if (radios < kMinTabs || count_codes(box, nodes[box].end) < labels) return false;
    controls.insert(controls.end(), found.begin(), found.end());
    return true;
  }

  std::size_t count_codes(NodeId begin, NodeId end) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(codes_, end) - std::ranges::lower_bound(codes_, begin));
  }

  const Dom& dom_;
  const std::vector<NodeId>& codes_;  // ascending
  std::set<NodeId> boxes_read_;
  NodeId last_box_ = 0;
};

}  // namespace

CodeBoxes::CodeBoxes(const Dom& dom, const CodeLines& lines) {
  if (!lines.has_code()) return;
  const auto& nodes = dom.nodes();
  std::vector<NodeId> codes;
  NodeId last_table = 0;
  for (NodeId id = 0; id < nodes.size(); ++id) {
    NodeId code = is_preformatted(nodes[id].tag) ? id : 0;
    if (nodes[id].tag == Tag::td && lines.is_gutter(id, false)) code = table_around(dom, id);
    if (code == 0 || code == last_table) continue;
    if (nodes[code].tag == Tag::table) last_table = code;
    codes.push_back(code);
    BoxReader reader(dom, code);
    reader.read();
    controls_.insert(controls_.end(), reader.controls.begin(), reader.controls.end());
    if (!reader.label.empty()) labels_.push_back({code, nodes[code].end, std::move(reader.label)});
  }
  std::ranges::sort(codes);
  TabReader tabs(dom, codes);
  for (const NodeId code : codes) tabs.read(code, controls_);
  std::ranges::sort(controls_);
  std::ranges::sort(labels_, {}, &Label::begin);
}

bool CodeBoxes::has_control(NodeId element) const {
  return !controls_.empty() && element >= controls_.front() && std::ranges::binary_search(controls_, element);
}

std::string_view CodeBoxes::label_of(NodeId code) const {
  const auto next = std::ranges::upper_bound(labels_, code, {}, &Label::begin);
  if (next == labels_.begin() || std::prev(next)->end <= code) return {};
  return std::prev(next)->language;
}

bool is_one_of_several_codes(const Dom& dom, NodeId code) {
  const auto& nodes = dom.nodes();
  const NodeId pre = nodes[code].parent;
  if (nodes[code].tag != Tag::code || !is_preformatted(nodes[pre].tag)) return false;
  int codes = 0;
  int parts = 0;
  bool after_space = false;
  for (NodeId id = pre + 1; id < nodes[pre].end; id = nodes[id].end) {
    const Tag tag = nodes[id].tag;
    const bool is_space = tag == Tag::text && trim(dom.text(id)).empty();
    if (++parts > kMaxParts) return false;
    if (tag == Tag::code) {
      if (codes++ > 0 && after_space) return false;
      if (!dom.has_attribute(id, "class")) return false;
    } else if (!is_space && flow_of(tag) != Flow::hidden && tag != Tag::button) {
      return false;
    }
    after_space = is_space;
  }
  return codes > 1 && codes <= kMaxCodes;
}

}  // namespace pith::internal
