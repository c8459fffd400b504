// In: an element. Out: whether it is a link to edit a section or to see source code.
//
// The idea: wikis and generators of documentation call these links by names that nothing else has, in whatever language their
// words are. Most stand in the heading or beside it, where other elements need not be looked at.
#include "blocks/section_links.h"

#include <array>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::array<std::string_view, 10> kNames = {
    "mw-editsection", "mw-editsection-like", "editsection", "edit-section", "section-edit", "secedit",
    "src-link",       "source-link",         "view-source", "viewcode-link"};
constexpr std::string_view kBackName = "viewcode-back";  // of links from the source to its description
constexpr int kMaxAncestors = 2;                         // that are looked at for a heading

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

}  // namespace

bool is_section_link(const Dom& dom, NodeId element, bool in_code) {
  const Tag tag = dom.nodes()[element].tag;
  if ((tag != Tag::a && tag != Tag::span) || !dom.has_attribute(element, "class")) return false;
  if (in_code && tag == Tag::a) return has_token(dom.classes(element), kBackName);
  return is_by_heading(dom, element) && has_name(dom, element);
}

}  // namespace pith::internal
