// In: elements. Out: gutters, blocks of code, and lines of code.
#include "blocks/code_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "base/text.h"
#include "html/style.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxNumbersRead = 8;  // of a column: what begins so goes on so
constexpr NodeId kMaxNodesRead = 64;
constexpr std::size_t kMaxDigits = 6;
constexpr int kMaxSiblings = 4;    // between a gutter and its code
constexpr int kMaxCodeAround = 4;  // elements around lines, one of which is named as code
constexpr NodeId kMaxNodesToLines = 3;

constexpr std::array<std::string_view, 10> kGutterNames = {"lineno", "linenumber", "line-number", "line-num", "lines-num",
                                                           "gutter", "hljs-ln",    "blob-num",    "lnt",      "line_num"};
constexpr std::array<std::string_view, 2> kShortGutterNames = {"ln", "gl"};
constexpr std::array<std::string_view, 5> kCodeNames = {"highlight", "code", "hljs", "prism", "listing"};

constexpr std::array<std::string_view, 1> kCodeCellNames = {"code"};
constexpr std::array<std::string_view, 4> kBlockNames = {"block", "code-block", "codeblock", "code_block"};
constexpr std::array<std::string_view, 3> kPreformattedStyles = {"pre", "pre-wrap", "break-spaces"};

bool is_preformatted_tag(Tag tag) { return tag == Tag::pre || tag == Tag::listing || tag == Tag::xmp; }

template <typename Names>
bool has_name_part(std::string_view classes, const Names& names) {
  if (classes.empty()) return false;
  const std::string lower = to_lower(classes);
  return std::ranges::any_of(names, [&](std::string_view name) { return lower.find(name) != std::string::npos; });
}

// "line", "code-line", "token-line", but not "headline"
bool has_line_name(std::string_view classes) {
  return any_token(classes,
                   [](std::string_view name) { return name == "line" || name.ends_with("-line") || name.ends_with("_line"); });
}

bool is_not_selectable(const Dom& dom, NodeId id) {
  if (dom.has_attribute(id, "unselectable")) return true;
  const std::string_view style = dom.attribute(id, "style");
  const std::size_t at = style.find("user-select");
  return at != std::string_view::npos && style.substr(at, 24).find("none") != std::string_view::npos;
}

bool is_number_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_ascii_space(c) || is_ascii_digit(c); });
}

// Reads the first numbers of a column; whether each is one more than that before it, and there are two at least.
bool has_consecutive_numbers(const Dom& dom, NodeId column) {
  const NodeId end = std::min(dom.nodes()[column].end, column + kMaxNodesRead);
  std::optional<std::uint32_t> last;
  std::size_t count = 0;
  bool consecutive = true;
  for (NodeId id = column + 1; id < end && consecutive && count < kMaxNumbersRead; ++id) {
    if (dom.nodes()[id].tag != Tag::text) continue;
    any_token(dom.text(id), [&](std::string_view token) {
      std::uint32_t number = 0;
      std::from_chars(token.data(), token.data() + token.size(), number);
      consecutive = token.size() <= kMaxDigits && (!last || number == *last + 1);
      last = number;
      return !consecutive || ++count >= kMaxNumbersRead;
    });
  }
  return consecutive && count >= 2;
}

}  // namespace

bool is_block_of_code(const Dom& dom, NodeId code) {
  if (any_token(dom.classes(code), [](std::string_view name) { return is_one_of(name, kBlockNames); })) return true;
  const std::string_view style = dom.attribute(code, "style");
  if (style.empty()) return false;
  if (style_has(style, "display", "block")) return true;
  return std::ranges::any_of(kPreformattedStyles, [&](std::string_view value) { return style_has(style, "white-space", value); });
}

bool has_broken_lines(const Dom& dom, NodeId code) {
  const auto& nodes = dom.nodes();
  bool broken = false;
  for (NodeId id = code + 1; id < std::min(nodes[code].end, code + kMaxNodesRead) && !broken; ++id)
    broken = nodes[id].tag == Tag::br;
  if (!broken) return false;
  const auto is_blank = [&](NodeId id) { return nodes[id].tag == Tag::text && trim(dom.text(id)).empty(); };
  const NodeId parent = nodes[code].parent;
  if (flow_of(nodes[parent].tag) != Flow::block) return false;
  NodeId before = code - 1;
  if (before > parent && is_blank(before)) --before;
  NodeId after = nodes[code].end;
  if (after < nodes[parent].end && is_blank(after)) ++after;
  return (before == parent || nodes[before].tag == Tag::br) && (after == nodes[parent].end || nodes[after].tag == Tag::br);
}

