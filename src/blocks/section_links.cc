// In: an element. Out: whether it is a link to edit a section or to see source code.
//
// The idea: wikis and generators of documentation call these links by names that nothing else has, in whatever language their
// words are. Most stand in the heading or beside it, where other elements need not be looked at.
#include "blocks/section_links.h"

#include <cstdint>

#include "base/text.h"
#include "base/words.h"

namespace pith::internal {
namespace {

constexpr std::string_view kNames[] = {
#define SECTION_LINK_NAME(name) name,
#include "blocks/section_link_names.inc"
#undef SECTION_LINK_NAME
};
constexpr std::string_view kBackName = "viewcode-back";  // of links from the source to its description
constexpr int kMaxAncestors = 2;                         // that are looked at for a heading
constexpr NodeId kMaxNodes = 24;                         // in brackets around links
constexpr std::uint32_t kMaxWords = 4;                   // without a link

bool is_heading(Tag tag) { return (tag >= Tag::h1 && tag <= Tag::h6) || tag == Tag::dt; }

// Whether the element is in a heading or term, or in a box that begins with one.
bool is_by_heading(const Dom& dom, NodeId element) {
  const auto& nodes = dom.nodes();
  NodeId around = nodes[element].parent;
  if (is_heading(nodes[around + 1].tag)) return true;
  for (int i = 0; i < kMaxAncestors; ++i, around = nodes[around].parent)
    if (is_heading(nodes[around].tag)) return true;
  return false;
}

bool has_name(const Dom& dom, NodeId element) {
  return any_token(dom.classes(element), [](std::string_view name) { return is_one_of(name, kNames); });
}

// Whether an element is a link, has one, or has no more words than one.
bool reads_as_link(const Dom& dom, NodeId element) {
  const auto& nodes = dom.nodes();
  if (nodes[element].tag == Tag::a || nodes[nodes[element].parent].tag == Tag::a) return true;
  if (nodes[element].end - element > kMaxNodes) return false;
  std::uint32_t words = 0;
  for (NodeId id = element + 1; id < nodes[element].end; ++id) {
    if (nodes[id].tag == Tag::a) return true;
    if (nodes[id].tag == Tag::text) words += count_text(dom.text(id)).words;
  }
  return words <= kMaxWords;
}

}  // namespace

bool is_section_link(const Dom& dom, NodeId element, bool in_code) {
  const Tag tag = dom.nodes()[element].tag;
  if ((tag != Tag::a && tag != Tag::span) || !dom.has_attribute(element, "class")) return false;
  if (in_code && tag == Tag::a) return has_token(dom.classes(element), kBackName);
  return is_by_heading(dom, element) && has_name(dom, element) && reads_as_link(dom, element);
}

}  // namespace pith::internal
