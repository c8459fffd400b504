// In: an element. Out: whether generators of documentation mark it as a callout, or as the title of one.
#include "blocks/callouts.h"

#include <array>

#include "base/text.h"

namespace pith::internal {
namespace {

// Sphinx, MkDocs, Docusaurus, AsciiDoc, GitHub, GitBook, Obsidian and the like. "alert" and "note" alone name other boxes too.
constexpr std::array<std::string_view, 9> kCallouts = {"admonition", "admonitionblock", "theme-admonition",
                                                       "callout",    "callout-block",   "custom-container",
                                                       "hint-block", "markdown-alert",  "remark-note"};
constexpr std::array<std::string_view, 6> kTitles = {"admonition-title",     "callout-title", "custom-container-title",
                                                     "markdown-alert-title", "title",         "admonition-heading"};

template <typename Names>
bool has_name(const Dom& dom, NodeId element, const Names& names) {
  return any_token(dom.classes(element), [&](std::string_view name) { return is_one_of(name, names); });
}

}  // namespace

bool is_callout(const Dom& dom, NodeId element) { return has_name(dom, element, kCallouts); }

bool is_callout_title(const Dom& dom, NodeId element) { return has_name(dom, element, kTitles); }

}  // namespace pith::internal
