// Which parts of a page a reader gets to see. In: a Dom. Out: for each element whether it is hidden.
//
// The idea: a saved page is what a server sent, or what a browser had at some moment, and "hidden" there often means "not shown
// yet". So the page's own marks are believed, except where they are known to be lifted later: React streams parts of a page in
// <div hidden id="S:1"> and moves them into place, readers open tabs and folded answers, and a page that hides nearly everything
// waits for its script. What a class hides is not known, but words for screen readers beside what they replace are hidden so.
#include "html/visibility.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/simd.h"
#include "base/text.h"
#include "html/opened_panels.h"
#include "html/spoken_twins.h"
#include "html/stub_texts.h"
#include "html/style.h"

namespace pith::internal {
namespace {

// Unseen text is taken for the page itself when it has more bytes than a request to enable scripts, and many times the bytes that
// are seen.
constexpr std::size_t kMinUnseenBytes = 500;
constexpr std::size_t kMinUnseenRatio = 4;

constexpr std::string_view kStreamedId = "S:";
constexpr std::string_view kUntilFound = "until-found";
constexpr std::array<std::string_view, 2> kPanelRoles = {"tabpanel", "region"};
constexpr std::array<std::string_view, 6> kPanelClasses = {"accordion", "collapse", "faq", "tab-content", "tab-pane", "tabs__"};

std::size_t count_visible_bytes(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_ascii_space(c); }));
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool style_hides(std::string_view style) {
  if (find_any<'y', 'Y'>(style) == style.size()) return false;  // as in most styles, which need not be read
  return style_has(style, "display", "none") || style_has(style, "visibility", "hidden");
}

bool may_be_marked_hidden(const Dom& dom, NodeId id) { return dom.has_attribute(id, "hidden") || dom.has_attribute(id, "style"); }

// Whether the element is a part of a page that is shown later: by the page's script, or when a reader opens it.
bool is_shown_later(const Dom& dom, NodeId id) {
  if (dom.attribute(id, "id").starts_with(kStreamedId) || iequals(dom.attribute(id, "hidden"), kUntilFound)) return true;
  const std::string_view role = dom.attribute(id, "role");
  if (std::ranges::any_of(kPanelRoles, [&](std::string_view panel) { return iequals(role, panel); })) return true;
  if (!role.empty()) return false;
  if (dom.has_attribute(id, "aria-labelledby")) return true;
  const std::string classes = to_lower(dom.attribute(id, "class"));
  return std::ranges::any_of(kPanelClasses, [&](std::string_view name) { return contains(classes, name); });
}

}  // namespace

Visibility::Visibility(const Dom& dom) : dom_(dom), opened_(opened_panels(dom)), marked_(dom.nodes().size()) {
  const auto& nodes = dom.nodes();
  std::size_t noscript = 0;
  std::size_t unseen = 0;
  NodeId noscript_end = 0;
  NodeId unseen_end = 0;
  bool has_template = false;
  for (NodeId id = 0; id < nodes.size(); ++id) {
    const Tag tag = nodes[id].tag;
    if (tag == Tag::text) {
      if (id < noscript_end)
        noscript += count_visible_bytes(dom.text(id));
      else if (id < unseen_end)
        unseen += count_visible_bytes(dom.text(id));
    } else if (tag == Tag::noscript) {
      noscript_end = std::max(noscript_end, nodes[id].end);
    } else if (flow_of(tag) == Flow::hidden) {
      has_template |= tag == Tag::template_;
      id = nodes[id].end - 1;
    } else if (id >= unseen_end && may_be_marked_hidden(dom, id) && is_marked_hidden(id)) {
      marked_[id] = true;
      unseen_end = nodes[id].end;
    } else if (dom.has_attribute(id, "aria-hidden")) {
      if (const auto repeated = repeated_for_screen_readers(dom, id)) marked_[*repeated] = true;
    }
  }
  if (has_template || noscript > kMinUnseenBytes) stub_texts_ = texts_of_stubs(dom, marked_);
  if (std::max(noscript, unseen) <= kMinUnseenBytes) return;
  const std::size_t seen = count_seen();
  show_noscript_ = noscript > kMinUnseenBytes && noscript > kMinUnseenRatio * seen;
  show_hidden_ = unseen > kMinUnseenBytes && unseen > kMinUnseenRatio * seen;
}

bool Visibility::is_marked_hidden(NodeId id) const {
  if (!may_be_marked_hidden(dom_, id)) return false;
  if (!dom_.has_attribute(id, "hidden") && !style_hides(dom_.attribute(id, "style"))) return false;
  // Some pages hide all of themselves until their script has run.
  const Tag tag = dom_.nodes()[id].tag;
  if (tag == Tag::html || tag == Tag::body || tag == Tag::main || tag == Tag::article) return false;
  return !is_shown_later(dom_, id) && !opened_.contains(dom_.attribute(id, "id"));
}

std::size_t Visibility::count_seen() const {
  const auto& nodes = dom_.nodes();
  std::size_t seen = 0;
  for (NodeId id = 0; id < nodes.size(); ++id) {
    const Tag tag = nodes[id].tag;
    if (tag == Tag::text)
      seen += count_visible_bytes(dom_.text(id));
    else if (marked_[id] || flow_of(tag) == Flow::hidden)
      id = nodes[id].end - 1;
  }
  return seen;
}

bool Visibility::marked_hidden(NodeId element) const { return !show_hidden_ && is_marked_hidden(element); }

bool Visibility::hidden(NodeId element) const {
  const Tag tag = dom_.nodes()[element].tag;
  if (tag == Tag::noscript && show_noscript_) return false;
  if (tag == Tag::noscript || tag == Tag::template_) return !std::ranges::binary_search(stub_texts_, element);
  if (flow_of(tag) == Flow::hidden) return true;
  return !show_hidden_ && marked_[element];
}

}  // namespace pith::internal
