// In: a preformatted element. Out: its programming language.
//
// The idea: highlighters agree on a class with a prefix before the language: "language-cpp" or "lang-cpp" on the element itself,
// on the <code> inside it or on an element around it, "highlight-source-cpp" around it, "brush: cpp" on it.
#include "blocks/code_language.h"

#include <algorithm>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::string_view kPrefixes[] = {"language-", "lang-", "highlight-source-", "brush:", "sourceCode "};
constexpr NodeId kMaxNodesToCode = 3;  // nodes inside the element that are searched for <code>

bool is_name_char(char c) {
  const char lower = to_ascii_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#' || c == '-';
}

NodeId code_inside(const Dom& dom, NodeId pre) {
  const NodeId end = std::min(dom.nodes()[pre].end, pre + kMaxNodesToCode);
  for (NodeId id = pre + 1; id < end; ++id)
    if (dom.nodes()[id].tag == Tag::code) return id;
  return pre;
}

std::string_view language_in(std::string_view classes) {
  for (const std::string_view prefix : kPrefixes) {
    const std::size_t at = classes.find(prefix);
    if (at == std::string_view::npos) continue;
    std::string_view name = classes.substr(at + prefix.size());
    while (name.starts_with(' ')) name.remove_prefix(1);
    name = name.substr(0, name.find_first_of(" ;"));
    if (!name.empty() && std::ranges::all_of(name, is_name_char)) return name;
  }
  return {};
}

}  // namespace

std::string_view code_language(const Dom& dom, NodeId pre) {
  const NodeId parent = dom.nodes()[pre].parent;
  for (const NodeId id : {code_inside(dom, pre), pre, parent, dom.nodes()[parent].parent})
    if (const std::string_view language = language_in(dom.attribute(id, "class")); !language.empty()) return language;
  return {};
}

}  // namespace pith::internal
