// From gumbo's tree of the skeleton to ours. In: a page. Out: its Dom.
//
// The idea: gumbo's nodes point into the skeleton, and the skeleton's tables lead from there to the page. gumbo joins neighboring
// runs of text and may give the white space at the start of a run to another element, so one of its text nodes is a list of runs,
// the first or last perhaps in part; collapsed subtrees among them become elements again. The memory that gumbo may take is
// bounded by the number of tags.
#include "html/dom.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <utility>

#include "base/page_memory.h"
#include "html/entities.h"
#include "html/gumbo_guard.h"
#include "html/skeleton.h"

namespace pith::internal {
namespace {

constexpr auto kFromGumbo = [] {
  std::array<Tag, GUMBO_TAG_LAST> tags{};
  tags.fill(Tag::unknown);
#define TAG(id, name, gumbo, flow) tags[GUMBO_TAG_##gumbo] = Tag::id;
#include "html/tags.inc"
#undef TAG
  return tags;
}();

// Bytes that gumbo may take: a base and an amount for each tag or run of text, but never more than a part of what the skeleton
// has left of the budget; the rest is for the nodes of gumbo's tree that no tag of the page has made. Real pages take up to 210
// bytes for each.
constexpr std::size_t kBaseMemory = std::size_t{1} << 20;
constexpr std::size_t kMemoryPerEntry = 300;
constexpr double kGumboShare = 0.7;

std::size_t gumbo_memory(const Skeleton& skeleton, std::size_t max_memory) {
  const std::size_t entries = skeleton.start_tags.size() + skeleton.text_runs.size();
  const auto left = static_cast<double>(difference_or_zero(max_memory, memory_of(skeleton)));
  return std::min(kBaseMemory + kMemoryPerEntry * entries, static_cast<std::size_t>(left * kGumboShare));
}

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

// Elements whose content is not in the skeleton.
bool is_content_left_out(Tag tag) { return tag == Tag::script || tag == Tag::style; }

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

// Makes the arrays of a Dom from gumbo's tree of the skeleton.
class Converter {
 public:
  Converter(std::string_view page, Skeleton& skeleton, Arena& arena) : page_(page), skeleton_(skeleton), arena_(arena) {
    const std::size_t max_texts = skeleton.text_runs.size() + skeleton.collapsed_nodes.size();
    nodes.reserve(skeleton.start_tags.size() + max_texts);
    node_attributes.reserve(nodes.capacity());
    texts.reserve(max_texts);
  }

  void convert(const GumboNode& root) {
    struct Open {
      const GumboVector* children;
      unsigned next;
      NodeId id;
    };
    std::vector<Open> open;
    const auto enter = [&](const GumboNode& node, NodeId parent) {
      const auto id = static_cast<NodeId>(nodes.size());
      if (is_text(node)) return add_text(node.v.text.original_text, parent);
      add_element(node.v.element, parent);
      open.push_back({children_of(node), 0, id});
    };
    enter(root, 0);
    while (!open.empty()) {
      Open& top = open.back();
      if (top.next == top.children->length) {
        nodes[top.id].end = static_cast<NodeId>(nodes.size());
        open.pop_back();
        continue;
      }
      const auto& child = *static_cast<const GumboNode*>(top.children->data[top.next++]);
      if (child.type != GUMBO_NODE_COMMENT) enter(child, top.id);
    }
  }

  std::vector<Node> nodes{};
  std::vector<TagAttributes> node_attributes{};
  std::vector<std::string_view> texts{};

 private:
  std::uint32_t offset_of(const char* in_skeleton) const {
    return static_cast<std::uint32_t>(in_skeleton - skeleton_.text.data());
  }

  void add_element(const GumboElement& element, NodeId parent) {
    Node node{.tag = kFromGumbo[element.tag], .parent = parent};
    const StartTagEntry* tag = element.original_tag.data ? start_tag_at(offset_of(element.original_tag.data)) : nullptr;
    if (tag) node.source = tag->source;
    add_node(node, attributes_of(node.tag, tag));
    if (tag && tag->content.begin < tag->content.end) add_content(tag->content, static_cast<NodeId>(nodes.size() - 1));
  }

  // Nodes mostly come in the order of their tags, so the entry after the last one is looked at first.
  const StartTagEntry* start_tag_at(std::uint32_t offset) {
    const auto& tags = skeleton_.start_tags;
    if (next_tag_ >= tags.size() || tags[next_tag_].offset != offset) {
      const auto tag = std::ranges::lower_bound(tags, offset, {}, &StartTagEntry::offset);
      if (tag == tags.end() || tag->offset != offset) return nullptr;
      next_tag_ = static_cast<std::size_t>(tag - tags.begin());
    }
    return &tags[next_tag_++];
  }

