// In: a Dom. Out: the parts of the text that buttons with `aria-controls` open.
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
constexpr NodeId kShareOfPage = 2;   // a form with one in so many of its nodes is around it
constexpr std::string_view kFoldNames[] = {
#define FOLD_NAME(text) text,
#define FOLD_ENDING(text)
#define MENU_NAME(text)
#include "html/panel_names.inc"
#undef FOLD_NAME
#undef FOLD_ENDING
#undef MENU_NAME
};
constexpr std::string_view kFoldEndings[] = {
#define FOLD_NAME(text)
#define FOLD_ENDING(text) text,
#define MENU_NAME(text)
#include "html/panel_names.inc"
#undef FOLD_NAME
#undef FOLD_ENDING
#undef MENU_NAME
};
constexpr std::string_view kMenuNames[] = {
#define FOLD_NAME(text)
#define FOLD_ENDING(text)
#define MENU_NAME(text) text,
#include "html/panel_names.inc"
#undef FOLD_NAME
#undef FOLD_ENDING
#undef MENU_NAME
};
constexpr std::array<std::string_view, 10> kMenuRoles = {"navigation", "menu",   "menubar", "dialog",  "alertdialog",
                                                         "banner",     "search", "listbox", "toolbar", "contentinfo"};

template <typename Names>
bool has_name_part(const Dom& dom, NodeId element, const Names& names) {
  const std::string lower = to_lower(dom.classes(element));
  return !lower.empty() && std::ranges::any_of(names, [&](auto name) { return lower.find(name) != std::string::npos; });
}

bool has_fold_name(const Dom& dom, NodeId element) {
  if (has_name_part(dom, element, kFoldNames)) return true;
  return any_token(dom.classes(element), [](std::string_view name) {
    const std::string lower = to_lower(name);
    return std::ranges::any_of(kFoldEndings, [&](std::string_view ending) { return lower.ends_with(ending); });
  });
}

bool is_heading(Tag tag) { return (tag >= Tag::h1 && tag <= Tag::h6) || tag == Tag::dt; }

bool is_menu(const Dom& dom, NodeId id) {
  switch (dom.nodes()[id].tag) {
    case Tag::nav:
    case Tag::header:
    case Tag::footer:
    case Tag::aside:
      return true;
    case Tag::form:  // some servers put one around all of the page
      return dom.nodes()[id].end - id < dom.nodes().size() / kShareOfPage;
    case Tag::unknown:
      return iequals(dom.name_as_written(id), "dialog");
    default:
      return std::ranges::any_of(kMenuRoles, [&](auto role) { return iequals(dom.attribute(id, "role"), role); });
  }
}

// A tag that is longer than those of real pages is not read again and again.
bool opens_text(const Dom& dom, NodeId button) {
  const auto& nodes = dom.nodes();
  if (dom.start_tag(button).size() > kMaxTagWithClasses) return false;
  if (dom.rare_attribute(button, "aria-expanded").empty() || !dom.rare_attribute(button, "aria-haspopup").empty()) return false;
  bool folds = false;
  NodeId id = button;
  for (int i = 0; i < kMaxAround && nodes[id].tag != Tag::body && id > 0; ++i, id = nodes[id].parent) {
    if (is_menu(dom, id) || (i < kMaxNamed && has_name_part(dom, id, kMenuNames))) return false;
    folds |= i <= kMaxAroundButton && (is_heading(nodes[id].tag) || has_fold_name(dom, id));
  }
  return folds;
}

}  // namespace

std::set<std::string_view> opened_panels(const Dom& dom) {
  std::set<std::string_view> panels;
  for (NodeId id = 0; id < dom.nodes().size(); ++id)
    if (dom.has_attribute(id, "aria-controls") && opens_text(dom, id))
      for_each_token(dom.attribute(id, "aria-controls"), [&](std::string_view panel) { panels.insert(panel); });
  return panels;
}

}  // namespace pith::internal