CodeLines::CodeLines(const Dom& dom) : dom_(dom) {
  const auto& nodes = dom.nodes();
  const auto count = static_cast<NodeId>(nodes.size());
  const auto shows_code = [&](NodeId id) {
    return is_preformatted_tag(nodes[id].tag) || nodes[id].tag == Tag::code || dom.has_attribute(id, "data-line-number") ||
           (nodes[id].tag == Tag::td && has_name_part(dom.classes(id), kCodeCellNames));
  };
  NodeId first = 0;
  while (first < count && (nodes[first].tag == Tag::text || !shows_code(first))) ++first;
  if (first == count) return;
  content_.resize(count);
  for (NodeId id = count; id-- > 1;) {
    if (nodes[id].tag == Tag::text) {
      const std::string_view text = trim(dom.text(id));
      if (!text.empty()) content_[id] = is_number_text(text) ? kNumbers : kOtherText;
    } else if (flow_of(nodes[id].tag) == Flow::hidden) {
      content_[id] = 0;
    } else if (shows_code(id)) {
      content_[id] |= kCode;
    }
    content_[nodes[id].parent] |= content_[id];
  }
}

// The cells, columns or elements on a line that stand before the code.
bool CodeLines::is_gutter(NodeId element, bool in_code) const {
  if (content_.empty() || (content_[element] & (kNumbers | kOtherText)) != kNumbers) return false;
  if (dom_.has_attribute(element, "data-line-number")) return true;
  if (element < numbered_end_ && begins_line(element)) return true;
  const bool beside_code = has_code_beside(element);
  if (!in_code && !beside_code) return false;
  const std::string_view classes = dom_.attribute(element, "class");
  if (has_name_part(classes, kGutterNames)) return true;
  if (std::ranges::any_of(kShortGutterNames, [&](std::string_view name) { return has_token(classes, name); })) return true;
  if (is_not_selectable(dom_, element)) return true;
  return beside_code && has_consecutive_numbers(dom_, element);
}

bool CodeLines::has_code_beside(NodeId element) const {
  const auto& nodes = dom_.nodes();
  const NodeId end = nodes[nodes[element].parent].end;
  NodeId sibling = nodes[element].end;
  for (int i = 0; i < kMaxSiblings && sibling < end; ++i, sibling = nodes[sibling].end) {
    if ((content_[sibling] & kOtherText) == 0) continue;
    return (content_[sibling] & kCode) != 0 || has_name_part(dom_.classes(sibling), kCodeNames);
  }
  return false;
}

// Whether an element is the first one with text in an element that may be a line.
bool CodeLines::begins_line(NodeId element) const {
  const auto& nodes = dom_.nodes();
  const NodeId line = nodes[element].parent;
  if (!is_line(line)) return false;
  NodeId sibling = line + 1;
  for (int i = 0; i < kMaxSiblings && sibling < element && content_[sibling] == 0; ++i) sibling = nodes[sibling].end;
  return sibling == element;
}

// Whether lines begin with elements that hold one number each, consecutive ones, and most of them have code after it.
bool CodeLines::numbers_its_lines(NodeId preformatted) const {
  const auto& nodes = dom_.nodes();
  std::size_t lines = 0;
  std::size_t with_code = 0;
  std::uint32_t last = 0;
  for (NodeId id = preformatted + 1; id < nodes[preformatted].end; ++id) {
    const bool only_numbers = (content_[id] & (kNumbers | kOtherText)) == kNumbers;
    if (!only_numbers || nodes[id].tag == Tag::text || nodes[id].end != id + 2 || !begins_line(id)) continue;
    std::uint32_t number = 0;
    const std::string_view text = trim(dom_.text(id + 1));
    std::from_chars(text.data(), text.data() + text.size(), number);
    if (lines > 0 && number != last + 1) return false;
    last = number;
    ++lines;
    with_code += (content_[nodes[id].parent] & kOtherText) != 0;
  }
  return lines > 1 && with_code * 2 > lines;
}

