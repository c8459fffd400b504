// In: text, or an element. Out: the same text in other characters, or the bracket that sets it apart.
#include "blocks/superscripts.h"

#include <algorithm>

namespace pith::internal {
namespace {

constexpr NodeId kMaxNodesToParenthesis = 64;  // nodes inside a <ruby> that are searched for <rp>

struct ScriptRow {
  char plain;
  std::string_view superscript;
  std::string_view subscript;
};
constexpr ScriptRow kScripts[] = {{'0', "\u2070", "\u2080"}, {'1', "\u00B9", "\u2081"}, {'2', "\u00B2", "\u2082"},
                                  {'3', "\u00B3", "\u2083"}, {'4', "\u2074", "\u2084"}, {'5', "\u2075", "\u2085"},
                                  {'6', "\u2076", "\u2086"}, {'7', "\u2077", "\u2087"}, {'8', "\u2078", "\u2088"},
                                  {'9', "\u2079", "\u2089"}, {'+', "\u207A", "\u208A"}, {'-', "\u207B", "\u208B"}};

std::string replace_all(std::string_view text, std::string_view ScriptRow::*script) {
  std::string out;
  for (const char c : text) {
    const auto row = std::ranges::find(kScripts, c, &ScriptRow::plain);
    if (row == std::end(kScripts)) return {};
    out.append((*row).*script);
  }
  return out;
}

// A link into the same page whose text has no brackets of its own.
bool refers_to_note(const Dom& dom, NodeId sup) {
  const NodeId link = sup + 1;
  const NodeId text = sup + 2;
  if (text >= dom.nodes()[sup].end || dom.nodes()[link].tag != Tag::a || dom.nodes()[text].tag != Tag::text) return false;
  return dom.attribute(link, "href").starts_with('#') && !dom.text(text).starts_with('[');
}

bool has_parentheses(const Dom& dom, NodeId ruby) {
  const NodeId end = std::min(dom.nodes()[ruby].end, ruby + kMaxNodesToParenthesis);
  for (NodeId id = ruby + 1; id < end; ++id)
    if (dom.nodes()[id].tag == Tag::rp) return true;
  return false;
}

}  // namespace

std::string superscript(std::string_view text) { return replace_all(text, &ScriptRow::superscript); }

std::string subscript(std::string_view text) { return replace_all(text, &ScriptRow::subscript); }

char opening_bracket(const Dom& dom, NodeId element) {
  const Node& node = dom.nodes()[element];
  if (node.tag == Tag::sup && refers_to_note(dom, element)) return '[';
  if (node.tag == Tag::rt && !has_parentheses(dom, node.parent)) return '(';
  return '\0';
}

}  // namespace pith::internal
