// gumbo's tree to ours. In: UTF-8. Out: Dom.
//
// gumbo allocates from an arena that is dropped whole: its own clean-up recurses, and so never runs. Recording of errors is
// switched off, since gumbo keeps the stack of open elements with each of them.
#include "blocks/dom.h"

#include <gumbo.h>

#include <array>

namespace pith {
namespace {

struct TagRow {
  std::string_view name;
  Flow flow;
};

constexpr std::array kTags = {
#define TAG(id, name, gumbo, flow) TagRow{name, Flow::flow},
#include "blocks/tags.inc"
#undef TAG
    TagRow{"", Flow::inline_},  // unknown
    TagRow{"", Flow::inline_},  // text
};

constexpr auto kFromGumbo = [] {
  std::array<Tag, GUMBO_TAG_LAST> tags{};
  tags.fill(Tag::unknown);
#define TAG(id, name, gumbo, flow) tags[GUMBO_TAG_##gumbo] = Tag::id;
#include "blocks/tags.inc"
#undef TAG
  return tags;
}();

void* allocate(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->allocate(size); }
void deallocate(void*, void*) {}

const GumboVector* children_of(const GumboNode& node) {
  switch (node.type) {
    case GUMBO_NODE_DOCUMENT:
      return &node.v.document.children;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      return &node.v.element.children;
    default:
      return nullptr;
  }
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

// The piece may be absent (null data) when the parser implied the node.
Span span_of(const GumboStringPiece& piece, const char* begin) {
  if (piece.data == nullptr) return {};
  const auto offset = static_cast<std::uint32_t>(piece.data - begin);
  return {offset, offset + static_cast<std::uint32_t>(piece.length)};
}

Node node_of(const GumboNode& from, NodeId parent, const char* begin) {
  Node node{.tag = Tag::text, .parent = parent};
  if (is_text(from)) {
    node.source = span_of(from.v.text.original_text, begin);
  } else {
    node.tag = kFromGumbo[from.v.element.tag];
    node.source = span_of(from.v.element.original_tag, begin);
  }
  return node;
}

const GumboAttribute* find_attribute(const void* origin, const char* name) {
  const auto* node = static_cast<const GumboNode*>(origin);
  if (is_text(*node)) return nullptr;
  return gumbo_get_attribute(&node->v.element.attributes, name);
}

}  // namespace

std::string_view name_of(Tag tag) { return kTags[static_cast<std::size_t>(tag)].name; }
Flow flow_of(Tag tag) { return kTags[static_cast<std::size_t>(tag)].flow; }

Dom Dom::parse(std::string_view utf8) {
  Dom dom;
  dom.arena_ = std::make_unique<Arena>();
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = dom.arena_.get();
  options.max_errors = 0;
  const GumboOutput* output = gumbo_parse_with_options(&options, utf8.data(), utf8.size());

  struct Open {
    const GumboVector* children;
    unsigned next;
    NodeId id;
  };
  std::vector<Open> open;
  const auto enter = [&](const GumboNode& node, NodeId parent) {
    const auto id = static_cast<NodeId>(dom.nodes_.size());
    dom.nodes_.push_back(node_of(node, parent, utf8.data()));
    dom.origin_.push_back(&node);
    if (const GumboVector* children = children_of(node))
      open.push_back({children, 0, id});
    else
      dom.nodes_[id].end = id + 1;
  };
  enter(*output->root, 0);
  while (!open.empty()) {
    Open& top = open.back();
    if (top.next == top.children->length) {
      dom.nodes_[top.id].end = static_cast<NodeId>(dom.nodes_.size());
      open.pop_back();
      continue;
    }
    const auto& child = *static_cast<const GumboNode*>(top.children->data[top.next++]);
    if (child.type != GUMBO_NODE_COMMENT) enter(child, top.id);
  }
  return dom;
}

std::string_view Dom::text(NodeId node) const { return static_cast<const GumboNode*>(origin_[node])->v.text.text; }

std::string_view Dom::attribute(NodeId node, const char* name) const {
  const GumboAttribute* attribute = find_attribute(origin_[node], name);
  return attribute ? std::string_view(attribute->value) : std::string_view();
}

bool Dom::has_attribute(NodeId node, const char* name) const { return find_attribute(origin_[node], name) != nullptr; }

}  // namespace pith