bool CodeLines::begins_block(NodeId element) {
  if (content_.empty() || (content_[element] & kOtherText) == 0) return false;
  const Tag tag = dom_.nodes()[element].tag;
  if (is_preformatted_tag(tag)) {
    if (element < checked_end_) return false;
    checked_end_ = dom_.nodes()[element].end;
    if (!has_element_lines(element)) return has_span_lines(element);
    if (numbers_its_lines(element)) numbered_end_ = checked_end_;
    return true;
  }
  if (element < checked_end_) return false;
  if (tag == Tag::table) return is_table_of_lines(element);
  if (tag != Tag::div && tag != Tag::code) return false;
  const bool has_code = ((content_[element] | content_[dom_.nodes()[element].parent]) & kCode) != 0;
  return has_code && has_line_children(element);
}

// Whether all text is in elements that may be lines. A page that forgets to end a <pre> has other elements in it.
bool CodeLines::has_element_lines(NodeId preformatted) {
  const auto& nodes = dom_.nodes();
  NodeId line_end = 0;
  for (NodeId id = preformatted + 1; id < nodes[preformatted].end; ++id) {
    switch (nodes[id].tag) {
      case Tag::text:
        if (id >= line_end && (content_[id] & (kNumbers | kOtherText)) != 0) return false;
        break;
      case Tag::div:
      case Tag::li:
      case Tag::tr:
        line_end = std::max(line_end, nodes[id].end);
        break;
      case Tag::ol:
      case Tag::ul:
      case Tag::table:
      case Tag::tbody:
      case Tag::td:
        break;
      default:
        if (flow_of(nodes[id].tag) == Flow::block) return false;
    }
  }
  return line_end > 0;
}

// Whether <span>s are the lines, as their style shows: no line ends otherwise.
bool CodeLines::has_span_lines(NodeId preformatted) {
  const auto& nodes = dom_.nodes();
  NodeId parent = preformatted;
  for (NodeId id = preformatted + 1; id < std::min(nodes[preformatted].end, preformatted + kMaxNodesToLines); ++id)
    if (nodes[id].tag == Tag::code) parent = id;
  std::size_t lines = 0;
  for (NodeId id = parent + 1; id < nodes[parent].end; id = nodes[id].end) {
    if (nodes[id].tag == Tag::text && content_[id] == 0 && dom_.text(id).find('\n') == std::string_view::npos) continue;
    if (nodes[id].tag != Tag::span || !has_line_name(dom_.attribute(id, "class"))) return false;
    ++lines;
  }
  for (NodeId id = parent + 1; id < nodes[parent].end && lines > 1; ++id)
    if (nodes[id].tag == Tag::br || (nodes[id].tag == Tag::text && dom_.text(id).find('\n') != std::string_view::npos))
      return false;
  if (lines > 1) span_lines_ = parent;
  return lines > 1;
}

// Whether the first row of a table begins with the number of a line.
bool CodeLines::is_table_of_lines(NodeId table) const {
  const auto& nodes = dom_.nodes();
  const NodeId end = std::min(nodes[table].end, table + kMaxNodesRead);
  for (NodeId id = table + 1; id < end; ++id) {
    if (nodes[id].tag != Tag::td) continue;
    const NodeId inside = std::min(nodes[id].end, id + kMaxNodesToLines);
    for (NodeId part = id; part < inside; ++part)
      if (nodes[part].tag != Tag::text && dom_.has_attribute(part, "data-line-number")) return true;
    return false;
  }
  return false;
}

// Whether all children are lines by their names, in an element that is named as code.
bool CodeLines::has_line_children(NodeId element) const {
  const auto& nodes = dom_.nodes();
  std::size_t lines = 0;
  for (NodeId id = element + 1; id < nodes[element].end; id = nodes[id].end) {
    if (nodes[id].tag == Tag::text && content_[id] == 0) continue;
    if (nodes[id].tag != Tag::div || !has_line_name(dom_.attribute(id, "class"))) return false;
    ++lines;
  }
  if (lines < 2) return false;
  NodeId around = element;
  for (int i = 0; i < kMaxCodeAround && around > 0; ++i, around = nodes[around].parent)
    if (nodes[around].tag == Tag::code || has_name_part(dom_.classes(around), kCodeNames)) return true;
  return false;
}

bool CodeLines::is_line(NodeId element) const {
  const Node& node = dom_.nodes()[element];
  switch (node.tag) {
    case Tag::div:
    case Tag::li:
    case Tag::tr:
      return true;
    case Tag::span:
      return node.parent == span_lines_ && span_lines_ > 0;
    default:
      return false;
  }
}

bool CodeLines::is_line_when_empty(NodeId element) const {
  return dom_.nodes()[element].tag != Tag::div || has_line_name(dom_.attribute(element, "class"));
}

}  // namespace pith::internal
