// In: an element with `aria-controls`. Out: whether it opens a part of the text.
//
// The idea: a button that opens something tells by `aria-controls` what it is and by `aria-expanded` whether it is open. Most such
// buttons open menus. One that is a heading, or in a box that is called after what folds, opens a part of the text.
#include "html/opened_panels.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr int kMaxAroundButton = 3;  // elements around a button that tell what it is in
constexpr int kMaxAround = 32;       // elements around it one of which may be a menu
constexpr int kMaxNamed = 5;         // of these, by its classes
constexpr std::array<std::string_view, 5> kFoldNames = {"accordion", "faq", "collaps", "disclosure", "question"};
constexpr std::array<std::string_view, 5> kMenuNames = {"menu", "nav", "filter", "facet", "dropdown"};
constexpr std::array<std::string_view, 10> kMenuRoles = {"navigation", "menu",   "menubar", "dialog",  "alertdialog",
                                                         "banner",     "search", "listbox", "toolbar", "contentinfo"};

template <typename Names>
bool has_name_part(const Dom& dom, NodeId element, const Names& names) {
  const std::string lower = to_lower(dom.classes(element));
  return !lower.empty() && std::ranges::any_of(names, [&](auto name) { return lower.find(name) != std::string::npos; });
}

bool is_heading(Tag tag) { return (tag >= Tag::h1 && tag <= Tag::h6) || tag == Tag::dt; }

bool is_menu(const Dom& dom, NodeId id) {
  switch (dom.nodes()[id].tag) {
    case Tag::nav:
    case Tag::header:
    case Tag::footer:
    case Tag::form:
    case Tag::aside:
      return true;
    case Tag::unknown:
      return iequals(dom.name_as_written(id), "dialog");
    default:
      return std::ranges::any_of(kMenuRoles, [&](auto role) { return iequals(dom.attribute(id, "role"), role); });
  }
}

}  // namespace

bool opens_text(const Dom& dom, NodeId button) {
  const auto& nodes = dom.nodes();
  if (dom.rare_attribute(button, "aria-expanded").empty() || !dom.rare_attribute(button, "aria-haspopup").empty()) return false;
  bool folds = false;
  NodeId id = button;
  for (int i = 0; i < kMaxAround && nodes[id].tag != Tag::body && id > 0; ++i, id = nodes[id].parent) {
    if (is_menu(dom, id) || (i < kMaxNamed && has_name_part(dom, id, kMenuNames))) return false;
    folds |= i <= kMaxAroundButton && (is_heading(nodes[id].tag) || has_name_part(dom, id, kFoldNames));
  }
  return folds;
}

}  // namespace pith::internal