  // The first run that ends after the offset. Likewise, that is mostly the one after the last.
  std::vector<TextRun>::const_iterator text_run_at(std::uint32_t offset) {
    const auto& runs = skeleton_.text_runs;
    const bool is_next =
        next_run_ < runs.size() && runs[next_run_].end > offset && (next_run_ == 0 || runs[next_run_ - 1].end <= offset);
    if (!is_next) next_run_ = static_cast<std::size_t>(std::ranges::upper_bound(runs, offset, {}, &TextRun::end) - runs.begin());
    return runs.begin() + static_cast<std::ptrdiff_t>(next_run_);
  }

  // The attributes of all <html> tags count for the one element, and so do those of all <body> tags. They get a new list at the
  // end, in which the first of each name counts.
  TagAttributes attributes_of(Tag tag, const StartTagEntry* entry) {
    const TagAttributes own = entry ? entry->attributes : TagAttributes{};
    if (tag != Tag::html && tag != Tag::body) return own;
    TagAttributes all{.first = static_cast<std::uint32_t>(skeleton_.attributes.size())};
    const auto add = [&](const TagAttributes& more) {
      for (int i = 0; i < std::popcount(more.names); ++i) {
        const Attribute attribute = skeleton_.attributes[more.first + static_cast<std::size_t>(i)];
        if ((all.names & attribute.name.bit()) != 0) continue;
        all.names |= attribute.name.bit();
        skeleton_.attributes.push_back(attribute);
      }
    };
    add(own);
    for (const TagAttributes& more : tag == Tag::html ? skeleton_.html_attributes : skeleton_.body_attributes) add(more);
    return all;
  }

  // The content of a script or style sheet.
  void add_content(Span content, NodeId parent) { add_text_node(content, view(content), parent); }

  struct TextPiece {
    Span source{};
    TextType type{};
  };

  void add_text(const GumboStringPiece& text, NodeId parent) {
    const std::uint32_t begin = offset_of(text.data);
    const std::uint32_t end = begin + static_cast<std::uint32_t>(text.length);
    auto run = text_run_at(begin);
    for (; run != skeleton_.text_runs.end() && run->begin < end; ++run) {
      if (run->subtree.begin < run->subtree.end) {
        flush_text(parent);
        add_subtree(run->subtree, parent);
        continue;
      }
      Span source = run->source;
      if (begin >= run->body) source.begin = source_of_body(*run);
      if (end <= run->body) source.end = source_of_body(*run);
      if (source.begin < source.end) pieces_.push_back({source, run->type});
    }
    next_run_ = static_cast<std::size_t>(run - skeleton_.text_runs.begin());
    flush_text(parent);
  }

  // Makes one node of the pieces of text that were collected.
  void flush_text(NodeId parent) {
    if (pieces_.empty()) return;
    const Span all{pieces_.front().source.begin, pieces_.back().source.end};
    add_text_node(all, read(pieces_), parent);
    pieces_.clear();
  }

  void add_subtree(Span subtree, NodeId parent) {
    for (std::uint32_t i = subtree.begin; i < subtree.end; ++i) {
      close_elements(i);
      add_collapsed_node(skeleton_.collapsed_nodes[i], open_.empty() ? parent : open_.back().id);
    }
    close_elements(subtree.end);
  }

  // Closes the elements of a collapsed subtree whose nodes end at `index`.
  void close_elements(std::uint32_t index) {
    for (; !open_.empty() && open_.back().end == index; open_.pop_back())
      nodes[open_.back().id].end = static_cast<NodeId>(nodes.size());
  }

  void add_collapsed_node(const CollapsedNode& node, NodeId parent) {
    if (node.tag != Tag::text) {
      open_.push_back({static_cast<NodeId>(nodes.size()), node.end});
      add_node({.tag = node.tag, .parent = parent, .source = node.source}, node.attributes);
    } else if (is_content_left_out(nodes[parent].tag)) {
      add_content(node.source, parent);
    } else {
      const TextPiece piece{node.source, TextType::data};
      add_text_node(node.source, read({&piece, 1}), parent);
    }
  }

  void add_text_node(Span source, std::string_view text, NodeId parent) {
    const auto end = static_cast<NodeId>(nodes.size() + 1);
    add_node({.tag = Tag::text, .parent = parent, .end = end, .source = source},
             {.first = static_cast<std::uint32_t>(texts.size())});
    texts.push_back(text);
  }

  void add_node(const Node& node, TagAttributes attributes) {
    nodes.push_back(node);
    node_attributes.push_back(attributes);
  }

