// gumbo's tree of the skeleton to ours. In: UTF-8. Out: Dom.
//
// What gumbo may allocate is bounded by the number of tags.
#include "html/dom.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <utility>

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

constexpr std::size_t kMemory = std::size_t{1} << 20;       // bytes that any page may take
constexpr std::size_t kMemoryForTag = 300;                  // and for each tag or text; real pages take up to 210
constexpr std::size_t kMemoryForPart = 64;                  // of what goes around gumbo
constexpr std::size_t kMaxMemory = std::size_t{128} << 20;  // and never more; no page of 5 MB and less was seen to take 8

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

bool is_raw(Tag tag) { return tag == Tag::script || tag == Tag::style; }

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

// gumbo's tree with what the skeleton left out.
class Converter {
 public:
  Converter(std::string_view page, Skeleton& skeleton, Arena& arena) : page_(page), skeleton_(skeleton), arena_(arena) {
    const std::size_t max_texts = skeleton.texts.size() + skeleton.parts.size();
    nodes.reserve(skeleton.tags.size() + max_texts);
    node_attributes.reserve(nodes.capacity());
    texts.reserve(max_texts);
  }

  void run(const GumboNode& root) {
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
  std::uint32_t offset_of(const char* place) const { return static_cast<std::uint32_t>(place - skeleton_.text.data()); }

  void add_element(const GumboElement& element, NodeId parent) {
    Node node{.tag = kFromGumbo[element.tag], .parent = parent};
    const Skeleton::TagPlace* place = element.original_tag.data ? tag_at(offset_of(element.original_tag.data)) : nullptr;
    if (place) node.source = place->source;
    add_node(node, attributes_of(node.tag, place));
    if (place && place->content.begin < place->content.end) add_raw(place->content, static_cast<NodeId>(nodes.size() - 1));
  }

  // Nodes mostly come in the order of their tags, so the place after the last one is looked at first.
  const Skeleton::TagPlace* tag_at(std::uint32_t offset) {
    const auto& tags = skeleton_.tags;
    if (next_tag_ >= tags.size() || tags[next_tag_].at != offset) {
      const auto place = std::lower_bound(tags.begin(), tags.end(), offset,
                                          [](const Skeleton::TagPlace& tag, std::uint32_t at) { return tag.at < at; });
      if (place == tags.end() || place->at != offset) return nullptr;
      next_tag_ = static_cast<std::size_t>(place - tags.begin());
    }
    return &tags[next_tag_++];
  }

  // The first run that ends behind a place.
  std::vector<Skeleton::TextPlace>::const_iterator text_at(std::uint32_t offset) {
    const auto& all = skeleton_.texts;
    const bool next =
        next_text_ < all.size() && all[next_text_].end > offset && (next_text_ == 0 || all[next_text_ - 1].end <= offset);
    if (!next)
      next_text_ = static_cast<std::size_t>(
          std::upper_bound(all.begin(), all.end(), offset,
                           [](std::uint32_t at, const Skeleton::TextPlace& text) { return at < text.end; }) -
          all.begin());
    return all.begin() + static_cast<std::ptrdiff_t>(next_text_);
  }

  // All <html> tags speak for the one element, and so do all <body> tags: they get a new list behind all others, in which the first of
  // each name counts.
  TagAttributes attributes_of(Tag tag, const Skeleton::TagPlace* place) {
    const TagAttributes own = place ? place->attributes : TagAttributes{};
    if (tag != Tag::html && tag != Tag::body) return own;
    TagAttributes all{.first = static_cast<std::uint32_t>(skeleton_.attributes.size())};
    const auto add = [&](const TagAttributes& some) {
      for (int i = 0; i < std::popcount(some.names); ++i) {
        const Attribute attribute = skeleton_.attributes[some.first + static_cast<std::size_t>(i)];
        if ((all.names & attribute.name.bit()) != 0) continue;
        all.names |= attribute.name.bit();
        skeleton_.attributes.push_back(attribute);
      }
    };
    add(own);
    for (const TagAttributes& more : tag == Tag::html ? skeleton_.html : skeleton_.bodies) add(more);
    return all;
  }

  void add_raw(Span content, NodeId parent) { add_text_node(content, view(content), parent); }

  struct Part {
    Span source{};
    TextType type{};
  };

  // The runs that gumbo put into one text node, the first or last perhaps in part: white space may have gone elsewhere.
  void add_text(const GumboStringPiece& piece, NodeId parent) {
    const std::uint32_t begin = offset_of(piece.data);
    const std::uint32_t end = begin + static_cast<std::uint32_t>(piece.length);
    auto place = text_at(begin);
    parts_.clear();
    for (; place != skeleton_.texts.end() && place->at < end; ++place) {
      if (place->clump.begin < place->clump.end) {
        flush_text(parent);
        add_clump(place->clump, parent);
        continue;
      }
      Span source = place->source;
      if (begin >= place->body) source.begin = body_of(*place);
      if (end <= place->body) source.end = body_of(*place);
      if (source.begin < source.end) parts_.push_back({source, place->type});
    }
    next_text_ = static_cast<std::size_t>(place - skeleton_.texts.begin());
    flush_text(parent);
  }

  void flush_text(NodeId parent) {
    if (parts_.empty()) return;
    const Span all{parts_.front().source.begin, parts_.back().source.end};
    add_text_node(all, read(parts_), parent);
    parts_.clear();
  }

  void add_clump(Span clump, NodeId parent) {
    for (std::uint32_t i = clump.begin; i <= clump.end; ++i) {
      while (!open_.empty() && i == open_.back().second) {
        nodes[open_.back().first].end = static_cast<NodeId>(nodes.size());
        open_.pop_back();
      }
      if (i == clump.end) return;
      const Skeleton::Part& part = skeleton_.parts[i];
      const NodeId above = open_.empty() ? parent : open_.back().first;
      const auto id = static_cast<NodeId>(nodes.size());
      if (part.tag != Tag::text) {
        add_node({.tag = part.tag, .parent = above, .source = part.source}, part.attributes);
        open_.emplace_back(id, part.end);
      } else if (is_raw(nodes[above].tag)) {
        add_raw(part.source, above);
      } else {
        const Part text{part.source, TextType::data};
        add_text_node(part.source, read({&text, 1}), above);
      }
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

  // Where the white space at the start of a run ends.
  std::uint32_t body_of(const Skeleton::TextPlace& place) const {
    if (place.body == place.end) return place.source.end;  // nothing but white space
    std::uint32_t at = place.source.begin;
    while (at < place.source.end && (is_ascii_space(page_[at]) || (page_[at] == '\0' && place.type == TextType::data))) ++at;
    return at;
  }

  std::string_view view(Span span) const { return page_.substr(span.begin, span.end - span.begin); }

  std::string_view read(std::span<const Part> parts) {
    if (parts.size() == 1 && is_plain(view(parts.front().source), parts.front().type)) return view(parts.front().source);
    scratch_.clear();
    for (const Part& part : parts) append_decoded(scratch_, view(part.source), part.type);
    return arena_.copy(scratch_);
  }

  std::string_view page_;
  Skeleton& skeleton_;
  Arena& arena_;
  std::size_t next_tag_ = 0;
  std::size_t next_text_ = 0;
  std::vector<Part> parts_;
  std::vector<std::pair<NodeId, std::uint32_t>> open_;  // elements of the clump at hand, and where their parts end
  std::string scratch_;
};

}  // namespace

Dom Dom::parse(std::string_view utf8, const Limits& limits) {
  Dom dom;
  dom.page_ = utf8;
  dom.arena_ = std::make_unique<Arena>();
  const std::size_t most = limits.memory > 0 ? limits.memory : kMaxMemory;
  Skeleton skeleton = make_skeleton(utf8, limits.depth, most / kMemoryForPart);
  Arena trees;
  const std::size_t fair = std::min(kMemory + kMemoryForTag * (skeleton.tags.size() + skeleton.texts.size()), most);
  const GuardedTree tree = parse_guarded(skeleton.text, limits.memory > 0 ? most : fair, trees);
  Converter converter(utf8, skeleton, *dom.arena_);
  if (tree.root) converter.run(*tree.root);
  dom.limit_ = tree.limit != Limit::none ? tree.limit : skeleton.too_deep ? Limit::depth : Limit::none;
  dom.nodes_ = std::move(converter.nodes);
  dom.node_attributes_ = std::move(converter.node_attributes);
  dom.attributes_ = std::move(skeleton.attributes);
  dom.texts_ = std::move(converter.texts);
  return dom;
}

std::string_view Dom::text(NodeId node) const {
  // Scripts and style sheets are a good part of a page, and few of them are ever asked for.
  const Tag around = nodes_[nodes_[node].parent].tag;
  const std::string_view text = texts_[node_attributes_[node].first];
  if (!is_raw(around) || is_plain(text, TextType::raw)) return text;
  std::string decoded;
  append_decoded(decoded, text, TextType::raw);
  return arena_->copy(decoded);
}

std::string_view Dom::decoded(NodeId node, AttributeName name) const {
  const Attribute* attribute = &attributes_[node_attributes_[node].first];
  while (attribute->name != name) ++attribute;
  const Span span = attribute->value;
  const std::string_view value = page_.substr(span.begin, span.end - span.begin);
  if (is_plain(value, TextType::attribute)) return value;
  std::string decoded;
  append_decoded(decoded, value, TextType::attribute);
  return arena_->copy(decoded);
}

}  // namespace pith::internal
