// What of a page a reader gets to see. In: a Dom. Out: for each element whether it is hidden.
//
// The idea: the saved page is what a server sent or a browser held at some moment, and "hidden" there often means "not yet". So
// the page's own marks are believed, save where they are known to be lifted: React streams parts as <div hidden id="S:1"> and
// moves them into place, tabs and folded answers are opened by the reader, and a page that hides next to everything is waiting
// for its script.
#include "html/visibility.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/simd.h"
#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::size_t kWholePage =
    500;                                // bytes of unseen text that can be the page itself, more than a plea to switch scripts on
constexpr std::size_t kWholeRatio = 4;  // times the text that is seen

constexpr std::string_view kStreamedId = "S:";
constexpr std::array<std::string_view, 2> kPanelRoles = {"tabpanel", "region"};
constexpr std::array<std::string_view, 6> kPanelNames = {"accordion", "collapse", "faq", "tab-content", "tab-pane", "tabs__"};

std::size_t count_text(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_ascii_space(c); }));
}

std::string fold(std::string_view value, bool spaces) {
  std::string folded;
  for (const char c : value)
    if (spaces || !is_ascii_space(c)) folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  return folded;
}

// "display:none" and "visibility:hidden" in a style attribute, white space and case aside.
bool style_hides(std::string_view style) {
  // Both have this letter, and few other styles do.
  const auto letter = [](Bytes16 c) { return (c == 'y') | (c == 'Y'); };
  if (find_class(style, 0, letter) == style.size()) return false;
  const std::string folded = fold(style, false);
  return folded.find("display:none") != std::string::npos || folded.find("visibility:hidden") != std::string::npos;
}

bool opens(const Dom& dom, NodeId id) {
  if (dom.attribute(id, "id").starts_with(kStreamedId)) return true;
  const std::string role = fold(dom.attribute(id, "role"), true);
  if (std::find(kPanelRoles.begin(), kPanelRoles.end(), role) != kPanelRoles.end()) return true;
  if (!role.empty()) return false;
  if (dom.has_attribute(id, "aria-labelledby")) return true;
  const std::string names = fold(dom.attribute(id, "class"), true);
  return std::any_of(kPanelNames.begin(), kPanelNames.end(), [&](auto name) { return names.find(name) != std::string::npos; });
}

bool marked_hidden(const Dom& dom, NodeId id) {
  if (!dom.has_attribute(id, "hidden") && !style_hides(dom.attribute(id, "style"))) return false;
  // A page that hides all of itself until its script has run is still there to be read.
  const Tag tag = dom.nodes()[id].tag;
  if (tag == Tag::html || tag == Tag::body || tag == Tag::main || tag == Tag::article) return false;
  return !opens(dom, id);
}

}  // namespace

Visibility::Visibility(const Dom& dom) : dom_(dom), marked_(dom.nodes().size()) {
  const auto& nodes = dom.nodes();
  std::size_t noscript = 0;
  std::size_t unseen = 0;
  NodeId noscript_end = 0;
  NodeId unseen_end = 0;
  for (NodeId id = 0; id < nodes.size(); ++id) {
    const Tag tag = nodes[id].tag;
    if (tag == Tag::text) {
      if (id < noscript_end)
        noscript += count_text(dom.text(id));
      else if (id < unseen_end)
        unseen += count_text(dom.text(id));
    } else if (tag == Tag::noscript) {
      noscript_end = std::max(noscript_end, nodes[id].end);
    } else if (flow_of(tag) == Flow::hidden) {
      id = nodes[id].end - 1;
    } else if (id >= unseen_end && marked_hidden(dom, id)) {
      marked_[id] = true;
      unseen_end = nodes[id].end;
    }
  }
  if (std::max(noscript, unseen) <= kWholePage) return;
  const std::size_t seen = count_seen();
  show_noscript_ = noscript > kWholePage && noscript > kWholeRatio * seen;
  show_hidden_ = unseen > kWholePage && unseen > kWholeRatio * seen;
}

std::size_t Visibility::count_seen() const {
  const auto& nodes = dom_.nodes();
  std::size_t seen = 0;
  for (NodeId id = 0; id < nodes.size(); ++id) {
    const Tag tag = nodes[id].tag;
    if (tag == Tag::text)
      seen += count_text(dom_.text(id));
    else if (marked_[id] || flow_of(tag) == Flow::hidden)
      id = nodes[id].end - 1;
  }
  return seen;
}

bool Visibility::hidden(NodeId element) const {
  const Tag tag = dom_.nodes()[element].tag;
  if (tag == Tag::noscript) return !show_noscript_;
  if (flow_of(tag) == Flow::hidden) return true;
  return !show_hidden_ && marked_[element];
}

}  // namespace pith::internal