  // Where in the page the white space at the start of a run ends.
  std::uint32_t source_of_body(const TextRun& run) const {
    if (run.body == run.end) return run.source.end;  // nothing but white space
    std::uint32_t at = run.source.begin;
    while (at < run.source.end && (is_ascii_space(page_[at]) || (page_[at] == '\0' && run.type == TextType::data))) ++at;
    return at;
  }

  std::string_view view(Span span) const { return page_.substr(span.begin, span.end - span.begin); }

  std::string_view read(std::span<const TextPiece> pieces) {
    if (pieces.size() == 1 && is_plain(view(pieces.front().source), pieces.front().type)) return view(pieces.front().source);
    decoded_.clear();
    for (const TextPiece& piece : pieces) append_decoded(decoded_, view(piece.source), piece.type);
    return arena_.copy(decoded_);
  }

  // An open element of the current collapsed subtree.
  struct OpenElement {
    NodeId id;
    std::uint32_t end;  // of its nodes in collapsed_nodes
  };

  std::string_view page_;
  Skeleton& skeleton_;
  Arena& arena_;
  std::size_t next_tag_ = 0;
  std::size_t next_run_ = 0;
  std::vector<TextPiece> pieces_;
  std::vector<OpenElement> open_;
  std::string decoded_;
};

Limit limit_of(const GuardedTree& tree, const Skeleton& skeleton) {
  if (tree.limit != Limit::none) return tree.limit;
  if (skeleton.too_large) return Limit::memory;
  return skeleton.too_deep ? Limit::depth : Limit::none;
}

}  // namespace

std::size_t Dom::memory() const {
  static_assert(sizeof(Node) + sizeof(TagAttributes) + sizeof(std::string_view) <= kDomMemoryPerNode);
  return nodes_.size() * kDomMemoryPerNode + attributes_.size() * sizeof(Attribute) +
         decoded_values_.size() * sizeof(std::string_view) + arena_->size();
}

Dom Dom::parse(std::string_view utf8, const Limits& limits) {
  Dom dom;
  dom.page_ = utf8;
  dom.arena_ = std::make_unique<Arena>();
  const std::size_t max_memory = page_memory(limits, utf8.size());
  Skeleton skeleton = make_skeleton(utf8, limits.depth, max_memory);
  Arena gumbo_arena;
  const GuardedTree tree = parse_guarded(skeleton.text, gumbo_memory(skeleton, max_memory), gumbo_arena);
  Converter converter(utf8, skeleton, *dom.arena_);
  if (tree.root) converter.convert(*tree.root);
  dom.limit_ = limit_of(tree, skeleton);
  dom.nodes_ = std::move(converter.nodes);
  dom.node_attributes_ = std::move(converter.node_attributes);
  dom.attributes_ = std::move(skeleton.attributes);
  dom.texts_ = std::move(converter.texts);
  return dom;
}

std::string_view Dom::text(NodeId node) const {
  // Scripts and style sheets are a large part of many pages and seldom asked for, so they are decoded only here.
  const Tag parent = nodes_[nodes_[node].parent].tag;
  const std::string_view text = texts_[node_attributes_[node].first];
  if (!is_content_left_out(parent) || is_plain(text, TextType::rawtext)) return text;
  std::string decoded;
  append_decoded(decoded, text, TextType::rawtext);
  return arena_->copy(decoded);
}

std::string_view Dom::rare_attribute(NodeId node, std::string_view name) const {
  return decoded_value(raw_attribute(start_tag(node), name));
}

std::string_view Dom::name_as_written(NodeId node) const {
  const std::string_view tag = start_tag(node);
  if (tag.size() < 2) return {};
  return tag.substr(1, std::min(find_delimiter(tag, 1, kEndsTagName), tag.size()) - 1);
}

std::string_view Dom::decoded(NodeId node, AttributeName name) const {
  Attribute* attribute = &attributes_[node_attributes_[node].first];
  while (attribute->name != name) ++attribute;
  if (attribute->reading == Attribute::Reading::decoded) return decoded_values_[attribute->value.begin];
  const std::string_view written = page_.substr(attribute->value.begin, attribute->value.end - attribute->value.begin);
  if (attribute->reading == Attribute::Reading::plain) return written;
  const std::string_view value = decoded_value(written);
  if (value.data() == written.data()) {
    attribute->reading = Attribute::Reading::plain;
  } else {
    attribute->reading = Attribute::Reading::decoded;
    attribute->value.begin = static_cast<std::uint32_t>(decoded_values_.size());
    decoded_values_.push_back(value);
  }
  return value;
}

std::string_view Dom::decoded_value(std::string_view value) const {
  if (is_plain(value, TextType::attribute)) return value;
  std::string decoded;
  append_decoded(decoded, value, TextType::attribute);
  return arena_->copy(decoded);
}

}  // namespace pith::internal
