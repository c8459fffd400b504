// In: a link. Out: whether it is a permalink.
//
// The idea: a permalink leads to a fragment. Its text is one sign, where a heading or term is around it, its class names it, or
// the fragment is the id of an element around it; or its text is one of a few phrases, where its class or a heading does.
#include "blocks/permalinks.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxTextBytes = 160;  // "Permalink to" and the heading again
constexpr NodeId kMaxNodes = 12;            // in the link
constexpr int kMaxAncestors = 3;            // that are looked at for a heading or the fragment's id

constexpr std::array<std::string_view, 8> kSigns = {"#", "¶", "§", "🔗", "🔗\uFE0F", "⚓", "⚓\uFE0F", "\uF0C1"};
constexpr std::string_view kPhrases[] = {
#define PERMALINK_PHRASE(language, text) text,
#include "blocks/permalink_phrases.inc"
#undef PERMALINK_PHRASE
};
constexpr std::array<std::string_view, 11> kNames = {"headerlink",   "header-link", "header-anchor", "heading-anchor",
                                                     "heading-link", "anchor",      "permalink",     "hash-link",
                                                     "self-link",    "deep-link",   "octicon-link"};

struct LinkText {
  std::string text{};
  bool complete = true;
};

// The text of a link, its white space collapsed; not complete where there is more than a permalink has.
LinkText text_of(const Dom& dom, NodeId link) {
  const auto& nodes = dom.nodes();
  if (nodes[link].end - link > kMaxNodes) return {.complete = false};
  std::string text;
  for (NodeId id = link + 1; id < nodes[link].end; ++id) {
    if (nodes[id].tag == Tag::img) return {.complete = false};
    if (nodes[id].tag != Tag::text) continue;
    const std::string_view part = dom.text(id);
    if (text.size() + part.size() > 2 * kMaxTextBytes) return {.complete = false};
    text.append(part);
  }
  text = collapse(text);
  const bool fits = text.size() <= kMaxTextBytes;
  return {.text = std::move(text), .complete = fits};
}

bool begins_with_phrase(std::string_view text) {
  return std::ranges::any_of(kPhrases, [&](std::string_view phrase) { return istarts_with(text, phrase); });
}

bool has_permalink_name(const Dom& dom, NodeId link) {
  const std::string names = to_lower(dom.attribute(link, "class"));
  return std::ranges::any_of(kNames, [&](std::string_view name) { return names.find(name) != std::string::npos; });
}

bool is_heading(Tag tag) {
  return (tag >= Tag::h1 && tag <= Tag::h6) || tag == Tag::dt || tag == Tag::caption || tag == Tag::figcaption;
}

// Whether a heading or term is around the link, or an element that the fragment names.
bool stands_at_target(const Dom& dom, NodeId link, std::string_view fragment) {
  const auto& nodes = dom.nodes();
  NodeId around = nodes[link].parent;
  for (int i = 0; i < kMaxAncestors; ++i, around = nodes[around].parent)
    if (is_heading(nodes[around].tag) || (!fragment.empty() && dom.attribute(around, "id") == fragment)) return true;
  return false;
}

}  // namespace

bool is_permalink(const Dom& dom, NodeId link) {
  const std::string_view href = dom.attribute(link, "href");
  const std::size_t hash = href.find('#');
  if (hash == std::string_view::npos) return false;
  const LinkText link_text = text_of(dom, link);
  if (!link_text.complete || link_text.text.empty()) return false;
  const bool is_sign = is_one_of(link_text.text, kSigns);
  if (!is_sign && !begins_with_phrase(link_text.text)) return false;
  if (has_permalink_name(dom, link) || stands_at_target(dom, link, href.substr(hash + 1))) return true;
  return begins_with_phrase(trim(dom.attribute(link, "aria-label"))) || begins_with_phrase(trim(dom.attribute(link, "title")));
}

}  // namespace pith::internal
